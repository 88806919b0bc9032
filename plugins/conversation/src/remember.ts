/** What a conversation keeps of a turn. */
import type { Evidence } from '@support-agent/diagnosis'
import type { Answer, Conversation, Offer } from './conversation'
import type { Circumstance, Reply, Turn } from './turn'

/** A conversation is no archive: only the newest pieces of evidence are kept. */
const MOST_EVIDENCE = 60

/** The conversation after the turn; the same object when the turn changed nothing. */
export function remember(
  conversation: Conversation,
  turn: Turn,
  reply: Reply,
  { settings, now }: Circumstance,
): Conversation {
  const changes = changesOf(conversation, turn, reply, now)
  if (!changes) return conversation
  return {
    ...conversation,
    ...changes,
    locale: turn.locale,
    revision: conversation.revision + 1,
    expires: now + settings.caseOpen,
  }
}

type Changes = Partial<Pick<Conversation, 'evidence' | 'offer' | 'answer' | 'introducedAt'>>

function changesOf(conversation: Conversation, turn: Turn, reply: Reply, now: number): Changes | undefined {
  const { decision } = turn
  const evidence = newest(turn.evidence)
  switch (decision.kind) {
    case 'answer':
    case 'guide': {
      const answer: Answer = { topic: decision.topic, at: now, shown: reply.shown }
      return { evidence, answer, offer: undefined }
    }
    case 'choose': {
      const offer: Offer = { topics: decision.topics, at: now }
      return { evidence, offer, answer: undefined }
    }
    case 'more': {
      const { answer } = conversation
      return answer && { answer: { ...answer, at: now, shown: [...answer.shown, ...reply.shown] } }
    }
    case 'none-left':
      return { evidence: [], offer: undefined, answer: undefined }
    case 'out-of-scope':
      return { introducedAt: now }
    case 'ask':
    case 'explain':
    case 'look-up':
    case 'help':
    case 'silent':
      return undefined
  }
}

function newest(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.slice(-MOST_EVIDENCE)
}
