/** The same error again: numbers, identifiers and times folded, so that a log's thousand lines become its few errors. */
import type { LogEntry } from './entries'

export interface Repeated<T> {
  readonly first: T
  /** How often it was seen, the first time included. */
  readonly repeats: number
}

const LONGEST = 300

/** What is the same in every repetition of a message. */
export function foldMessage({ message, more }: Pick<LogEntry, 'message' | 'more'>): string {
  const text = message.length > 40 ? message : [message, ...more.slice(0, 3)].join(' ')
  return text
    .slice(0, LONGEST)
    .replace(/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi, '#')
    .replace(/\b(?=[a-z]*\d)[0-9a-z_-]{12,64}\b/gi, '#')
    .replace(/\d+/g, '#')
    .replace(/\s+/g, ' ')
}

/** Keeps the first of each, counts the others; over `most` different ones, new ones are left out. */
export function groupRepeats<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  most: number,
): { readonly groups: readonly Repeated<T>[]; readonly complete: boolean } {
  const groups = new Map<string, { first: T; repeats: number }>()
  let complete = true
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.repeats++
    else if (groups.size < most) groups.set(key, { first: item, repeats: 1 })
    else complete = false
  }
  return { groups: [...groups.values()], complete }
}
