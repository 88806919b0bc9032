/** The objects of a PDF file in the order in which they stand, found by their own words and not by the tables: those may lie. */
import type { CheckBudget, Content } from '../../check'
import { lettersOf } from '../bytes'
import { parseValue } from './parser'
import { dictOf, type PdfValue } from './values'

export interface PdfObject {
  /** Its number; undefined for a trailer. */
  readonly number: number | undefined
  readonly value: PdfValue
  /** Bytes from the start of the file. */
  readonly offset: number
  /** Where its data stand, where it is a stream. */
  readonly stream?: { readonly offset: number; readonly length: number } | undefined
}

/** How far the file was read; filled while objects are asked for. */
export interface ScanState {
  complete: boolean
}

const CHUNK = 64 * 1024
/** A longer object is passed over, bytes. */
const LONGEST_OBJECT = 4 * 1024 * 1024
/** Bytes read of one file; data of streams with a stated length are skipped, not read. */
const MOST_READ = 32 * 1024 * 1024
/** Of values that end oddly what they swallowed is read again, bytes together. */
const MOST_TWICE = 8 * 1024 * 1024
/** Of a file that is longer, the end is read as well: its trailer may say that all of it is encrypted. */
const TAIL = 64 * 1024
const START = /(?<![\w.])(\d{1,10})[\0\t\n\f\r ]{1,16}\d{1,5}[\0\t\n\f\r ]{1,16}obj(?![\w.])|(?<!\w)trailer(?!\w)/g
/** Longest match of {@link START} and of what begins and ends a stream: what the end of a chunk may cut, bytes. */
const OVERLAP = 128
const STREAM = /[\0\t\n\f\r ]{0,64}stream(?:\r\n|\n|\r)/y
const END_OBJECT = /[\0\t\n\f\r ]{0,64}(?:endobj|startxref|xref|%%EOF)/y
const END_STREAM = /[\0\t\n\f\r ]{0,16}endstream/y

/** @throws {AttachmentError} where the bytes cannot be read */
export async function* pdfObjects(
  content: Content,
  state: ScanState,
  { isOver }: Pick<CheckBudget, 'isOver'>,
): AsyncGenerator<PdfObject> {
  const file = new SlidingText(content)
  let twice = 0
  for (let from = 0; from < file.size; ) {
    if (isOver()) {
      state.complete = false
      return
    }
    if (file.isOver && file.size - from > TAIL) {
      state.complete = false
      from = file.size - TAIL
    }
    const text = await file.at(from, OVERLAP)
    START.lastIndex = 0
    const found = START.exec(text)
    if (!found) {
      // What the end of the chunk cuts is looked at again with what follows.
      const end = from + text.length
      from = end < file.size ? Math.max(from + 1, end - OVERLAP) : end
      continue
    }
    const offset = from + found.index
    const after = offset + found[0].length
    const value = await readValue(file, after)
    if (!value?.whole) state.complete = false
    const stream = value && (await streamAt(file, value))
    if (value)
      yield { number: found[1] === undefined ? undefined : Number(found[1]), value: value.value, offset, stream }
    if (stream) from = stream.offset + stream.length
    else if (!value || (await endsObject(file, value.end))) from = value?.end ?? after
    else {
      // A bracket left open may hide what follows from us, and from no reader.
      twice += value.end - after
      if (twice > MOST_TWICE) state.complete = false
      from = twice > MOST_TWICE ? value.end : after
    }
  }
}

async function endsObject(file: SlidingText, at: number): Promise<boolean> {
  END_OBJECT.lastIndex = 0
  return END_OBJECT.test(await file.at(at, OVERLAP))
}

interface FoundValue {
  readonly value: PdfValue
  /** Bytes from the start of the file. */
  readonly end: number
  readonly whole: boolean
}

/** @returns undefined where the value is longer than is read */
async function readValue(file: SlidingText, start: number): Promise<FoundValue | undefined> {
  for (let length = OVERLAP; length <= LONGEST_OBJECT; length *= 8) {
    const text = await file.at(start, length)
    const { value, end, whole } = parseValue(text, 0)
    // A value that ends with the text may go on behind it.
    if (end + OVERLAP < text.length || start + text.length >= file.size) return { value, end: start + end, whole }
    if (file.isOver) break
  }
  return undefined
}

/** A stated length is believed where the stream ends there; else its end is looked for. */
async function streamAt(file: SlidingText, { value, end }: FoundValue): Promise<PdfObject['stream']> {
  const dict = dictOf(value)
  STREAM.lastIndex = 0
  if (!dict || !STREAM.test(await file.at(end, OVERLAP))) return undefined
  const offset = end + STREAM.lastIndex
  const stated = dict.entries.get('Length')
  if (typeof stated === 'number' && stated >= 0 && offset + stated < file.size) {
    END_STREAM.lastIndex = 0
    if (END_STREAM.test(await file.at(offset + stated, OVERLAP))) return { offset, length: stated }
  }
  return { offset, length: (await file.find('endstream', offset)) - offset }
}

/** A file as text, one letter a byte, of which one stretch is held at a time. */
class SlidingText {
  /** Bytes so far. */
  private read = 0
  private start = 0
  private text = ''

  constructor(private readonly content: Content) {}

  get size(): number {
    return this.content.size
  }

  /** Whether more was read than is meant to be. */
  get isOver(): boolean {
    return this.read > MOST_READ
  }

  /** The text from `offset` on: at least `length` letters unless the file ends, and whatever else is held. */
  async at(offset: number, length: number): Promise<string> {
    const left = this.size - offset
    const held = this.start + this.text.length - offset
    if (offset < this.start || held < Math.min(length, left))
      await this.load(offset, Math.min(Math.max(length, CHUNK), left))
    return this.text.slice(offset - this.start)
  }

  /** Where the word begins next; where the search ends if it is not found: at the end of the file, or when too much was read. */
  async find(word: string, from: number): Promise<number> {
    let offset = from
    while (offset < this.size && !this.isOver) {
      const text = await this.at(offset, word.length)
      const found = text.indexOf(word)
      if (found >= 0) return offset + found
      const end = offset + text.length
      offset = end < this.size ? Math.max(offset + 1, end - word.length + 1) : end
    }
    return offset
  }

  private async load(offset: number, length: number): Promise<void> {
    const max = Math.max(length, CHUNK)
    const bytes = await this.content.read(offset, length, { max, why: 'PDF objects' })
    this.read += bytes.length
    this.start = offset
    this.text = lettersOf(bytes)
  }
}
