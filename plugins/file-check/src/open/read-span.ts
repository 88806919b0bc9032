/** The guard before every read. */
import { AttachmentError, type ReadLimit } from '../attachment'

/**
 * @throws {AttachmentError} `too-long-read`
 * @throws {RangeError} where the span is no span at all, which is a mistake of the reader
 */
export function checkSpan(offset: number, length: number, { max, why }: ReadLimit): void {
  if (!(Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0)) {
    throw new RangeError(`${why}: ${length} bytes at ${offset}`)
  }
  if (length > max) throw new AttachmentError('too-long-read', `${why}: ${length} of at most ${max} bytes`)
}
