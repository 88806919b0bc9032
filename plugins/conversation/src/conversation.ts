/** The state of one conversation: plain data, evidence and never a posterior. */
import type { Evidence, LocaleId, TopicId } from '@support-agent/diagnosis'
import type { Speaker } from './event'
import type { Settings } from './settings'

/** Topics that were offered under numbers 1, 2, 3. */
export interface Offer {
  readonly topics: readonly TopicId[]
  readonly at: number
}

/** A question about an evidence variable, its values under numbers. */
export interface Question {
  readonly variable: string
  readonly choices: readonly string[]
  readonly at: number
}

/** The last answer given. */
export interface Answer {
  readonly topic: TopicId
  readonly at: number
  /** Ids of the topic's steps whose outcome is still unknown. */
  readonly shown: readonly string[]
}

/** One step of a topic that the user was given. */
export interface Given {
  readonly topic: TopicId
  readonly remedy: string
}

/** A case that has ended or lapsed: what was tried is not told again for a while. */
export interface PastCase {
  readonly topic: TopicId
  readonly tried: readonly string[]
  readonly at: number
}

export interface Conversation {
  readonly speaker: Speaker
  /** Counts the steps that changed it. */
  readonly revision: number
  readonly locale: LocaleId
  readonly evidence: readonly Evidence[]
  readonly offer?: Offer | undefined
  readonly question?: Question | undefined
  readonly answer?: Answer | undefined
  /** Variables asked in this case, in order; none is asked twice. */
  readonly asked: readonly string[]
  /** Steps given in this case, in order; none is given twice. */
  readonly given: readonly Given[]
  /** What is known of the last file that was looked at outside a case: the next words may be about it. */
  readonly checked?: { readonly evidence: readonly Evidence[]; readonly at: number } | undefined
  /** When a person took over, ms. */
  readonly handedOverAt?: number | undefined
  readonly past: readonly PastCase[]
  /** When the bot last said what it can do, ms; 0 for never. */
  readonly introducedAt: number
  /** When it may be forgotten, ms. */
  readonly expires: number
}

export function newConversation(speaker: Speaker): Conversation {
  return {
    speaker,
    revision: 0,
    locale: 'zh-CN',
    evidence: [],
    asked: [],
    given: [],
    past: [],
    introducedAt: 0,
    expires: 0,
  }
}

/** The choice that still waits for an answer. */
export function openOffer({ offer }: Conversation, settings: Settings, now: number): Offer | undefined {
  return offer && now - offer.at <= settings.questionWaits ? offer : undefined
}

/** The question that still waits for an answer. */
export function openQuestion({ question }: Conversation, settings: Settings, now: number): Question | undefined {
  return question && now - question.at <= settings.questionWaits ? question : undefined
}

/** The answer whose case is still open. */
export function openAnswer({ answer }: Conversation, settings: Settings, now: number): Answer | undefined {
  return answer && now - answer.at <= settings.caseOpen ? answer : undefined
}

/** Whether a person has taken over and has not yet been relieved. */
export function isHandedOver({ handedOverAt }: Conversation, settings: Settings, now: number): boolean {
  return handedOverAt !== undefined && now - handedOverAt <= settings.handOverLasts
}

export function hasOpenCase(conversation: Conversation, settings: Settings, now: number): boolean {
  return Boolean(
    openOffer(conversation, settings, now) ??
      openQuestion(conversation, settings, now) ??
      openAnswer(conversation, settings, now),
  )
}

/** When the bot last spoke in this case, ms; 0 for never. */
export function spokeAt({ offer, question, answer }: Conversation): number {
  return Math.max(offer?.at ?? 0, question?.at ?? 0, answer?.at ?? 0)
}
