/** One step of an edit: what it may say, read from JSON that nobody has checked. A new kind begins in `SHAPES`. */
import { LOCALES, type TopicId } from '@support-agent/diagnosis'
import { isId } from '../layout'
import { likelihood, prior } from '../likelihood'
import { inspectValue } from '../parse'
import * as schema from '../schema'
import { flag, isMap, list, object, oneOf, type Read, type Report, type Shape, show, text } from '../shape'
import { LONGEST_SENTENCE, LONGEST_WORDS, MOST_SENTENCES } from './limits'
import { type Problem, problem } from './problem'

/** A full id: `<base>/<id>`. */
const topic: Shape<TopicId> = (value, path, report) => {
  const parts = typeof value === 'string' ? value.split('/', 3) : []
  if (parts.length === 2 && parts.every(isId)) return parts.join('/')
  report(path, 'bad-id', { value: show(value) })
  return undefined
}

const id: Shape<string> = (value, path, report) => {
  if (typeof value === 'string' && isId(value)) return value
  report(path, 'bad-id', { value: show(value) })
  return undefined
}

const sentence = textUpTo(LONGEST_SENTENCE)
const words = textUpTo(LONGEST_WORDS)

const sentences: Shape<readonly string[]> = (value, path, report) => {
  if (!Array.isArray(value) || value.length <= MOST_SENTENCES) return list(sentence, 1)(value, path, report)
  report(path, 'too-many', { most: String(MOST_SENTENCES) })
  return undefined
}

/** What a labelled case may be recognised as: a topic, or nothing that we answer, or a complaint without a cause. */
const expected: Shape<TopicId | 'silent' | 'vague'> = (value, path, report) =>
  value === 'silent' || value === 'vague' ? value : topic(value, path, report)

const remedy = object({ id, do: words }, { success: likelihood, minutes: schema.minutes })

/**
 * Every kind of operation but `add-topic`, whose fields depend on the topic's kind. Chances are read as words of
 * `likelihood.ts` or as numbers, and are numbers from then on. Claims go by what they say, as utterances do.
 */
const SHAPES = {
  'hide-topic': object({ topic }, {}),
  'show-topic': object({ topic }, {}),
  'add-utterances': object({ topic, texts: sentences }, {}),
  'remove-utterances': object({ topic, texts: sentences }, {}),
  'change-utterance': object({ topic, from: sentence, to: sentence }, {}),
  /** At the end; `success` and `minutes` as in a file without them, `english` are the words of the step. */
  'add-remedy': object({ topic, remedy }, { english: words }),
  /** What is given replaces what was. */
  'change-remedy': object(
    { topic, remedy: id },
    { do: words, success: likelihood, minutes: schema.minutes, english: words },
  ),
  'remove-remedy': object({ topic, remedy: id }, {}),
  /** Without `likelihood` (absent or null) the topic says nothing of this value any more. */
  'set-evidence': object({ topic, variable: id, value: text }, { likelihood }),
  'set-prior': object({ topic, prior }, {}),
  'add-claim': object({ topic, claim: schema.claim }, {}),
  'change-claim': object({ topic, says: words, claim: schema.claim }, {}),
  'remove-claim': object({ topic, says: words }, {}),
  /** What is given replaces what was. */
  'set-words': object(
    { topic, locale: oneOf(LOCALES) },
    { title: words, summary: words, caution: words, removeCaution: flag },
  ),
  'add-case': object({ base: id, text: sentence, topic: expected }, { at: schema.moment }),
} as const satisfies Record<string, Shape<unknown>>

type PlainOperations = {
  readonly [K in keyof typeof SHAPES]: { readonly op: K } & Read<(typeof SHAPES)[K]>
}

const FILES = {
  cause: schema.causeFile,
  guide: schema.guideFile,
  'not-ours': schema.unspokenFile,
  vague: schema.unspokenFile,
} as const

/** `file` is what stands in the topic's YAML file, with numbers for chances; where English lacks, Chinese stands in. */
export type AddTopic = {
  [K in keyof typeof FILES]: {
    readonly op: 'add-topic'
    readonly topic: TopicId
    readonly kind: K
    readonly file: Read<(typeof FILES)[K]>
    readonly english?: schema.EnglishTopicFile | undefined
  }
}[keyof typeof FILES]

export interface Operations extends PlainOperations {
  readonly 'add-topic': AddTopic
}
export type OperationName = keyof Operations
export type Operation = Operations[OperationName]

const TOPIC_KINDS = Object.keys(FILES) as (keyof typeof FILES)[]
export const OPERATION_NAMES = ['add-topic', ...Object.keys(SHAPES)] as readonly OperationName[]

export type ReadOperation = { readonly operation: Operation } | { readonly problems: readonly Problem[] }

/**
 * Reads one operation from any value whatever (parsed JSON or YAML); never throws. What it returns is plain JSON, and reading
 * that again gives the same.
 */
export function readOperation(value: unknown): ReadOperation {
  const refusal = inspectValue(value)
  if (refusal !== undefined) return { problems: [refusal] }
  const problems: Problem[] = []
  const operation = operationShape(value, [], collect(problems))
  return operation === undefined || problems.length > 0 ? { problems } : { operation }
}

/** One operation as a shape, for an edit to hold a list of them. */
export const operationShape: Shape<Operation> = (value, path, report) => {
  if (!isMap(value)) {
    report(path, 'not-map', { value: show(value) })
    return undefined
  }
  const { op, ...fields } = value
  path.push('op')
  const name = oneOf(OPERATION_NAMES)(op, path, report)
  path.pop()
  if (name === undefined) return undefined
  if (name === 'add-topic') return addTopic(fields, path, report)
  const read = SHAPES[name](fields, path, report)
  return read && ({ op: name, ...read } as Operation)
}

/** Fields that are wrong are told by `report`; a problem with a topic's name is told as such. */
export function collect(problems: Problem[]): Report {
  return (path, code, params = {}) => {
    const isTopic = code === 'bad-id' && path.at(-1) === 'topic'
    problems.push(problem(isTopic ? 'bad-topic-id' : code, params, [...path]))
  }
}

function addTopic(fields: object, path: (string | number)[], report: Report): AddTopic | undefined {
  const kind = 'kind' in fields ? TOPIC_KINDS.find((each) => each === fields.kind) : undefined
  const file: Shape<AddTopic['file']> = kind === undefined ? () => undefined : FILES[kind]
  const shape = object({ topic, kind: oneOf(TOPIC_KINDS), file }, { english: schema.englishTopicFile })
  const read = shape(fields, path, report)
  return read && ({ op: 'add-topic', ...read } as AddTopic)
}

function textUpTo(most: number): Shape<string> {
  return (value, path, report) => {
    const read = text(value, path, report)
    if (read === undefined || read.length <= most) return read
    report(path, 'scalar-too-long', { length: String(read.length), most: String(most) })
    return undefined
  }
}
