/** Brings what people type into one shape, so that the same words look the same to every part of the model. */
import { hasChinese, INVISIBLE, simplified } from './characters'

/** Longest result, in UTF-16 units; of a longer text the head and the tail are kept. */
export const MAX_NORMALISED = 4_000
const TAIL = 1_000

const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'gu')
const EMOJI = /[\p{Extended_Pictographic}\u{1f1e6}-\u{1f1ff}\u{1f3fb}-\u{1f3ff}\u20e3\ufffc\ufffd]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const COMBINING = /[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20f0]/g
const REPEATED_PUNCTUATION = /([!?.,。，、~…—\-_*#=+^|;:"'`·])\1+(?!\/)/g
const SPACES = /\s+/g

/**
 * Half width, lower case, simplified characters; no invisible characters, no emoji, no repeated punctuation, single spaces.
 * Idempotent. At most {@link MAX_NORMALISED} units; a longer text keeps its head and its tail. Linear in the kept part.
 */
export function normalise(text: string): string {
  const plain = clean(capped(text))
  return plain.length <= MAX_NORMALISED ? plain : clean(plain.slice(0, MAX_NORMALISED))
}

function capped(text: string): string {
  if (text.length <= MAX_NORMALISED) return text
  return `${text.slice(0, MAX_NORMALISED - TAIL - 1)} ${text.slice(-TAIL)}`
}

function clean(text: string): string {
  const folded = text
    .replace(UNSEEN, '')
    .replace(EMOJI, ' ')
    .replace(LONE_SURROGATE, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(COMBINING, '')
    .normalize('NFKC')
  const chinese = hasChinese(folded) ? Array.from(folded, simplified).join('') : folded
  return chinese.replace(REPEATED_PUNCTUATION, '$1').replace(SPACES, ' ').trim()
}
