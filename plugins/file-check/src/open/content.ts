/** An attachment as the checks read it: its size is known, its head is there, and what was read lately is not fetched again. */
import { type Attachment, AttachmentError, type ReadLimit } from '../attachment'
import { type Content, HEAD_BYTES } from '../check'
import { inTurn } from './in-turn'
import { PageCache } from './page-cache'
import { checkSpan } from './read-span'

/** Bytes. Small, so that samples strewn over a large file cost little more than they are. */
const PAGE = 4_096
/** Pages kept: 4 MB. */
const MOST_PAGES = 1_024
/** Bytes. Longer reads pass by the cache, which they would only empty. */
const LONGEST_CACHED = (PAGE * MOST_PAGES) / 2
/** Pages fetched ahead, at most, for a reader who goes through a file in small steps. */
const FARTHEST_AHEAD = 16

/**
 * Reads the head, and where neither the attachment nor its source says how long it is, all the rest once.
 * @throws {AttachmentError}
 */
export async function contentOfAttachment(attachment: Attachment): Promise<Content> {
  const head = await attachment.read(0, HEAD_BYTES, { max: HEAD_BYTES, why: 'head' })
  const size = attachment.size ?? (await measure(attachment, head.length))
  if (head.length !== Math.min(size, HEAD_BYTES)) throw new AttachmentError('broken', `${head.length} of ${size} bytes`)
  return new CachedContent(attachment, size, head)
}

async function measure(attachment: Attachment, start: number): Promise<number> {
  let size = start
  for (let more = start === HEAD_BYTES; more; ) {
    const { length } = await attachment.read(size, HEAD_BYTES, { max: HEAD_BYTES, why: 'size' })
    size += length
    more = length === HEAD_BYTES
  }
  return size
}

class CachedContent implements Content {
  readonly isFar: boolean
  private readonly pages = new PageCache(MOST_PAGES)
  private readonly inTurn = inTurn()
  /** The page behind the last one fetched, and how many pages to fetch ahead if it is the next. */
  private next = { page: 0, ahead: 1 }

  constructor(
    private readonly attachment: Attachment,
    readonly size: number,
    readonly head: Uint8Array,
  ) {
    this.isFar = attachment.isFar ?? false
  }

  async read(offset: number, length: number, limit: ReadLimit): Promise<Uint8Array> {
    checkSpan(offset, length, limit)
    const end = Math.min(offset + length, this.size)
    if (end <= offset) return new Uint8Array()
    if (end <= this.head.length) return this.head.slice(offset, end)
    return this.inTurn(() => (end - offset > LONGEST_CACHED ? this.fetch(offset, end) : this.readPages(offset, end)))
  }

  private async readPages(offset: number, end: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(end - offset)
    const last = pageOf(end - 1)
    for (let number = pageOf(offset); number <= last; number++) {
      const page = this.pageAt(number) ?? (await this.fetchPages(number, last).catch(unlessBudget))
      // Whole pages are more than was asked for, and perhaps than the budget has left.
      if (!page) return this.fetch(offset, end)
      const start = number * PAGE
      bytes.set(page.subarray(Math.max(0, offset - start), end - start), Math.max(0, start - offset))
    }
    return bytes
  }

  /** The head's pages are never dropped. */
  private pageAt(number: number): Uint8Array | undefined {
    const start = number * PAGE
    return start < this.head.length ? this.head.subarray(start, start + PAGE) : this.pages.get(number)
  }

  /** Fetches the missing pages from `number` to `last`, or a little farther, in one go. */
  private async fetchPages(number: number, last: number): Promise<Uint8Array> {
    const ahead = number === this.next.page ? this.next.ahead : 0
    const farthest = Math.min(Math.max(last, number + ahead), pageOf(this.size - 1))
    let end = number + 1
    while (end <= farthest && !this.pages.has(end)) end++
    const bytes = await this.fetch(number * PAGE, Math.min(end * PAGE, this.size))
    for (let page = number; page < end; page++) {
      const start = (page - number) * PAGE
      this.pages.set(page, bytes.slice(start, start + PAGE))
    }
    this.next = { page: end, ahead: Math.min(FARTHEST_AHEAD, Math.max(1, 2 * ahead)) }
    return bytes.subarray(0, PAGE)
  }

  private async fetch(offset: number, end: number): Promise<Uint8Array> {
    const length = end - offset
    const bytes = await this.attachment.read(offset, length, { max: length, why: 'pages' })
    if (bytes.length !== length) throw new AttachmentError('broken', `${bytes.length} of ${length} bytes at ${offset}`)
    return bytes
  }
}

function pageOf(offset: number): number {
  return Math.floor(offset / PAGE)
}

function unlessBudget(error: unknown): undefined {
  if (!(error instanceof AttachmentError && error.problem === 'budget')) throw error
}
