/** Several messages of one user as one. */
import type { Incoming } from '../incoming'

/** @param parts of one user in one channel, in order, at least one; the last names the message that is answered */
export function joined(parts: readonly Incoming[]): Incoming {
  const last = parts.at(-1)
  if (!last) throw new Error('a burst holds a message')
  if (parts.length === 1) return last
  return {
    ...last,
    earlier: parts.slice(0, -1).map(({ messageId }) => messageId),
    text: parts
      .map(({ text }) => text)
      .filter(Boolean)
      .join('\n'),
    mentioned: parts.some(({ mentioned }) => mentioned),
    quote: parts.find(({ quote }) => quote)?.quote,
    pictures: sum(parts.map(({ pictures }) => pictures)),
    files: sum(parts.map(({ files }) => files)),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
