/** What a conversation keeps of a turn. */
import type { Evidence } from '@support-agent/diagnosis'
import type { Answer, Conversation, Given, PastCase } from './conversation'
import type { Settings } from './settings'
import type { Circumstance, Reply, Turn } from './turn'

/** A conversation is no archive: only the newest pieces of evidence and the newest cases are kept. */
const MOST_EVIDENCE = 60
const MOST_PAST = 8

/** The conversation after the turn; the same object when the turn changed nothing. */
export function remember(
  conversation: Conversation,
  turn: Turn,
  reply: Reply,
  circumstance: Circumstance,
): Conversation {
  const { settings, now } = circumstance
  const before = turn.begins ? { ...conversation, ...ended(conversation, settings, now) } : conversation
  const changes = changesOf(before, turn, reply, circumstance)
  if (!changes) return conversation
  const next = {
    ...before,
    ...changes,
    asked: askedAfter(before, turn),
    locale: turn.locale,
    revision: conversation.revision + 1,
  }
  return { ...next, expires: now + (next.past.length || next.answer ? settings.remembered : settings.caseOpen) }
}

type Changes = Partial<Omit<Conversation, 'speaker' | 'revision' | 'locale' | 'asked' | 'expires'>>

function changesOf(
  conversation: Conversation,
  turn: Turn,
  { shown }: Reply,
  { settings, now, staff }: Circumstance,
): Changes | undefined {
  const { decision } = turn
  const evidence = newest(turn.evidence)
  const waiting = { offer: undefined, question: undefined, answer: undefined, handedOverAt: undefined }
  switch (decision.kind) {
    case 'answer':
    case 'guide': {
      // A guide is told from its beginning each time it is asked for.
      const before =
        decision.kind === 'guide'
          ? conversation.given.filter(({ topic }) => topic !== decision.topic)
          : conversation.given
      const given = [...before, ...asGiven(decision.topic, shown)]
      return { ...waiting, evidence, given, answer: { topic: decision.topic, at: now, shown } }
    }
    case 'checked':
      return { ...ended(conversation, settings, now), checked: { evidence, at: now } }
    case 'choose':
      return { ...waiting, evidence, offer: { topics: decision.topics, at: now } }
    case 'question': {
      const { variable, choices } = decision
      // The answer so far stays, so that 为什么 and 好了 still have something to be about.
      const answer = conversation.answer && withoutFailed(conversation.answer, evidence)
      return { ...waiting, evidence, answer, question: { variable, choices, at: now } }
    }
    case 'more': {
      const { answer } = conversation
      if (!answer) return undefined
      const given = [...conversation.given, ...asGiven(answer.topic, shown)]
      return { given, answer: { ...answer, at: now, shown: [...answer.shown, ...shown] } }
    }
    case 'close':
      return ended(decision.outcome === 'solved' ? withoutSolution(conversation) : conversation, settings, now)
    case 'none-left':
      return ended(conversation, settings, now)
    case 'hand-over':
      // Where nobody can take over the bot stays at hand.
      return { ...ended(conversation, settings, now), handedOverAt: staff ? now : undefined }
    case 'relieved':
      return conversation.handedOverAt === undefined ? undefined : { handedOverAt: undefined }
    case 'out-of-scope':
      return { introducedAt: now }
    case 'ask':
    case 'explain':
    case 'look-up':
    case 'help':
    case 'already-handed-over':
    case 'silent':
      return undefined
  }
}

/** The end of a case: what was tried is kept for a while, everything else is over. */
function ended(
  conversation: Conversation,
  { remembered }: Settings,
  now: number,
): Changes & { asked: readonly string[] } {
  const past = conversation.past.filter(({ at }) => now - at <= remembered)
  return {
    evidence: [],
    offer: undefined,
    question: undefined,
    answer: undefined,
    asked: [],
    given: [],
    past: [...past, ...casesOf(conversation.given, now)].slice(-MOST_PAST),
  }
}

/** What helped is worth telling again. */
function withoutSolution(conversation: Conversation): Conversation {
  const { answer, given } = conversation
  const helped = ({ topic, remedy }: Given) => topic === answer?.topic && answer.shown.includes(remedy)
  return { ...conversation, given: given.filter((one) => !helped(one)) }
}

/** The outcome of a step that failed is known: it is not told a second time. */
function withoutFailed(answer: Answer, evidence: readonly Evidence[]): Answer {
  const failed = evidence.flatMap((piece) =>
    piece.kind === 'failed' && piece.topic === answer.topic ? [piece.remedy] : [],
  )
  return { ...answer, shown: answer.shown.filter((remedy) => !failed.includes(remedy)) }
}

function casesOf(given: readonly Given[], at: number): PastCase[] {
  const topics = [...new Set(given.map(({ topic }) => topic))]
  return topics.map((topic) => ({
    topic,
    tried: given.filter((one) => one.topic === topic).map(({ remedy }) => remedy),
    at,
  }))
}

function askedAfter({ asked }: Conversation, { decision, begins }: Turn): readonly string[] {
  const before =
    begins || decision.kind === 'close' || decision.kind === 'hand-over' || decision.kind === 'none-left' ? [] : asked
  return decision.kind === 'question' ? [...before, decision.variable] : before
}

function asGiven(topic: string, remedies: readonly string[]): Given[] {
  return remedies.map((remedy) => ({ topic, remedy }))
}

function newest(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.slice(-MOST_EVIDENCE)
}
