/** The answer of a server that ignores ranges: read from its beginning, as far as it is asked for, and kept. */
import type { IncomingMessage } from 'node:http'
import { AttachmentError } from '../attachment'
import { overBytes } from './budget'

/** Bytes. Chunks are copied into blocks of this size: a million tiny ones would cost many times what they hold. */
const BLOCK = 65_536

export class KeptBody {
  private readonly blocks: Uint8Array[] = []
  private kept = 0
  private ended = false
  private failure: AttachmentError | undefined
  private readonly chunks: AsyncIterator<Uint8Array>

  /**
   * @param announced bytes that the server says it will send
   * @param most bytes kept, give or take a chunk
   */
  constructor(
    private readonly response: IncomingMessage,
    private readonly announced: number | undefined,
    private readonly most: number,
  ) {
    this.chunks = response[Symbol.asyncIterator]()
  }

  get size(): number | undefined {
    return this.ended ? this.kept : this.announced
  }

  /** Whether a read needs nothing from the server. */
  holds(offset: number, length: number): boolean {
    const end = Math.min(offset + length, this.announced ?? Number.POSITIVE_INFINITY)
    return this.ended || end <= Math.min(this.kept, this.most)
  }

  slice(offset: number, length: number): Uint8Array {
    const end = Math.min(offset + length, this.kept)
    const bytes = new Uint8Array(Math.max(0, end - offset))
    for (let done = 0; done < bytes.length; ) {
      const place = offset + done
      const block = this.blocks[Math.floor(place / BLOCK)]!
      const part = block.subarray(place % BLOCK, (place % BLOCK) + bytes.length - done)
      bytes.set(part, done)
      done += part.length
    }
    return bytes
  }

  /** @throws {AttachmentError} `budget` where the read ends behind what may be kept */
  async read(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array> {
    const end = Math.min(offset + length, this.announced ?? Number.POSITIVE_INFINITY)
    if (this.announced !== undefined && end > this.most) throw overBytes(this.most)
    const release = () => this.response.destroy()
    signal.addEventListener('abort', release)
    try {
      await this.fillTo(Math.min(end, this.most + 1))
    } finally {
      signal.removeEventListener('abort', release)
    }
    if (!this.ended && end > this.most) {
      this.response.destroy()
      this.failure ??= overBytes(this.most)
      throw this.failure
    }
    return this.slice(offset, length)
  }

  private async fillTo(end: number): Promise<void> {
    while (!this.ended && this.kept < end) {
      if (this.failure) throw this.failure
      try {
        const { done, value } = await this.chunks.next()
        if (done) this.finish()
        else this.keep(value)
      } catch (error) {
        this.failure = error instanceof AttachmentError ? error : new AttachmentError('broken', 'the answer broke off')
      }
    }
  }

  private keep(chunk: Uint8Array): void {
    for (let done = 0; done < chunk.length; ) {
      if (this.kept % BLOCK === 0) this.blocks.push(new Uint8Array(BLOCK))
      const room = chunk.subarray(done, done + BLOCK - (this.kept % BLOCK))
      this.blocks.at(-1)!.set(room, this.kept % BLOCK)
      this.kept += room.length
      done += room.length
    }
  }

  private finish(): void {
    const isWhole = this.response.complete && (this.announced === undefined || this.announced === this.kept)
    if (!isWhole) throw new AttachmentError('broken', `${this.kept} of ${this.announced ?? '?'} bytes`)
    this.ended = true
  }
}
