/** An object as RTF stores it: the header of OLE 1, then a link's target or the object's own bytes. */
import { u32 } from '../little-endian'
import { type DocumentFacts, note } from '../office/facts'
import { linksOf } from '../office/links'
import { readNative } from './native'

const LINKED = 1
const EMBEDDED = 2
const LONGEST_NAME = 4096

/**
 * Format: [MS-OLEDS] 2.2.
 * @returns the object's own bytes, where it is embedded: a compound file perhaps
 */
export function readOldObject(bytes: Uint8Array, facts: DocumentFacts): Uint8Array | undefined {
  const kind = u32(bytes, 4)
  const program = textAt(bytes, 8)
  const topic = textAt(bytes, program.end)
  const item = textAt(bytes, topic.end)
  if (kind === LINKED) note(facts.links, linksOf('object', topic.text))
  if (kind !== EMBEDDED) return undefined
  // The packager's stream begins with its size, as the object does here.
  if (/^package$/i.test(program.text)) note(facts.embedded, [readNative(bytes.subarray(item.end))])
  return bytes.subarray(item.end + 4, item.end + 4 + u32(bytes, item.end))
}

/** Length in front, a zero at the end. */
function textAt(bytes: Uint8Array, at: number): { text: string; end: number } {
  const length = u32(bytes, at)
  const letters = bytes.subarray(at + 4, at + 4 + Math.min(length, LONGEST_NAME))
  return {
    text: Buffer.from(letters)
      .toString('latin1')
      .replace(/\0{1,8}$/, ''),
    end: at + 4 + length,
  }
}
