/** What one event meets, and what was decided about it with what it rests on. */
import type { Evidence, LocaleId, Model, Posterior } from '@support-agent/diagnosis'
import type { Decision } from './decision'
import type { Line } from './line'
import type { Settings } from './settings'

export interface Circumstance {
  readonly model: Model
  readonly settings: Settings
  /** Milliseconds since the epoch. */
  readonly now: number
  /** What stands before a command here, so that examples work when sent back. */
  readonly prefix: string
}

/** A decision with the evidence of the case after it. */
export interface Turn {
  readonly decision: Decision
  readonly evidence: readonly Evidence[]
  readonly posterior?: Posterior | undefined
  readonly locale: LocaleId
}

export interface Reply {
  readonly lines: readonly Line[]
  /** Ids of the steps that it shows. */
  readonly shown: readonly string[]
}
