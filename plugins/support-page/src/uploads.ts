/** Files on their way from a browser, piece by piece, so that nothing else waits for a large one. */
import type { Line } from './visitors'

/** The most that is taken of one file: with more, a worker would hold more than it may. */
export const MOST_MEGABYTES = 64
/** Bytes of one piece, as the page cuts a file. */
export const PIECE = 512 * 1024
/** Files under way at once, over all browsers: each has its whole size in memory. */
const MOST_UPLOADS = 4

const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
const MOST_BASE64 = Math.ceil(PIECE / 3) * 4

interface Upload {
  /** Shared memory: the worker that checks the file reads it where it is. */
  readonly bytes: Uint8Array
  filled: number
}

export class Uploads {
  private readonly underWay = new Map<Line, Upload>()

  /**
   * One file a connection: an earlier one that was not taken is dropped.
   * @param size bytes, as the browser says
   * @returns whether it may be sent now
   */
  begin(line: Line, size: unknown): boolean {
    this.drop(line)
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0 || size > MOST_BYTES) return false
    if (this.underWay.size >= MOST_UPLOADS) return false
    this.underWay.set(line, { bytes: new Uint8Array(new SharedArrayBuffer(size)), filled: 0 })
    return true
  }

  /**
   * The next piece.
   * @param base64 RFC 4648 section 4, padded
   * @returns false, and the file is dropped, where it is no piece or more than the size that was told
   */
  add(line: Line, base64: unknown): boolean {
    const upload = this.underWay.get(line)
    if (upload && append(upload, base64)) return true
    this.drop(line)
    return false
  }

  /** @returns the bytes, once; undefined where they are not all there */
  take(line: Line, size: number): Uint8Array | undefined {
    const upload = this.underWay.get(line)
    this.drop(line)
    return upload && upload.filled === upload.bytes.length && upload.filled === size ? upload.bytes : undefined
  }

  drop(line: Line): void {
    this.underWay.delete(line)
  }
}

function append(upload: Upload, base64: unknown): boolean {
  if (typeof base64 !== 'string' || base64 === '' || base64.length > MOST_BASE64) return false
  const { bytes, filled } = upload
  const length = Buffer.byteLength(base64, 'base64')
  if (length > bytes.length - filled) return false
  // Node skips over what is no base64, so that there is less.
  if (Buffer.from(bytes.buffer, filled, length).write(base64, 'base64') !== length) return false
  upload.filled += length
  return true
}
