/** Files packed into a document: the stream that the Windows packager writes. */
import { u32 } from '../little-endian'
import { type Embedded, isProgram } from '../office/facts'

/** The name of the stream, in the storage of its object. */
export const NATIVE_STREAM = '\x01Ole10Native'

const LONGEST_NAME = 512

/**
 * Total size, flags, label, original path, two numbers, temporary path, size, and the bytes. Source: [MS-OLEDS] 2.3.6 and the
 * packager's own layout.
 * @param bytes the stream, from its start; the file's first 64 bytes suffice
 */
export function readNative(bytes: Uint8Array): Embedded {
  // Two marks before the label are the packager's; other servers keep data of their own here.
  const label = textAt(bytes, 6)
  const path = textAt(bytes, label.end)
  const temporary = textAt(bytes, path.end + 8)
  const data = bytes.subarray(temporary.end + 4, temporary.end + 4 + u32(bytes, temporary.end))
  const raw = bytes.subarray(4)
  const name = label.text || path.text
  const program = isProgram(path.text, data) || isProgram(name, data) || isProgram('', raw)
  return { name, program }
}

function textAt(bytes: Uint8Array, start: number): { text: string; end: number } {
  const end = bytes.subarray(start, start + LONGEST_NAME).indexOf(0)
  if (end < 0) return { text: '', end: start }
  return { text: new TextDecoder('gb18030').decode(bytes.subarray(start, start + end)), end: start + end + 1 }
}
