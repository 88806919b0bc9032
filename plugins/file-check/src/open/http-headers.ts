/** What a response says of the file: strictly read, since everything else relies on it. */
import type { IncomingMessage } from 'node:http'
import { AttachmentError } from '../attachment'

/** What must stay the same between two answers about one file. */
export interface FileMarks {
  /** Bytes; undefined where the server does not say. */
  readonly size: number | undefined
  readonly etag: string | undefined
  readonly modified: string | undefined
}

export function marksOf({ headers }: IncomingMessage, size: number | undefined): FileMarks {
  return { size, etag: headers.etag, modified: headers['last-modified'] }
}

/** @throws {AttachmentError} `broken` where the file is another one than before */
export function checkSameFile(before: FileMarks, now: FileMarks): void {
  for (const mark of ['size', 'etag', 'modified'] as const) {
    const [old, new_] = [before[mark], now[mark]]
    if (old !== undefined && new_ !== undefined && old !== new_) {
      throw new AttachmentError('broken', `${mark} changed from ${old} to ${new_}`)
    }
  }
}

/**
 * The first and last byte, and the size of the whole file.
 * @throws {AttachmentError} `broken`
 */
export function contentRange({ headers }: IncomingMessage): { first: number; last: number; total: number } {
  const numbers = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/i.exec(headers['content-range'] ?? '')
  if (!numbers) throw new AttachmentError('broken', 'no content-range')
  const [, first, last, total] = numbers.map(Number)
  return { first: first!, last: last!, total: total! }
}

/**
 * The size, from the answer that the range lies behind the end.
 * @throws {AttachmentError} `broken`
 */
export function unsatisfiedRange({ headers }: IncomingMessage, offset: number): number {
  const [, total] = /^bytes \*\/(\d{1,15})$/i.exec(headers['content-range'] ?? '') ?? []
  // Only of an empty file is there nothing from the first byte on.
  const size = total === undefined && offset === 0 ? 0 : Number(total)
  if (!(size <= offset)) throw new AttachmentError('broken', `nothing at ${offset} of ${total}`)
  return size
}

/** @returns undefined where the server does not say */
export function contentLength({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length']
  return length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined
}

/**
 * We asked for the bytes as they are. An encoded answer is refused rather than taken as it is: its ranges and its length are not
 * the file's, and inflating it is how a small answer becomes a large one.
 * @throws {AttachmentError} `broken`
 */
export function checkNotEncoded({ headers }: IncomingMessage): void {
  const encoding = headers['content-encoding'] ?? 'identity'
  const transfer = headers['transfer-encoding'] ?? 'chunked'
  if (!/^(identity)?$/i.test(encoding.trim()) || !/^(chunked|identity)$/i.test(transfer.trim())) {
    throw new AttachmentError('broken', `encoded: ${encoding}, ${transfer}`.slice(0, 80))
  }
}
