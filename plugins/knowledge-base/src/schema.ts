/** The shape of every kind of knowledge file. */
import { likelihood, prior, weight } from './likelihood'
import { flag, list, numberBetween, object, oneOf, type Read, record, type Shape, show, text } from './shape'
import { valueFile } from './value-test'

export const EXAMPLE_DECISIONS = ['answer', 'choose', 'guide', 'silent', 'out-of-scope'] as const
export type ExampleDecision = (typeof EXAMPLE_DECISIONS)[number]

export const minutes = numberBetween(0.1, 1440)

export const claim = object(
  {
    says: text,
    source: object({ document: text }, { section: text }),
    standing: oneOf(['stated', 'disputed', 'confirmed', 'reported', 'guess']),
  },
  { note: text },
)

const topicKeys = {
  examples: record(oneOf(EXAMPLE_DECISIONS)),
  evidence: record(record(likelihood)),
  caution: text,
  claims: list(claim),
  hidden: flag,
}

const languages = list(oneOf(['zh-CN', 'en-US']), 1)

/**
 * base.yml; `about` and `example` tell those who ask for help what can be asked, `ours` names what is chat to other bases and
 * the subject of this one.
 */
export const baseFile = object(
  { title: text },
  {
    ...{ about: text, example: text, languages, extends: list(text), ours: list(text), enabled: flag },
    documents: record(text),
  },
)
export type BaseFile = Read<typeof baseFile>

/** causes/<id>.yml */
export const causeFile = object(
  {
    title: text,
    prior,
    summary: text,
    utterances: list(text, 1),
    remedies: list(object({ id: text, do: text, success: likelihood }, { minutes }), 1),
  },
  topicKeys,
)

/** guides/<id>.yml: the remedies are its points, in order; `role` gives it to a command or to a hand-over. */
export const guideFile = object(
  {
    title: text,
    summary: text,
    utterances: list(text, 1),
    remedies: list(object({ id: text, do: text }, { success: likelihood, minutes }), 1),
  },
  { ...topicKeys, prior, role: oneOf(['checklist', 'collect']) },
)

/** not-ours/<id>.yml and vague/<id>.yml */
export const unspokenFile = object({ title: text, utterances: list(text, 1) }, { prior, hidden: flag })

/** What the compiler needs of a topic, whichever kind of file it came from. */
export type CauseFile = Read<typeof causeFile>
export type GuideFile = Read<typeof guideFile>
export type UnspokenFile = Read<typeof unspokenFile>

/** evidence/<id>.yml */
export const evidenceFile = object(
  { title: text, values: record(valueFile) },
  {
    reads: text,
    unit: text,
    names: flag,
    usually: record(weight),
    ask: object({ question: text, why: text }, { minutes, choices: list(text, 2), overlaps: list(text, 1) }),
  },
)
export type EvidenceFile = Read<typeof evidenceFile>

/** locales/en-US/base.yml */
export const englishBaseFile = object({}, { title: text, about: text, example: text })
export type EnglishBaseFile = Read<typeof englishBaseFile>

/** locales/en-US/causes/<id>.yml and locales/en-US/guides/<id>.yml */
export const englishTopicFile = object({}, { title: text, summary: text, remedies: record(text), caution: text })
export type EnglishTopicFile = Read<typeof englishTopicFile>

/** locales/en-US/evidence/<id>.yml */
export const englishEvidenceFile = object(
  {},
  {
    title: text,
    values: record(object({}, { label: text, means: text })),
    ask: object({}, { question: text, why: text }),
  },
)
export type EnglishEvidenceFile = Read<typeof englishEvidenceFile>

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/

/** ISO 8601 with its offset, so that a case means the same moment everywhere. */
export const moment: Shape<string> = (value, path, report) => {
  if (typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value))) return value
  report(path, 'bad-moment', { value: show(value) })
  return undefined
}

export interface CaseFile {
  readonly text: string
  readonly also?: readonly string[] | undefined
  readonly at?: string | undefined
}

/** A sentence, or a map with the sentence and what else there is to say of it. */
function sentenceOr(map: Shape<CaseFile>): Shape<CaseFile> {
  return (value, path, report) => {
    if (typeof value === 'object' && value !== null) return map(value, path, report)
    const sentence = text(value, path, report)
    return sentence === undefined ? undefined : { text: sentence }
  }
}

const withoutTopic = sentenceOr(object({ text }, { at: moment }))

/** cases.yml */
export const casesFile = object(
  {},
  {
    cases: record(list(sentenceOr(object({ text }, { also: list(text, 1), at: moment })))),
    vague: list(withoutTopic),
    'out-of-scope': list(withoutTopic),
  },
)
export type CasesFile = Read<typeof casesFile>
