/** The whole line of one event: evidence, posterior, decision, reply. Pure; a shell carries the effects out. */
import {
  clip,
  type Evidence,
  infer,
  type LocaleId,
  languageOf,
  type Model,
  mask,
  observe,
  type Posterior,
} from '@support-agent/diagnosis'
import { type Conversation, hasOpenCase, openAnswer, openOffer } from './conversation'
import { decide } from './decide'
import { decideAfterRejection } from './decide-after-rejection'
import type { Decision } from './decision'
import type { CommandEvent, Event, MessageEvent } from './event'
import { readReply } from './intake'
import type { Line } from './line'
import { remember } from './remember'
import { replyTo } from './replies'
import type { Circumstance, Reply, Turn } from './turn'

/** What a shell has to do. Saying is all there is so far; reminders and hand-overs join here. */
export type Effect = { readonly kind: 'say'; readonly lines: readonly Line[]; readonly locale: LocaleId }

export interface StepResult {
  /** The same object when nothing changed, so that nothing need be stored. */
  readonly conversation: Conversation
  readonly decision: Decision
  /** The posterior that the decision rests on, where there was one. */
  readonly posterior: Posterior | undefined
  readonly effects: readonly Effect[]
}

/** Takes one event. The same arguments always give the same result. */
export function step(conversation: Conversation, event: Event, circumstance: Circumstance): StepResult {
  const turn = quieten(conversation, takeEvent(conversation, event, circumstance), circumstance)
  const reply = replyTo(turn, circumstance)
  return {
    conversation: remember(conversation, turn, reply, circumstance),
    decision: turn.decision,
    posterior: turn.posterior,
    effects: effectsOf(reply, turn.locale),
  }
}

function effectsOf({ lines }: Reply, locale: LocaleId): Effect[] {
  return lines.length ? [{ kind: 'say', lines, locale }] : []
}

/** The bot says what it can do at most once in a while. */
function quieten(conversation: Conversation, turn: Turn, { settings, now }: Circumstance): Turn {
  const recently = conversation.introducedAt > 0 && now - conversation.introducedAt < settings.introductionGap
  if (turn.decision.kind !== 'out-of-scope' || !recently) return turn
  return { ...turn, decision: { kind: 'silent', why: 'said-before' } }
}

function takeEvent(conversation: Conversation, event: Event, circumstance: Circumstance): Turn {
  return event.kind === 'command'
    ? takeCommand(conversation, event, circumstance)
    : takeMessage(conversation, event, circumstance)
}

function takeCommand(conversation: Conversation, event: CommandEvent, circumstance: Circumstance): Turn {
  const text = event.text.trim()
  const plain = (decision: Decision): Turn => ({
    decision,
    evidence: conversation.evidence,
    locale: localeOf(text, conversation),
  })
  switch (event.command) {
    case 'diagnose':
      if (!text) return plain({ kind: 'ask', need: 'problem' })
      return takeMessage(
        conversation,
        { ...event, kind: 'message', addressed: true, quotesBot: false, pictures: 0 },
        circumstance,
      )
    case 'code':
      return plain(text ? { kind: 'look-up', code: mask(clip(text)).text } : { kind: 'ask', need: 'code' })
    case 'checklist': {
      const topic = circumstance.model.knowledge.topics.find(({ role }) => role === 'checklist')
      return plain(topic ? { kind: 'guide', topic: topic.id, p: 1 } : { kind: 'ask', need: 'problem' })
    }
    case 'why':
      return takeWhy(conversation, circumstance)
    case 'help':
      return plain({ kind: 'help' })
  }
}

function takeMessage(conversation: Conversation, event: MessageEvent, circumstance: Circumstance): Turn {
  if (!event.text.trim()) return takeWordless(conversation, event)
  return takeReply(conversation, event, circumstance) ?? takeProblem(conversation, event, circumstance)
}

function takeWordless(conversation: Conversation, { addressed, pictures }: MessageEvent): Turn {
  const { evidence, locale } = conversation
  if (!addressed) return { decision: { kind: 'silent', why: 'not-addressed' }, evidence, locale }
  return { decision: { kind: 'ask', need: pictures > 0 ? 'words-of-picture' : 'problem' }, evidence, locale }
}

/** A number, 更多 or 为什么 beside what was said before; `undefined` when the text is none of these here. */
function takeReply(conversation: Conversation, event: MessageEvent, circumstance: Circumstance): Turn | undefined {
  const reply = readReply(event.text)
  const { settings, now, model } = circumstance
  const offer = openOffer(conversation, settings, now)
  const answer = openAnswer(conversation, settings, now)
  if (!reply || !countsAsReply(conversation, event, circumstance)) return undefined
  const { locale } = conversation
  switch (reply.kind) {
    case 'pick': {
      const topic = offer?.topics[reply.number - 1]
      if (!topic) return undefined
      const evidence: Evidence[] = [...conversation.evidence, { kind: 'picked', topic }]
      const posterior = infer(model, evidence)
      const picked = posterior.topics.find(({ id }) => id === topic)
      if (!picked) return undefined
      const kind = picked.kind === 'guide' ? 'guide' : 'answer'
      return { decision: { kind, topic, p: picked.p }, evidence, posterior, locale }
    }
    case 'none': {
      if (!offer) return undefined
      const evidence: Evidence[] = [...conversation.evidence, { kind: 'rejected', topics: offer.topics }]
      const posterior = infer(model, evidence)
      return { decision: decideAfterRejection(posterior, evidence, settings), evidence, posterior, locale }
    }
    case 'more': {
      if (!answer) return undefined
      const steps = unseenSteps(answer.topic, answer.shown, model)
      return { decision: { kind: 'more', topic: answer.topic, steps }, evidence: conversation.evidence, locale }
    }
    case 'why':
      return answer ? takeWhy(conversation, circumstance) : undefined
  }
}

/** Unaddressed, a short reply counts only for a while after the bot's words; people type numbers for other reasons. */
function countsAsReply(conversation: Conversation, event: MessageEvent, { settings, now }: Circumstance): boolean {
  const spokeAt = Math.max(conversation.offer?.at ?? 0, conversation.answer?.at ?? 0)
  return event.addressed || event.quotesBot || now - spokeAt <= settings.numberCounts
}

function unseenSteps(topic: string, shown: readonly string[], model: Model): string[] {
  const remedies = model.knowledge.topics[model.position.get(topic) ?? -1]?.remedies ?? []
  return remedies.map(({ id }) => id).filter((id) => !shown.includes(id))
}

function takeWhy(conversation: Conversation, { model }: Circumstance): Turn {
  const { evidence, locale, answer } = conversation
  if (!evidence.length) return { decision: { kind: 'ask', need: 'problem' }, evidence, locale }
  const posterior = infer(model, evidence)
  const topic = answer?.topic ?? posterior.topics[0]?.id
  if (!topic) return { decision: { kind: 'ask', need: 'problem' }, evidence, locale }
  return { decision: { kind: 'explain', topic }, evidence, posterior, locale }
}

/** A text that tells of a problem: a new one, or more about the one that is open. */
function takeProblem(conversation: Conversation, event: MessageEvent, circumstance: Circumstance): Turn {
  const { model, settings, now } = circumstance
  const at = event.timed ? new Date(event.at) : undefined
  const fresh = observe({ text: mask(clip(event.text)).text, at })
  const alone = infer(model, fresh)
  const open = hasOpenCase(conversation, settings, now)
  const concernsUs = alone.inScope >= settings.thresholds.scope
  const addressed =
    event.addressed || (event.quotesBot && (open || concernsUs)) || continues(conversation, event, alone, circumstance)
  const locale = localeOf(event.text, conversation)

  const decisionAlone = decide(alone, { addressed, settings })
  const decisive = decisionAlone.kind === 'answer' || decisionAlone.kind === 'guide'
  const adds = concernsUs || alone.observations.some(({ source }) => source !== 'clock')
  if (open && addressed && !decisive && adds) {
    const evidence = [...conversation.evidence, ...fresh]
    const posterior = infer(model, evidence)
    return { decision: decide(posterior, { addressed, settings }), evidence, posterior, locale }
  }
  // Whoever quotes the bot in passing was answered by the platform's own mention, not by asking.
  const banter = event.quotesBot && !event.addressed && decisionAlone.kind === 'out-of-scope'
  const decision: Decision = banter ? { kind: 'silent', why: 'not-ours' } : decisionAlone
  return { decision, evidence: fresh, posterior: alone, locale }
}

/** Soon after a choice was offered, words of the asker that tell something are for the bot. */
function continues(
  conversation: Conversation,
  event: MessageEvent,
  alone: Posterior,
  { settings, now }: Circumstance,
): boolean {
  const offer = openOffer(conversation, settings, now)
  if (!offer || settings.mode === 'off' || now - offer.at > settings.numberCounts) return false
  const tells = alone.observations.some(({ source }) => source !== 'clock')
  return event.kind === 'message' && alone.inScope >= settings.thresholds.scope && tells
}

function localeOf(text: string, { locale, revision }: Conversation): LocaleId {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= 2 || revision === 0 ? languageOf(text) : locale
}
