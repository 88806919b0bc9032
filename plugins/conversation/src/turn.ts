/** What one event meets, and what was decided about it with what it rests on. */
import type { Evidence, LocaleId, Model, Posterior, TopicId } from '@support-agent/diagnosis'
import type { Decision } from './decision'
import type { FileFacts } from './file-facts'
import type { Line } from './line'
import type { Settings } from './settings'
import type { LogCause } from './turns/log'

export interface Circumstance {
  readonly model: Model
  readonly settings: Settings
  /** Milliseconds since the epoch. */
  readonly now: number
  /** What stands before a command here, so that examples work when sent back. */
  readonly prefix: string
  /** What has helped in this group before, by topic. */
  readonly experience?: Experience | undefined
  /** Whether somebody is configured to take over, and is there now. */
  readonly staff?: Staff | undefined
}

/** Counts of this group: how many met a topic, how many were helped by which of its steps. */
export type Experience = Readonly<
  Record<TopicId, { readonly met: number; readonly solvedBy: Readonly<Record<string, number>> }>
>

export interface Staff {
  /** Outside their hours the user is told when they are back, `HH:mm`. */
  readonly backAt?: string | undefined
}

/** A decision with the evidence of the case after it. */
export interface Turn {
  readonly decision: Decision
  readonly evidence: readonly Evidence[]
  readonly posterior?: Posterior | undefined
  readonly locale: LocaleId
  /** A new case begins: what was asked and given before belongs to another one. */
  readonly begins?: boolean | undefined
  /** The file that the turn is about, and the causes that its log names. */
  readonly file?: FileFacts | undefined
  readonly causes?: readonly LogCause[] | undefined
  /** The event held what lets its reader in; the reply says to withdraw it. */
  readonly credential?: boolean | undefined
  /** A question that was answered or passed over with this turn. */
  readonly answered?: string | undefined
}

export interface Reply {
  readonly lines: readonly Line[]
  /** Ids of the steps that it shows. */
  readonly shown: readonly string[]
}
