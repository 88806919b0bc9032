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
      decoded ??= decodeBase64(data, maxBytes)
      return decoded.slice(offset, offset + length)
    },
    close() {
      decoded = undefined
    },
  }
}

/** Bytes that so much text stands for, padded or not. */
export function sizeOfBase64(data: string): number {
  return Math.floor((digitsOf(data) * 3) / 4)
}

/**
 * RFC 4648, section 4, padded or not, in one line.
 * @returns bytes in shared memory: a worker reads them where they are
 * @throws {AttachmentError} `budget` over `maxBytes`, `broken` where it is no base64
 */
export function decodeBase64(data: string, maxBytes: number): Uint8Array {
  const size = sizeOfBase64(data)
  if (size > maxBytes) throw overBytes(maxBytes)
  const memory = new SharedArrayBuffer(size)
  const written = mayBeBase64(data) ? Buffer.from(memory).write(data, 'base64') : -1
  if (written !== size) throw new AttachmentError('broken', `${data.length} characters are no base64`)
  return new Uint8Array(memory)
}

/** Characters before the padding. */
function digitsOf(data: string): number {
  return data.length - (data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0)
}

/** What node's own decoder does not tell; whatever else is wrong it skips over, so that fewer bytes are written. */
function mayBeBase64(data: string): boolean {
  const digits = digitsOf(data)
  const isWhole = digits % 4 !== 1 && (digits === data.length || data.length % 4 === 0)
  const isAscii = Buffer.byteLength(data) === data.length
  return isWhole && isAscii && !data.includes('-') && !data.includes('_')
}
