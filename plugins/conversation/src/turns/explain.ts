/** 为什么: the explanation of the last answer, or of what is likeliest so far. */
import { infer } from '@support-agent/diagnosis'
import type { Conversation } from '../conversation'
import type { Circumstance, Turn } from '../turn'

/** A topic that was shown on demand has no reasons; what the evidence says is explained then. */
const WORTH_EXPLAINING = 0.05

export function explainTurn(conversation: Conversation, { model }: Circumstance): Turn {
  const { evidence, locale, answer } = conversation
  const posterior = evidence.length ? infer(model, evidence) : undefined
  const told = posterior?.topics.find(({ id, p }) => id === answer?.topic && p >= WORTH_EXPLAINING)
  const topic = told?.id ?? posterior?.topics[0]?.id
  if (!posterior || !topic) return { decision: { kind: 'ask', need: 'problem' }, evidence, locale }
  return { decision: { kind: 'explain', topic }, evidence, posterior, locale }
}
