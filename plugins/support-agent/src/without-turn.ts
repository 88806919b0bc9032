/** A conversation as if a message had not been said: for one that was taken back before its answer. */
import type { Conversation } from '@support-agent/conversation'

/**
 * @param before the message, and `after` what it made of the conversation
 * @param now the conversation of the moment, in which more may have been said
 * @returns with a revision of its own, as every change has; the same where the message changed nothing, or where its user
 * was forgotten since
 */
export function withoutTurn(now: Conversation, before: Conversation, after: Conversation): Conversation {
  if (after === before || now.revision < after.revision) return now
  const revision = now.revision + 1
  if (now.revision === after.revision) return { ...before, revision }
  // What was said since stands on the case as it is; only the words go.
  const left = before.evidence.map(textOf)
  const added = new Set(after.evidence.map(textOf).filter((piece) => !left.includes(piece)))
  return { ...now, revision, evidence: now.evidence.filter((piece) => !added.has(textOf(piece))) }
}

/** Equal for equal pieces: the store gives back copies. */
function textOf(piece: Conversation['evidence'][number]): string {
  return JSON.stringify(piece)
}
