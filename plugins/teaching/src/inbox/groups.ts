/** Entries that say much the same, as one: an administrator reads a complaint once, however often it came. */
import { normalise } from '@support-agent/diagnosis'

export interface Keyed<T> {
  readonly key: string
  readonly text: string
  readonly item: T
}

/** From this share of common character pairs on, two texts are taken to say the same (Dice 1945). */
const ALIKE = 0.5
/** A text is compared with so many groups at most: an inbox that nobody reads grows. */
const MOST_COMPARED = 500

export interface Group<T> {
  readonly members: readonly Keyed<T>[]
}

/** Greedy, in the order given: each joins the group whose first text it is most like, or begins one. */
export function groupAlike<T>(items: readonly Keyed<T>[]): Group<T>[] {
  const groups: { readonly pairs: ReadonlySet<string>; readonly members: Keyed<T>[] }[] = []
  for (const item of items) {
    const pairs = pairsOf(item.text)
    let best: (typeof groups)[number] | undefined
    let most = ALIKE
    for (const group of groups.slice(0, MOST_COMPARED)) {
      const likeness = dice(pairs, group.pairs)
      if (likeness >= most) [best, most] = [group, likeness]
    }
    if (best) best.members.push(item)
    else groups.push({ pairs, members: [item] })
  }
  return groups
}

/** The character pairs of what is said, without spaces and marks. */
function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...normalise(text).replace(/[^\p{L}\p{N}]/gu, '')]
  if (letters.length < 2) return new Set(letters)
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (!a.size || !b.size) return a.size === b.size ? 1 : 0
  let common = 0
  for (const pair of a) if (b.has(pair)) common++
  return (2 * common) / (a.size + b.size)
}
