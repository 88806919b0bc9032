/** A file behind a url, read in ranges; where the server ignores those, its one answer is kept as far as it is needed. */
import type { IncomingMessage } from 'node:http'
import { AttachmentError, type OpenerPolicy } from '../attachment'
import { type Budget, overBytes } from './budget'
import { HttpClient } from './http-client'
import {
  checkNotEncoded,
  checkSameFile,
  contentLength,
  contentRange,
  type FileMarks,
  marksOf,
  unsatisfiedRange,
} from './http-headers'
import { KeptBody } from './kept-body'
import type { Resolve } from './lookup'
import type { Source } from './source'

export class HttpSource implements Source {
  private readonly client: HttpClient
  private marks: FileMarks | undefined
  private body: KeptBody | undefined

  constructor(
    private url: string,
    policy: OpenerPolicy,
    private readonly budget: Budget,
    resolve: Resolve,
  ) {
    this.client = new HttpClient(policy, resolve)
  }

  get size(): number | undefined {
    return this.body ? this.body.size : this.marks?.size
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const { body } = this
    // What is kept is there even when the time is over.
    if (body?.holds(offset, length)) return body.slice(offset, length)
    return this.budget.timed((signal) =>
      body ? body.read(offset, length, signal) : this.readRange(offset, length, signal),
    )
  }

  close(): void {
    this.client.close()
  }

  private async readRange(offset: number, length: number, signal: AbortSignal): Promise<Uint8Array> {
    const { bytesLeft } = this.budget
    const end = Math.min(offset + length, this.size ?? Number.POSITIVE_INFINITY)
    if (end <= offset) return new Uint8Array()
    // Of an unknown size, it may end before the budget does.
    const asked = this.size === undefined ? Math.min(end - offset, bytesLeft) : end - offset
    if (asked > bytesLeft || !asked) throw overBytes(bytesLeft)
    const { url, response } = await this.client.get(this.url, `bytes=${offset}-${offset + asked - 1}`, signal)
    try {
      switch (response.statusCode) {
        case 206: {
          const part = await this.part(response, offset, asked)
          if (part.length < Math.min(length, this.size! - offset)) throw overBytes(bytesLeft)
          return part
        }
        case 416:
          this.recognise(response, unsatisfiedRange(response, offset))
          response.destroy()
          return new Uint8Array()
        case 200:
          return await this.whole(response).read(offset, length, signal)
        default:
          throw problemOfStatus(response.statusCode)
      }
    } catch (error) {
      if (!this.body) response.destroy()
      throw error
    } finally {
      // What a redirect led to is asked directly the next time.
      this.url = url.href
    }
  }

  private async part(response: IncomingMessage, offset: number, asked: number): Promise<Uint8Array> {
    checkNotEncoded(response)
    const { first, last, total } = contentRange(response)
    const length = last - first + 1
    const isAsAsked = first === offset && last === Math.min(offset + asked, total) - 1 && length > 0
    if (!isAsAsked || length !== (contentLength(response) ?? length)) {
      throw new AttachmentError('broken', `${first}-${last}/${total} for ${asked} bytes at ${offset}`)
    }
    this.recognise(response, total)
    this.budget.spend(length)
    return collect(response, length)
  }

  private whole(response: IncomingMessage): KeptBody {
    checkNotEncoded(response)
    const size = contentLength(response)
    this.recognise(response, size)
    this.body = new KeptBody(response, size, this.budget.bytesLeft)
    return this.body
  }

  private recognise(response: IncomingMessage, size: number | undefined): void {
    const marks = marksOf(response, size)
    if (this.marks) checkSameFile(this.marks, marks)
    this.marks ??= marks
  }
}

async function collect(response: IncomingMessage, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length)
  let done = 0
  try {
    for await (const chunk of response as AsyncIterable<Uint8Array>) {
      if (done + chunk.length > length) break
      bytes.set(chunk, done)
      done += chunk.length
    }
  } catch {
    throw new AttachmentError('broken', `the answer broke off after ${done} of ${length} bytes`)
  }
  if (done !== length || !response.complete) throw new AttachmentError('broken', `not the ${length} bytes announced`)
  return bytes
}

/** 400 is how QQ's own servers answer once a link's key is too old. */
const GONE: readonly (number | undefined)[] = [400, 401, 403, 404, 410]

function problemOfStatus(status: number | undefined): AttachmentError {
  const isAnswer = status !== undefined && status < 400
  return new AttachmentError(
    GONE.includes(status) ? 'expired' : isAnswer ? 'broken' : 'unreachable',
    `status ${status}`,
  )
}
