/** Bytes that are already there, read like a file: an entry of an archive, a file within a document. */
import { type Content, HEAD_BYTES } from '../check'

export function contentOfBytes(bytes: Uint8Array): Content {
  return {
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  }
}
