/** Bytes that came with the message itself, perhaps as base64. */
import { AttachmentError } from '../attachment'
import { overBytes } from './budget'
import type { Source } from './source'

/** They are in memory already: no budget is spent on them. */
export function openBytes(bytes: Uint8Array): Source {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.slice(offset, offset + length),
    close() {},
  }
}

/** Decoded at the first read, and not at all where it would come to more than `maxBytes`. */
export function openBase64(data: string, maxBytes: number): Source {
  let decoded: Uint8Array | undefined
  return {
    get size() {
      return decoded?.length
    },
    async read(offset, length) {
      decoded ??= decode(data, maxBytes)
      return decoded.slice(offset, offset + length)
    },
    close() {
      decoded = undefined
    },
  }
}

/** RFC 4648, section 4, padded or not, in one line; node itself would skip over whatever is wrong. */
function decode(data: string, maxBytes: number): Uint8Array {
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0
  const digits = data.length - padding
  const size = Math.floor((digits * 3) / 4)
  if (size > maxBytes) throw overBytes(maxBytes)
  const wrong = data.slice(0, digits).search(/[^A-Za-z0-9+/]/)
  if (wrong >= 0) throw new AttachmentError('broken', `no base64 at ${wrong}`)
  if (digits % 4 === 1 || (padding && (digits + padding) % 4)) {
    throw new AttachmentError('broken', `base64 of ${data.length} characters`)
  }
  return Buffer.from(data, 'base64')
}
