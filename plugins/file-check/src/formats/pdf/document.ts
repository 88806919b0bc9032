/** A PDF file: its objects, also those packed into streams, and what they say together. */
import type { CheckBudget, Content } from '../../check'
import { lettersOf } from '../bytes'
import { hasFormScript, isCarriedProgram, noPdfFacts, opensScript, type PdfFacts, readFacts } from './active-content'
import { type PdfObject, pdfObjects } from './objects'
import { parseValue } from './parser'
import { decodeStream } from './streams'
import { dictOf, nameOf, type PdfDict } from './values'

export interface PdfDocument {
  readonly encrypted: boolean
  /** `opening`: without being asked · `event`: on a click or another event · `form`: only to format or sum up fields. */
  readonly scripts: { readonly when: 'opening' | 'event' | 'form'; readonly count: number } | undefined
  readonly formScript: boolean
  /** What is to be started, hostile. */
  readonly launches: readonly string[]
  /** Names of programs that are carried, hostile. */
  readonly programs: readonly string[]
  readonly richMedia: boolean
  /** False where a budget, or a packing that is not known, left objects unread. */
  readonly complete: boolean
}

/** Before the mark may stand anything, up to here. */
const MARK_WITHIN = 1024
/** Of one stream, bytes as they stand in the file. */
const MOST_PACKED = 8 * 1024 * 1024
/** Of a carried file, bytes: enough to tell a program. */
const MOST_START = 64 * 1024
const MOST_ATTACHMENTS = 50
const MOST_STREAMS = 200_000

export function isPdf(head: Uint8Array): boolean {
  return lettersOf(head.subarray(0, MARK_WITHIN)).includes('%PDF-')
}

/** A stream, to be looked at when all objects are known. */
interface Located {
  readonly dict: PdfDict
  readonly offset: number
  readonly length: number
}

/** @throws {AttachmentError} where the bytes cannot be read */
export async function readPdf(content: Content, budget: CheckBudget): Promise<PdfDocument> {
  const facts = noPdfFacts()
  const state = { complete: true }
  const streams = new Map<number, Located>()
  let allowance = budget.inflated

  for await (const object of pdfObjects(content, state, budget)) {
    readFacts(object.value, object.number, facts)
    const located = locate(object)
    if (!located) continue
    if (object.number !== undefined && streams.size < MOST_STREAMS) streams.set(object.number, located)
    if (nameOf(located.dict.entries.get('Type')) === 'ObjStm') await readPacked(located)
  }
  const formScript = await anyFormScript()
  const programs = await carriedPrograms()
  return { ...summary(facts), formScript, programs, complete: state.complete }

  /** Of encrypted streams nothing can be read, which the finding itself says. */
  async function readPacked(located: Located): Promise<void> {
    const data = await dataOf(located)
    if (!data) {
      if (!facts.encrypted) state.complete = false
      return
    }
    if (!readPackedObjects(data, located.dict, facts)) state.complete = false
  }

  async function dataOf(located: Located | undefined, max = MOST_PACKED): Promise<Uint8Array | undefined> {
    if (!located || budget.isOver()) {
      if (located) state.complete = false
      return undefined
    }
    const { dict, offset, length } = located
    const bytes = await content.read(offset, Math.min(length, max), { max, why: 'PDF stream' })
    const data = decodeStream(bytes, dict, allowance)
    allowance -= data?.length ?? 0
    return data
  }

  async function anyFormScript(): Promise<boolean> {
    for (const form of facts.forms) {
      const data = await dataOf(streams.get(form))
      if (data && hasFormScript(data)) return true
    }
    return false
  }

  async function carriedPrograms(): Promise<string[]> {
    const programs: string[] = []
    for (const attachment of facts.attachments.slice(0, MOST_ATTACHMENTS)) {
      const located = attachment.object === undefined ? undefined : streams.get(attachment.object)
      const start = await dataOf(located, MOST_START)
      if (isCarriedProgram(attachment, start ?? new Uint8Array())) programs.push(attachment.name)
    }
    return programs
  }
}

function locate({ value, stream }: PdfObject): Located | undefined {
  const dict = dictOf(value)
  return dict && stream && { dict, ...stream }
}

/**
 * Numbers and offsets come first, the values from `First` on: ISO 32000-1, 7.5.7.
 * @returns whether all were read: values that overlap are read until they are twice as long as all data
 */
function readPackedObjects(data: Uint8Array, { entries }: PdfDict, facts: PdfFacts): boolean {
  const text = lettersOf(data)
  const first = Number(entries.get('First') ?? 0)
  const numbers = text.slice(0, first).match(/\d{1,10}/g) ?? []
  let left = text.length * 2
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const start = first + Number(numbers[index + 1])
    const { value, end, whole } = parseValue(text, start)
    readFacts(value, Number(numbers[index]), facts)
    left -= Math.max(1, end - start)
    if (left < 0 || !whole) return false
  }
  return true
}

function summary(facts: PdfFacts): Omit<PdfDocument, 'complete' | 'formScript' | 'programs'> {
  const { scripts, encrypted, launches, richMedia } = facts
  const when = opensScript(facts) ? 'opening' : scripts.every(({ forForm }) => forForm) ? 'form' : 'event'
  return { encrypted, launches, richMedia, scripts: scripts.length ? { when, count: scripts.length } : undefined }
}
