/** "Did you mean …": the params of a mistake about a name that is not among the allowed ones. */

import { nearest } from '@support-agent/diagnosis'
import type { MistakeParams } from './mistake'

const MOST_NAMED = 12
const LONGEST_NAME = 60

/** `allowed` as one line, and `nearest` if a candidate is within a third of the word's length (at least one, at most three edits). */
export function suggest(word: string, candidates: readonly string[]): MistakeParams {
  const named = candidates.slice(0, MOST_NAMED).join(' · ')
  const allowed = candidates.length > MOST_NAMED ? `${named} · …` : named
  const distance = Math.min(3, Math.max(1, Math.ceil(word.length / 3)))
  const found = word.length > LONGEST_NAME ? undefined : nearest(word, candidates, distance)
  return found === undefined ? { allowed } : { allowed, nearest: found }
}
