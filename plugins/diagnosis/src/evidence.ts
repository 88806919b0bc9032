/** What was observed, in the form in which a conversation keeps it: raw readings, so that new knowledge reads them anew. */
import type { TopicId } from './knowledge'

/** Where an observation comes from; `file`: what was found in a file, or what a program wrote beside its errors. */
export type EvidenceSource = 'text' | 'clock' | 'answer' | 'file'

/** A quantity that an extractor read in a text: raw, not yet a value of any variable. */
export interface Reading {
  /** The extractor's quantity: `size`, `code`, `version`, `extension` … */
  readonly quantity: string
  /** In the quantity's unit: bytes, percent, ms, Mbit/s, per minute; a string for codes, versions, extensions, moments. */
  readonly value: number | string
  /** The words of the user that say it, as they stood in the text. */
  readonly said: string
  /** Start and end in the text, half open, in UTF-16 units. */
  readonly at: readonly [number, number]
}

type Piece =
  /** The normalised words of a message. */
  | { readonly kind: 'words'; readonly text: string }
  /** What a log warned of beside its errors, normalised: read for values of variables, no words of the message. */
  | { readonly kind: 'beside'; readonly text: string }
  /** A raw reading, put into a variable's value when the posterior is computed. */
  | {
      readonly kind: 'reading'
      readonly quantity: string
      readonly value: number | string
      readonly said: string
      readonly source: EvidenceSource
    }
  /** A value of a variable, observed directly: a phrase, an answer to a question, a finding. */
  | {
      readonly kind: 'value'
      readonly variable: string
      readonly value: string
      readonly said: string
      readonly source: EvidenceSource
    }
  /** The variable has none of these values: the answer "none of them" to a question that offered them. */
  | {
      readonly kind: 'not'
      readonly variable: string
      readonly values: readonly string[]
      readonly said: string
      readonly source: EvidenceSource
    }
  /** The user picked this topic from those offered. */
  | { readonly kind: 'picked'; readonly topic: TopicId }
  /** The user said that it is none of these. */
  | { readonly kind: 'rejected'; readonly topics: readonly TopicId[] }
  /** This remedy of this topic did not help. */
  | { readonly kind: 'failed'; readonly topic: TopicId; readonly remedy: string }

/** A piece of evidence; `inFile`: its words stood in a file, nobody said them. It counts the same. */
export type Evidence = Piece & { readonly inFile?: true | undefined }
