/** The compiled form of the knowledge: what every other part of the model reads. Made by knowledge-base, never by hand. */

/** `<base>/<id>`, for example `qq-offline-file/clock-skew`. */
export type TopicId = string

/**
 * A diagnosis ends in a cause; a guide answers a question. What is not ours is recognised in order to stay silent, and a
 * vague complaint, which is ours but tells no cause, in order to ask instead of guessing.
 */
export type TopicKind = 'cause' | 'guide' | 'not-ours' | 'vague'

export const LOCALES = ['zh-CN', 'en-US'] as const
export type LocaleId = (typeof LOCALES)[number]

/** One thing to try or to read; its words stand in {@link TopicText.remedies} under the same id. */
export interface Remedy {
  readonly id: string
  /** P(this fixes it | the topic is right), 0–1. */
  readonly success: number
  /** What it costs the user, in minutes, > 0. */
  readonly minutes: number
}

export type Standing = 'stated' | 'disputed' | 'confirmed' | 'reported' | 'guess'

export interface Claim {
  readonly says: string
  readonly source: { readonly document: string; readonly section?: string | undefined }
  readonly standing: Standing
  readonly note?: string | undefined
}

export interface TopicText {
  readonly title: string
  readonly summary: string
  /** Remedy id → the words of that step. */
  readonly remedies: Readonly<Record<string, string>>
  /** One short line said when the answer rests on something disputed. */
  readonly caution?: string | undefined
}

export interface Topic {
  readonly id: TopicId
  readonly base: string
  readonly kind: TopicKind
  /** A guide with a task: what the checklist command shows, what to collect before asking a person. */
  readonly role?: 'checklist' | 'collect' | undefined
  /** Relative weight before any evidence, > 0; normalised over the topics in force. */
  readonly prior: number
  readonly utterances: readonly string[]
  /** Variable id → P(value | topic, the variable was observed), in the order of the variable's values; sums to 1. */
  readonly evidence: Readonly<Record<string, readonly number[]>>
  readonly remedies: readonly Remedy[]
  readonly claims: readonly Claim[]
  readonly text: Readonly<Record<LocaleId, TopicText>>
}

/** How a variable's raw reading becomes one of its values. */
export type ValueTest =
  /** from ≤ reading < to, in the variable's unit (bytes, percent, milliseconds …). */
  | { readonly test: 'range'; readonly from: number; readonly to: number }
  /** from ≤ version < to, dotted numbers compared part by part. */
  | { readonly test: 'version'; readonly from: string; readonly to: string }
  /** The reading, lower-cased, is one of these. */
  | { readonly test: 'member'; readonly members: readonly string[] }
  /** A weekly window of local time in Asia/Shanghai; `weekdays` 1 (Monday) … 7; minutes of the day, half open. */
  | {
      readonly test: 'window'
      readonly weekdays: readonly number[]
      /** Which such weekday of the month, 1 = the first; undefined = each. */
      readonly nth?: number | undefined
      readonly from: number
      readonly to: number
    }
  /** Only ever chosen by id: an answer, a finding, a phrase of `says`. */
  | { readonly test: 'none' }
  /** What no other value takes. */
  | { readonly test: 'rest' }

export interface VariableValue {
  readonly id: string
  readonly test: ValueTest
  /** Phrases in the user's text (normalised) that observe this value. */
  readonly says: readonly string[]
  /** What the value is called, and for a code what it means. */
  readonly text: Readonly<Record<LocaleId, { readonly label: string; readonly means?: string | undefined }>>
}

/** How a variable is asked. */
export interface Ask {
  /** What answering costs the user, in minutes. */
  readonly minutes: number
  /** `{question}`, why it is asked (half a sentence), and the values offered, by id. */
  readonly text: Readonly<Record<LocaleId, { readonly question: string; readonly why: string }>>
  readonly choices: readonly string[]
  /**
   * Variables whose answers tell part of the same ("only this file fails" and "another file passes"): of such a pair only
   * one is asked, for naive Bayes would count it twice and the user would say it twice. Stated on one side, holds for both.
   */
  readonly overlaps?: readonly string[] | undefined
}

export interface Variable {
  readonly id: string
  /** The quantity of an extractor (`size`, `code` …) that this variable reads; none: only phrases and answers. */
  readonly quantity?: string | undefined
  /** Its phrases are names, of programs or services: who says one means it, however the rest is put. */
  readonly names?: boolean | undefined
  readonly values: readonly VariableValue[]
  /** P(value) where a topic says nothing, in the order of `values`; sums to 1. */
  readonly usually: readonly number[]
  readonly text: Readonly<Record<LocaleId, { readonly title: string }>>
  readonly ask?: Ask | undefined
}

/** What a base is about, in words for those who ask what the bot can do. */
export interface Subject {
  readonly base: string
  readonly text: Readonly<Record<LocaleId, SubjectText>>
}

export interface SubjectText {
  readonly title: string
  /** What people may ask about, as a phrase: it is followed by a comma. */
  readonly about: string
  /** A problem as one would type it. */
  readonly example: string
}

export interface Knowledge {
  /** A digest of the content: equal knowledge has an equal revision. */
  readonly revision: string
  /** The bases in force that have topics of their own. */
  readonly subjects: readonly Subject[]
  readonly topics: readonly Topic[]
  readonly variables: readonly Variable[]
}
