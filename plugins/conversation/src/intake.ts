/** What a short reply means beside what was said before: a number, 更多, 为什么. */
import { normalise } from '@support-agent/diagnosis'
import words from './locales/intake.json'

export type ShortReply =
  | { readonly kind: 'pick'; readonly number: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'more' }
  | { readonly kind: 'why' }

/** Longer texts are never a bare reply. */
const LONGEST_REPLY = 12

/**
 * Reads a reply that makes sense only inside a conversation; `undefined` for anything else.
 * Numbers are taken as people type them: `1`, `１`, `①`, `1.`, 一, 第一个, `the first`.
 */
export function readReply(text: string): ShortReply | undefined {
  const plain = normalise(text)
    .replace(/[\s.,!?。,!?、~()]+$/u, '')
    .replace(/^[\s(]+/u, '')
  if (!plain || plain.length > LONGEST_REPLY) return undefined
  if (words.none.includes(plain)) return { kind: 'none' }
  if (words.more.includes(plain)) return { kind: 'more' }
  if (words.why.includes(plain)) return { kind: 'why' }
  const number = words.numbers.findIndex((spellings) => spellings.includes(plain))
  return number >= 0 ? { kind: 'pick', number: number + 1 } : undefined
}
