/** Tells what a zip holds (a document, an app, plain files) from the names in it, as far as head and tail show them. */
import { bytesOf, indexOf, lettersOf } from '../bytes'
import { u16, u32 } from '../little-endian'
import type { TypeId } from './types'

const LOCAL = 0x04034b50
const CENTRAL = bytesOf('PK\x01\x02')
const MOST_NAMES = 1_000
const LONGEST_NAME = 1_024
/** The size of an entry that was written as a stream stands behind it. */
const STREAMED = 1 << 3

const BY_MEDIA_TYPE: readonly (readonly [TypeId, RegExp])[] = [
  ['epub', /^application\/epub\+zip/],
  ['opendocument', /^application\/vnd\.(?:oasis\.opendocument|sun\.xml)\./],
]

const BY_NAME: readonly (readonly [TypeId, RegExp])[] = [
  ['apk', /^AndroidManifest\.xml$|^base\.apk$|\/AndroidManifest\.xml$/],
  ['ipa', /^Payload\/[^/]{1,200}\.app\//],
  ['docx', /^word\//],
  ['xlsx', /^xl\//],
  ['pptx', /^ppt\//],
  ['vsdx', /^visio\//],
  ['3mf', /^3D\//],
  ['xps', /^FixedDocSeq|^FixedDocumentSequence\.fdseq$/],
  ['ofd', /^OFD\.xml$/],
  ['xmind', /^content\.json$|^styles\.xml$|^meta\.xml$/],
  ['iwork', /^Index\/|^index\.(?:apxl|xml)$|^Index\.zip$/],
  ['kmz', /^doc\.kml$/],
  ['jar', /^META-INF\/MANIFEST\.MF$/],
]

/** These names are common: they tell only beside a witness. */
const WITNESS: Partial<Readonly<Record<TypeId, RegExp>>> = {
  docx: /^\[Content_Types\]\.xml$|^_rels\//,
  xlsx: /^\[Content_Types\]\.xml$|^_rels\//,
  pptx: /^\[Content_Types\]\.xml$|^_rels\//,
  vsdx: /^\[Content_Types\]\.xml$|^_rels\//,
  '3mf': /^\[Content_Types\]\.xml$|^_rels\//,
  xmind: /^(?:content\.(?:json|xml)|manifest\.json|META-INF\/manifest\.xml)$/,
  iwork: /\.iwa$|^buildVersionHistory\.plist$|^index\.apxl$/,
}

/** @returns `zip` where no name tells */
export function sniffZip(head: Uint8Array, tail: Uint8Array): TypeId {
  const { names, mediaType } = localEntries(head)
  const declared = BY_MEDIA_TYPE.find(([, pattern]) => pattern.test(mediaType))
  if (declared) return declared[0]
  const all = [...names, ...centralNames(tail)]
  const has = (pattern: RegExp) => all.some((name) => pattern.test(name))
  return BY_NAME.find(([id, pattern]) => has(pattern) && has(WITNESS[id] ?? /^/))?.[0] ?? 'zip'
}

/** Names as far as the headers follow one another in the head, and what the entry `mimetype` says, where it comes first. */
function localEntries(head: Uint8Array): { names: string[]; mediaType: string } {
  const names: string[] = []
  let mediaType = ''
  let at = u32(head, 0) === LOCAL ? 0 : Math.max(0, indexOf(head.subarray(0, 8), bytesOf('PK\x03\x04')))
  while (names.length < MOST_NAMES && at + 30 <= head.length && u32(head, at) === LOCAL) {
    const start = at + 30 + u16(head, at + 26)
    const name = lettersOf(head.subarray(at + 30, Math.min(start, at + 30 + LONGEST_NAME)))
    names.push(name)
    const data = start + u16(head, at + 28)
    const size = u32(head, at + 18)
    if (names.length === 1 && name === 'mimetype') mediaType = lettersOf(head.subarray(data, data + 100))
    if (u16(head, at + 6) & STREAMED && size === 0) break
    at = data + size
  }
  return { names, mediaType }
}

function centralNames(tail: Uint8Array): string[] {
  const names: string[] = []
  for (let at = indexOf(tail, CENTRAL); at >= 0 && names.length < MOST_NAMES; at = indexOf(tail, CENTRAL, at + 4)) {
    const length = Math.min(u16(tail, at + 28), LONGEST_NAME)
    names.push(lettersOf(tail.subarray(at + 46, at + 46 + length)))
  }
  return names
}
