/** Short replies that mean something only beside what was said before: a number, 更多, 还是不行, 转人工. */
import { type Evidence, infer, type Model } from '@support-agent/diagnosis'
import {
  type Conversation,
  hasOpenCase,
  isHandedOver,
  openAnswer,
  openOffer,
  openQuestion,
  spokeAt,
} from '../conversation'
import { decideAfterRejection } from '../decide-after-rejection'
import type { MessageEvent } from '../event'
import { readReply, type ShortReply } from '../intake'
import { answersYesOrNo } from '../read-answer'
import type { Circumstance, Turn } from '../turn'
import { explainTurn } from './explain'
import { nextStep } from './move'

/** @returns undefined when the text is no such reply here */
export function takeShortReply(
  conversation: Conversation,
  event: MessageEvent,
  circumstance: Circumstance,
): Turn | undefined {
  const reply = readReply(event.text)
  if (!reply) return undefined
  if (reply.kind === 'human') return takeRequestForPerson(conversation, event, circumstance)
  if (!countsAsReply(conversation, event, circumstance)) return undefined
  switch (reply.kind) {
    case 'pick':
      return takePick(conversation, reply.number, circumstance)
    case 'none':
      return takeNone(conversation, circumstance)
    case 'more':
    case 'why':
      return takeAboutAnswer(conversation, reply.kind, circumstance)
    case 'solved':
    case 'thanks':
    case 'failed': {
      // Beside a question "不行" or "能发了" is its answer, not a word about the steps before it.
      const question = openQuestion(conversation, circumstance.settings, circumstance.now)
      if (question && answersYesOrNo(event.text, question)) return undefined
      return takeAboutAnswer(conversation, reply.kind, circumstance)
    }
    case 'leave':
      return hasOpenCase(conversation, circumstance.settings, circumstance.now)
        ? turn(conversation, { kind: 'close', outcome: 'left' })
        : undefined
    case 'skip':
      // Beside a question it answers that; else there is nothing to pass over.
      return openQuestion(conversation, circumstance.settings, circumstance.now)
        ? undefined
        : turn(conversation, { kind: 'silent', why: 'nothing-to-say' })
  }
}

function turn(conversation: Conversation, decision: Turn['decision'], evidence = conversation.evidence): Turn {
  return { decision, evidence, locale: conversation.locale }
}

/** Unaddressed, a short reply counts only for a while after the bot's words; people type numbers for other reasons. */
export function countsAsReply(
  conversation: Conversation,
  event: MessageEvent,
  { settings, now }: Circumstance,
): boolean {
  return event.addressed || event.quotesBot || now - spokeAt(conversation) <= settings.numberCounts
}

/** Asking for a person counts in any state, but only when it is said to the bot. */
function takeRequestForPerson(
  conversation: Conversation,
  event: MessageEvent,
  circumstance: Circumstance,
): Turn | undefined {
  if (!countsAsReply(conversation, event, circumstance)) return undefined
  if (isHandedOver(conversation, circumstance.settings, circumstance.now)) {
    return turn(conversation, { kind: 'already-handed-over' })
  }
  return turn(conversation, { kind: 'hand-over', reason: 'asked-for' })
}

function takePick(
  conversation: Conversation,
  number: number,
  { model, settings, now }: Circumstance,
): Turn | undefined {
  const topic = openOffer(conversation, settings, now)?.topics[number - 1]
  if (!topic) return undefined
  const evidence: Evidence[] = [...conversation.evidence, { kind: 'picked', topic }]
  const posterior = infer(model, evidence)
  const picked = posterior.topics.find(({ id }) => id === topic)
  if (!picked) return undefined
  const kind = picked.kind === 'guide' ? 'guide' : 'answer'
  return { ...turn(conversation, { kind, topic, p: picked.p }, evidence), posterior }
}

function takeNone(conversation: Conversation, { model, settings, now }: Circumstance): Turn | undefined {
  const offer = openOffer(conversation, settings, now)
  if (!offer) return undefined
  const evidence: Evidence[] = [...conversation.evidence, { kind: 'rejected', topics: offer.topics }]
  const posterior = infer(model, evidence)
  return { ...turn(conversation, decideAfterRejection(posterior, evidence, settings), evidence), posterior }
}

type AboutAnswer = Extract<ShortReply['kind'], 'more' | 'why' | 'solved' | 'thanks' | 'failed'>

function takeAboutAnswer(conversation: Conversation, kind: AboutAnswer, circumstance: Circumstance): Turn | undefined {
  const answer = openAnswer(conversation, circumstance.settings, circumstance.now)
  // Thanks after the end of a case need no answer.
  if (!answer && kind === 'thanks' && conversation.revision > 0) {
    return turn(conversation, { kind: 'silent', why: 'nothing-to-say' })
  }
  // Solved before anything was given: nothing to count, nothing more to ask.
  if (!answer && kind === 'solved' && hasOpenCase(conversation, circumstance.settings, circumstance.now)) {
    return turn(conversation, { kind: 'close', outcome: 'left' })
  }
  if (!answer) return endsEarly(conversation, kind, circumstance)
  switch (kind) {
    case 'why':
      return explainTurn(conversation, circumstance)
    case 'more': {
      const steps = unseenSteps(conversation, answer.topic, circumstance.model)
      return turn(conversation, { kind: 'more', topic: answer.topic, steps })
    }
    case 'solved':
      return turn(conversation, { kind: 'close', outcome: 'solved' })
    case 'thanks':
      return turn(conversation, { kind: 'close', outcome: 'unknown' })
    case 'failed': {
      const failed = answer.shown.map((remedy): Evidence => ({ kind: 'failed', topic: answer.topic, remedy }))
      return nextStep(conversation, [...conversation.evidence, ...failed], circumstance)
    }
  }
}

/** Solved, or thanked for, while the bot was still asking: the case is over and nobody knows by what. */
function endsEarly(conversation: Conversation, kind: AboutAnswer, { settings, now }: Circumstance): Turn | undefined {
  const asks = hasOpenCase(conversation, settings, now)
  return asks && (kind === 'solved' || kind === 'thanks')
    ? turn(conversation, { kind: 'close', outcome: 'unknown' })
    : undefined
}

function unseenSteps({ given }: Conversation, topic: string, model: Model): string[] {
  const remedies = model.knowledge.topics[model.position.get(topic) ?? -1]?.remedies ?? []
  return remedies.map(({ id }) => id).filter((id) => !given.some((one) => one.topic === topic && one.remedy === id))
}
