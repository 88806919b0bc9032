/** Files in memory, as tests hand them to checks. */
import { type CheckContext, type CheckedFile, type Content, HEAD_BYTES } from '../check'

export function contentOf(bytes: Uint8Array): Content {
  return {
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    async read(offset, length, { max, why }) {
      if (length > max) throw new RangeError(`${why}: ${length} of at most ${max} bytes`)
      return bytes.subarray(offset, offset + length)
    },
  }
}

/** @param size where only a name and a size are known */
export function fileOf(name: string, bytes?: Uint8Array, size?: number): CheckedFile {
  return { name, size: bytes?.length ?? size, content: bytes && contentOf(bytes) }
}

/** Generous budgets; the document's own figures as policy. */
export const TEST_CONTEXT: CheckContext = {
  policy: {
    blockedExtensions: ['exe', 'bat', 'lnk'],
    noticeSize: 50 * 1024 ** 2,
    mostSize: 4 * 1024 ** 3,
    sensitiveWords: [],
  },
  budget: { entries: 10_000, inflated: 64 * 1024 ** 2, depth: 3, isOver: () => false },
}
