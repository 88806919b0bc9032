/** A file as somebody offers it: a name, perhaps a size, and bytes that are read piece by piece, never as a whole. */

/** A guard with a reason: a read of more than `max` bytes is our mistake or a trap, and says where. */
export interface ReadLimit {
  readonly max: number
  /** For the log: `zip central directory`. */
  readonly why: string
}

export interface Attachment {
  /** As it was sent: hostile, possibly empty. */
  readonly name: string
  /** Bytes; undefined where the source does not say. */
  readonly size: number | undefined
  /** Each read is a request over the network; else the bytes are on this machine. */
  readonly isFar?: boolean
  /**
   * The bytes from `offset` on, at most `length`; fewer only where the file ends.
   * @throws {AttachmentError} where the source fails or a limit is met
   */
  read(offset: number, length: number, limit: ReadLimit): Promise<Uint8Array>
}

/**
 * Why bytes could not be had. `refused-address`: a private or reserved address, or not http(s); `expired`: the server says that
 * it is gone or forbidden; `unreachable`: no answer; `budget`: the byte cap or the time budget is met; `too-long-read`: over
 * {@link ReadLimit.max}; `broken`: the server contradicts itself; `forbidden-path`: outside the folders that config names.
 */
export type AttachmentProblem =
  | 'refused-address'
  | 'expired'
  | 'unreachable'
  | 'budget'
  | 'too-long-read'
  | 'broken'
  | 'forbidden-path'

export class AttachmentError extends Error {
  constructor(
    readonly problem: AttachmentProblem,
    detail: string,
  ) {
    super(`${problem}: ${detail}`)
    this.name = 'AttachmentError'
  }
}

/** Where an attachment's bytes come from, as plain data: it travels to a worker, which opens it there. */
export type AttachmentSource =
  | { readonly kind: 'url'; readonly url: string }
  /** A file on this machine, only inside the folders that {@link OpenerPolicy.folders} names. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'base64'; readonly data: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Only its name and perhaps its size are known. */
  | { readonly kind: 'none' }

export interface OpenerPolicy {
  /** Hosts (names or addresses, with or without `:port`) that may be private: a file server on the operator's own network. */
  readonly allowedHosts: readonly string[]
  /** Folders whose files may be read by path. */
  readonly folders: readonly string[]
  /** Most bytes read of one attachment. */
  readonly maxBytes: number
  /** Milliseconds for all reads of one attachment together. */
  readonly maxTime: number
  readonly maxRedirects: number
}
