/** What a group or an operator may set, with the defaults. */

/** When the bot speaks in a group without being addressed: never · only when sure that it is its subject · not at all. */
export type Mode = 'mention' | 'confident' | 'off'

export const MODES: readonly Mode[] = ['mention', 'confident', 'off']

export interface Thresholds {
  /** Least P(in scope) to take an addressed message as ours. */
  readonly scope: number
  /** Least p of the best topic to answer instead of offering a choice. */
  readonly answer: number
  /** The same two for speaking unasked. */
  readonly unaskedScope: number
  readonly unaskedAnswer: number
}

/** Durations in milliseconds. */
export interface Settings {
  readonly mode: Mode
  readonly thresholds: Thresholds
  /** How long a question, a choice included, waits for its answer. */
  readonly questionWaits: number
  /** How long a bare number counts as an answer without quoting the question. */
  readonly numberCounts: number
  /** How long a case stays open after its answer. */
  readonly caseOpen: number
  /** The least time between two lines that say what the bot can do, for one user. */
  readonly introductionGap: number
  /** The most steps of a remedy list shown at first when the reply grows long. */
  readonly firstSteps: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

export const DEFAULT_SETTINGS: Settings = {
  mode: 'confident',
  thresholds: { scope: 0.55, answer: 0.6, unaskedScope: 0.9, unaskedAnswer: 0.9 },
  questionWaits: 10 * MINUTE,
  numberCounts: 3 * MINUTE,
  caseOpen: 24 * HOUR,
  introductionGap: 10 * MINUTE,
  firstSteps: 2,
}
