/** Short replies that mean something only beside what was said before: a number, 更多, 还是不行, 转人工. */
import { type Evidence, infer, type Model, observe } from '@support-agent/diagnosis'
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
import { readReply, saysOnlyFailure } from '../intake'
import { answersYesOrNo } from '../read-answer'
import { supersede } from '../supersede'
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
  const isOutcome = reply.kind === 'solved' || reply.kind === 'failed'
  if (!countsAsReply(conversation, event, circumstance)) {
    if (!isOutcome || !countsAsOutcome(conversation, event, circumstance)) return undefined
  }
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
      return takeOutcome(conversation, reply.kind, event, circumstance)
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

/**
 * Trying a step takes longer than typing a number: as long as nobody else has spoken, a bare 好了 or 还是不行 is about the
 * steps that the bot gave last. Among other people's words it may be about theirs.
 */
function countsAsOutcome(
  conversation: Conversation,
  { undisturbed = false }: MessageEvent,
  { settings, now }: Circumstance,
): boolean {
  return undisturbed && openAnswer(conversation, settings, now) !== undefined
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

function takeAboutAnswer(
  conversation: Conversation,
  kind: 'more' | 'why',
  circumstance: Circumstance,
): Turn | undefined {
  const answer = openAnswer(conversation, circumstance.settings, circumstance.now)
  // Beside a question it is asked what the bot thinks so far.
  const isOpen = hasOpenCase(conversation, circumstance.settings, circumstance.now)
  if (kind === 'why') return isOpen ? explainTurn(conversation, circumstance) : undefined
  if (!answer) return undefined
  const steps = unseenSteps(conversation, answer.topic, circumstance.model)
  return turn(conversation, { kind: 'more', topic: answer.topic, steps })
}

/** How the last steps went. */
function takeOutcome(
  conversation: Conversation,
  kind: 'solved' | 'thanks' | 'failed',
  event: MessageEvent,
  circumstance: Circumstance,
): Turn | undefined {
  const { settings, now } = circumstance
  const answer = openAnswer(conversation, settings, now)
  if (!answer) return takeOutcomeOfNothing(conversation, kind, event, circumstance)
  switch (kind) {
    case 'solved':
      return turn(conversation, { kind: 'close', outcome: 'solved' })
    case 'thanks':
      return turn(conversation, { kind: 'close', outcome: 'unknown' })
    case 'failed': {
      const failed = answer.shown.map((remedy): Evidence => ({ kind: 'failed', topic: answer.topic, remedy }))
      const facts = factsBeside(event, circumstance)
      const evidence = supersede(conversation.evidence, [...facts, ...failed], circumstance.model.knowledge.variables)
      return nextStep(conversation, evidence, circumstance)
    }
  }
}

/** No step was given, or its case is over. */
function takeOutcomeOfNothing(
  conversation: Conversation,
  kind: 'solved' | 'thanks' | 'failed',
  event: MessageEvent,
  circumstance: Circumstance,
): Turn | undefined {
  const { settings, now } = circumstance
  const isOpen = hasOpenCase(conversation, settings, now)
  switch (kind) {
    case 'solved':
    case 'thanks':
      // Nothing to count, nothing more to ask.
      if (isOpen) return turn(conversation, { kind: 'close', outcome: kind === 'solved' ? 'left' : 'unknown' })
      return conversation.revision > 0 ? turn(conversation, { kind: 'silent', why: 'nothing-to-say' }) : undefined
    case 'failed':
      if (openQuestion(conversation, settings, now) || !event.addressed || !saysOnlyFailure(event.text))
        return undefined
      // Beside a choice it is none of those.
      return takeNone(conversation, circumstance) ?? turn(conversation, { kind: 'ask', need: 'problem' })
  }
}

/** "换了热点还是不行,提示网络异常" tells more than that it failed; its words are no new problem. */
function factsBeside({ text }: MessageEvent, { model }: Circumstance): Evidence[] {
  const fresh = observe({ text })
  const { variables } = model.knowledge
  const phrases = infer(model, fresh).observations.filter(({ phrase }) => phrase)
  return [
    ...fresh.filter(({ kind }) => kind === 'reading'),
    ...phrases.map(({ variable, value, said, source }): Evidence => {
      const { id, values } = variables[variable]!
      return { kind: 'value', variable: id, value: values[value]!.id, said, source }
    }),
  ]
}

function unseenSteps({ given }: Conversation, topic: string, model: Model): string[] {
  const remedies = model.knowledge.topics[model.position.get(topic) ?? -1]?.remedies ?? []
  return remedies.map(({ id }) => id).filter((id) => !given.some((one) => one.topic === topic && one.remedy === id))
}
