/** Parts of an Excel workbook that reach other programs, and names that run a macro sheet. */
import { u8, u16, u32 } from '../little-endian'
import type { Dde } from '../office/facts'
import { attributeOf, tagsOf, textAfter } from '../xml'

const DDE_LINK = new Set(['ddeLink'])
const DEFINED_NAME = new Set(['definedName'])
/** Of a binary workbook: [MS-XLSB] 2.4.58 (BrtBeginSupBook). */
const BEGIN_SUP_BOOK = 360
const SUP_BOOK_DDE = 1

export function ddeLinks(xml: string): Dde[] {
  return [...tagsOf(xml, DDE_LINK)]
    .filter(({ kind }) => kind !== 'close')
    .map((tag) => ({ application: attributeOf(tag, 'ddeService'), command: attributeOf(tag, 'ddeTopic') }))
}

/** The same link in a binary workbook: number and length in 7-bit groups, then kind, program and topic. */
export function ddeLinksOfBinary(bytes: Uint8Array): Dde[] {
  const links: Dde[] = []
  for (let at = 0; at < bytes.length; ) {
    const id = u8(bytes, at) & 0x80 ? (u8(bytes, at) & 0x7f) + ((u8(bytes, at + 1) & 0x7f) << 7) : u8(bytes, at)
    at += u8(bytes, at) & 0x80 ? 2 : 1
    let length = 0
    for (let group = 0; group < 4; group++) {
      const byte = u8(bytes, at++)
      length += (byte & 0x7f) << (7 * group)
      if (!(byte & 0x80)) break
    }
    const data = bytes.subarray(at, at + length)
    if (id === BEGIN_SUP_BOOK && u16(data, 0) === SUP_BOOK_DDE) {
      const application = wideText(data, 2)
      links.push({ application, command: wideText(data, 6 + application.length * 2) })
    }
    at += length
  }
  return links
}

function wideText(data: Uint8Array, at: number): string {
  const length = Math.min(u32(data, at), 4096)
  return Buffer.from(data.subarray(at + 4, at + 4 + length * 2)).toString('utf16le')
}

/** The name under which a macro sheet runs by itself, where the workbook defines one. */
export function autoRunOf(workbook: string): string | undefined {
  for (const tag of tagsOf(workbook, DEFINED_NAME)) {
    if (tag.kind === 'close') continue
    const name = attributeOf(tag, 'name')
    if (/^(?:_xlnm\.)?auto_(?:open|close|activate|deactivate)/i.test(name) && textAfter(workbook, tag)) return name
  }
  return undefined
}

/** In a binary workbook names are letters of two bytes. */
export function autoRunOfBinary(workbook: Uint8Array): string | undefined {
  const text = Buffer.from(workbook).toString('latin1').replaceAll('\0', '')
  return /auto_(?:open|close|activate|deactivate)/i.exec(text)?.[0]
}
