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
  /** How many steps are given at a time; the others wait for 更多 or 还是不行. */
  readonly firstSteps: number
  /** The most questions of a case. */
  readonly mostQuestions: number
  /** The most steps of a case; then a person is asked. */
  readonly mostSteps: number
  /** How long a case that has ended is remembered, so that what was tried is not told again. */
  readonly remembered: number
  /** How long the bot leaves a conversation to the person who took over. */
  readonly handOverLasts: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const DEFAULT_SETTINGS: Settings = {
  mode: 'confident',
  thresholds: { scope: 0.55, answer: 0.6, unaskedScope: 0.9, unaskedAnswer: 0.9 },
  questionWaits: 10 * MINUTE,
  numberCounts: 3 * MINUTE,
  caseOpen: 24 * HOUR,
  introductionGap: 10 * MINUTE,
  firstSteps: 2,
  mostQuestions: 5,
  mostSteps: 8,
  remembered: 7 * DAY,
  handOverLasts: 12 * HOUR,
}
