/** The state of one conversation: plain data, evidence and never a posterior. */
import type { Evidence, LocaleId, TopicId } from '@support-agent/diagnosis'
import type { Speaker } from './event'
import type { Settings } from './settings'

/** Topics that were offered under numbers 1, 2, 3. */
export interface Offer {
  readonly topics: readonly TopicId[]
  readonly at: number
}

/** The last answer given. */
export interface Answer {
  readonly topic: TopicId
  readonly at: number
  /** Ids of the steps that the user has seen. */
  readonly shown: readonly string[]
}

export interface Conversation {
  readonly speaker: Speaker
  /** Counts the steps that changed it. */
  readonly revision: number
  readonly locale: LocaleId
  readonly evidence: readonly Evidence[]
  readonly offer?: Offer | undefined
  readonly answer?: Answer | undefined
  /** When the bot last said what it can do, ms; 0 for never. */
  readonly introducedAt: number
  /** When it may be forgotten, ms. */
  readonly expires: number
}

export function newConversation(speaker: Speaker): Conversation {
  return { speaker, revision: 0, locale: 'zh-CN', evidence: [], introducedAt: 0, expires: 0 }
}

/** The choice that still waits for an answer. */
export function openOffer(conversation: Conversation, settings: Settings, now: number): Offer | undefined {
  const { offer } = conversation
  return offer && now - offer.at <= settings.questionWaits ? offer : undefined
}

/** The answer whose case is still open. */
export function openAnswer(conversation: Conversation, settings: Settings, now: number): Answer | undefined {
  const { answer } = conversation
  return answer && now - answer.at <= settings.caseOpen ? answer : undefined
}

export function hasOpenCase(conversation: Conversation, settings: Settings, now: number): boolean {
  return Boolean(openOffer(conversation, settings, now) ?? openAnswer(conversation, settings, now))
}
