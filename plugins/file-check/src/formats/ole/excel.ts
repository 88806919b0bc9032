/** An Excel workbook of 1993 to 2003: encryption, macro sheets, and links that other programs answer. */
import type { CheckBudget } from '../../check'
import { u8, u16 } from '../little-endian'
import { openFilePass, type RecordCipher } from '../office/encryption/file-pass'
import { type Dde, type DocumentFacts, type Link, note } from '../office/facts'
import { linksOf } from '../office/links'

const RECORD = {
  eof: 0x0a,
  sharedStrings: 0xfc,
  externSheet: 0x17,
  name: 0x18,
  externName: 0x23,
  filePass: 0x2f,
  boundSheet: 0x85,
  supBook: 0x1ae,
}
const BOF = 0x809
const BIFF8 = 0x0600
const MACRO_SHEET = 1
const MOST_LINKS = 1000
/** Between the program and its topic in the encoded name of a link. */
const TOPIC = '\x03'
/** Of {@link RECORD.externName}: the link brings an object, not a value. */
const OLE_LINK = 0x10

/** Of {@link RECORD.boundSheet}: where the sheet begins, never encrypted. */
const SHEET_POSITION = 4

interface Globals {
  readonly biff8: boolean
  encrypted: boolean
  /** Present where it is encrypted with the password that everybody has. */
  decrypt: RecordCipher | undefined
  macroSheets: number
  autoRun: string | undefined
  /** Program and topic of each link, and whether it brings an object. */
  readonly links: { application: string; topic: string; object: boolean }[]
}

/**
 * Reads the globals, which stand before all sheets. Format: [MS-XLS]; macro sheets are told by BoundSheet8.dt alone.
 * @param bytes the stream `Workbook` or `Book`, from its start
 */
export function readWorkbook(bytes: Uint8Array, facts: DocumentFacts, budget: Pick<CheckBudget, 'isOver'>): void {
  if (u16(bytes, 0) !== BOF) return
  const globals: Globals = {
    biff8: u16(bytes, 4) === BIFF8,
    encrypted: false,
    decrypt: undefined,
    macroSheets: 0,
    autoRun: undefined,
    links: [],
  }
  facts.complete &&= readGlobals(bytes, globals, budget)
  facts.encrypted ||= globals.encrypted
  facts.standardPassword ||= globals.decrypt !== undefined
  if (globals.macroSheets) note(facts.macros, [{ language: 'xlm', autoRun: globals.autoRun, empty: false }])
  for (const link of globals.links) {
    note(facts.dde, ddeOf(link))
    note(facts.links, objectOf(link))
  }
}

/** @returns whether the end of the globals was reached */
function readGlobals(bytes: Uint8Array, globals: Globals, { isOver }: Pick<CheckBudget, 'isOver'>): boolean {
  let records = 0
  for (let at = 0; at + 4 <= bytes.length; ) {
    const id = u16(bytes, at)
    const length = u16(bytes, at + 2)
    // All that is looked for stands before the strings of the cells.
    if (id === RECORD.eof || id === RECORD.sharedStrings) return true
    if (++records % 1024 === 0 && isOver()) return false
    readRecord(id, plain(id, bytes.subarray(at + 4, at + 4 + length), at + 4, globals), globals)
    // From here on every record is encrypted but its length.
    if (globals.encrypted && !globals.decrypt) return true
    at += 4 + length
  }
  return false
}

function plain(id: number, data: Uint8Array, at: number, { decrypt }: Globals): Uint8Array {
  if (!decrypt) return data
  const start = id === RECORD.boundSheet ? SHEET_POSITION : 0
  return Buffer.concat([data.subarray(0, start), decrypt(data.subarray(start), at + start, data.length)])
}

function readRecord(id: number, data: Uint8Array, globals: Globals): void {
  switch (id) {
    case RECORD.filePass:
      globals.encrypted = true
      globals.decrypt = openFilePass(data, globals.biff8)
      break
    case RECORD.boundSheet:
      if (u8(data, 5) === MACRO_SHEET) globals.macroSheets++
      break
    case RECORD.name:
      globals.autoRun ??= autoRunName(data, globals.biff8)
      break
    case RECORD.supBook:
      addLink(globals, encodedText(data.subarray(2), true))
      break
    case RECORD.externSheet:
      if (!globals.biff8) addLink(globals, encodedText(data, false))
      break
    case RECORD.externName: {
      const link = globals.links.at(-1)
      if (link && u16(data, 0) & OLE_LINK) link.object = true
      break
    }
  }
}

function addLink({ links }: Globals, text: string): void {
  const [application, topic, ...more] = text.split(TOPIC)
  // Without a program before it, the same mark means a sheet of this workbook.
  if (!application || topic === undefined || more.length || links.length >= MOST_LINKS) return
  links.push({ application, topic, object: false })
}

/** Length, then letters of one byte, or of two where BIFF8's flag says so. */
function encodedText(data: Uint8Array, biff8: boolean): string {
  const length = biff8 ? u16(data, 0) : u8(data, 0)
  const letters = data.subarray(biff8 ? 3 : 1)
  const wide = biff8 && (u8(data, 2) & 1) === 1
  return Buffer.from(letters.subarray(0, length * (wide ? 2 : 1))).toString(wide ? 'utf16le' : 'latin1')
}

/** Built-in names 1 and 2 are run when the workbook is opened and closed; macro sheets may also spell them out. */
function autoRunName(data: Uint8Array, biff8: boolean): string | undefined {
  const builtIn = (u16(data, 0) & 0x20) !== 0
  const length = u8(data, 3)
  const text = biff8
    ? encodedText(Uint8Array.of(length, 0, ...data.subarray(14, 15 + length * 2)), true)
    : Buffer.from(data.subarray(14, 14 + length)).toString('latin1')
  if (builtIn) return { 1: 'Auto_Open', 2: 'Auto_Close' }[text.charCodeAt(0)]
  return /^auto_(?:open|close|activate|deactivate)/i.test(text) ? text : undefined
}

function ddeOf({ application, topic, object }: Globals['links'][number]): Dde[] {
  return object ? [] : [{ application, command: topic }]
}

function objectOf({ topic, object }: Globals['links'][number]): Link[] {
  return object ? linksOf('object', topic) : []
}
