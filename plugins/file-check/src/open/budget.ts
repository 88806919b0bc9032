/** What may be spent on one attachment: bytes, and time over all its reads together, not between them. */
import { AttachmentError, type OpenerPolicy } from '../attachment'

export class Budget {
  private bytes = 0
  private time = 0

  /** @param clock milliseconds, only ever compared */
  constructor(
    private readonly policy: Pick<OpenerPolicy, 'maxBytes' | 'maxTime'>,
    private readonly clock: () => number,
  ) {}

  get bytesLeft(): number {
    return Math.max(0, this.policy.maxBytes - this.bytes)
  }

  /** @throws {AttachmentError} `budget` */
  spend(bytes: number): void {
    if (bytes > this.bytesLeft) throw overBytes(this.policy.maxBytes)
    this.bytes += bytes
  }

  /**
   * Ends with the work or with the time, whichever is first.
   * @param work is to let go of everything when the signal aborts; what it still does then is not waited for
   * @throws {AttachmentError} `budget`
   */
  async timed<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const left = this.policy.maxTime - this.time
    if (left <= 0) throw this.overTime()
    const began = this.clock()
    const end = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const over = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(this.overTime())
        end.abort()
      }, left)
    })
    try {
      return await Promise.race([work(end.signal), over])
    } finally {
      clearTimeout(timer)
      // A timer may fire a little early by the clock, and then there is no time left all the same.
      this.time = end.signal.aborted ? this.policy.maxTime : this.time + (this.clock() - began)
    }
  }

  private overTime(): AttachmentError {
    return new AttachmentError('budget', `${this.policy.maxTime} ms`)
  }
}

export function overBytes(most: number): AttachmentError {
  return new AttachmentError('budget', `${most} bytes`)
}
