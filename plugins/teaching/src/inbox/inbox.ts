/** The inbox: durable, bounded, in groups; a group keeps its number as long as it is there. */
import { mask } from '@support-agent/diagnosis'
import { type EditScope, sameScope } from '@support-agent/knowledge-base'
import type { Change, Json, Store } from '@support-agent/storage'
import type { Decided, InboxEntry, InboxReason } from './entry'
import { groupAlike } from './groups'

const PREFIX = 'inbox/'
/** The last number given out: whoever holds an old list must not meet another group under it. */
const LAST = 'inbox-last'
const DECIDED = 'proposal/'
/** Decisions kept at most; the oldest go first. */
const MOST_DECIDED = 500
/** Kept at most; the oldest go first. */
const MOST_ENTRIES = 2_000
/** A text is clipped to this many characters: a log belongs to nobody's inbox. */
const LONGEST = 300

export interface InboxGroup {
  /** The number of its oldest entry. */
  readonly number: number
  readonly entries: readonly (InboxEntry & { readonly key: string })[]
  /** How often each reason led here, the most frequent first. */
  readonly reasons: readonly (readonly [InboxReason, number])[]
}

export class Inbox {
  readonly #entries = new Map<string, InboxEntry>()
  readonly #decided = new Map<string, Decided>()
  #last = 0
  /** Entries on their way to the store. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(private readonly store: Store) {}

  async restore(): Promise<void> {
    this.#entries.clear()
    this.#decided.clear()
    const last = (await this.store.get(LAST))?.value
    this.#last = typeof last === 'number' ? last : 0
    for (const { key, value } of await this.store.list(DECIDED)) {
      this.#decided.set(key, value as unknown as Decided)
      this.#last = Math.max(this.#last, Number(key.slice(DECIDED.length)))
    }
    for (const { key, value } of await this.store.list(PREFIX)) {
      this.#entries.set(key, value as unknown as InboxEntry)
      this.#last = Math.max(this.#last, numberOf(key))
    }
  }

  get size(): number {
    return this.#entries.size
  }

  /**
   * Resolves when it is durable. The text is masked and clipped here, whatever the caller did.
   * @returns its key; undefined where there are no words to keep
   */
  add(entry: InboxEntry): Promise<string | undefined> {
    const added = this.#writing.then(() => this.#add(entry))
    this.#writing = added.catch(() => {})
    return added
  }

  /** Resolves when everything that was added before is there to be seen. */
  async written(): Promise<void> {
    await this.#writing
  }

  async #add(entry: InboxEntry): Promise<string | undefined> {
    const text = mask(entry.text).text.replace(/\s+/gu, ' ').trim()
    if (!text) return undefined
    const kept = { ...entry, text: [...text].slice(0, LONGEST).join('') }
    const key = PREFIX + String(++this.#last).padStart(12, '0')
    const surplus = [...this.#entries.keys()].slice(0, Math.max(0, this.#entries.size + 1 - MOST_ENTRIES))
    const value = JSON.parse(JSON.stringify(kept)) as Json
    const number = { key: LAST, value: this.#last }
    await this.store.commit([{ key, value }, number, ...surplus.map((old): Change => ({ key: old, value: undefined }))])
    for (const old of surplus) this.#entries.delete(old)
    this.#entries.set(key, kept)
    return key
  }

  /** What was said is said no more; resolves when it is durable. */
  async drop(key: string): Promise<void> {
    await this.store.commit([{ key, value: undefined }])
    this.#entries.delete(key)
  }

  /**
   * What an administrator of the place may see: an operator everything, a group's administrator what was said there. The
   * largest group first, of equals the newer one.
   */
  groups(scope: EditScope): InboxGroup[] {
    const seen = [...this.#entries]
      .filter(([, entry]) => scope === 'global' || sameScope(entry.scope, scope))
      .map(([key, entry]) => ({ key, text: entry.text, item: entry }))
    return groupAlike(seen)
      .map(({ members }) => ({
        number: numberOf(members[0]?.key ?? ''),
        entries: members.map(({ key, item }) => ({ ...item, key })),
        reasons: counted(members.map(({ item }) => item.reason)),
      }))
      .sort((a, b) => b.entries.length - a.entries.length || b.number - a.number)
  }

  find(scope: EditScope, number: number): InboxGroup | undefined {
    return this.groups(scope).find((group) => group.number === number)
  }

  /** What was dealt with goes, and what became of proposals is kept; resolves when it is durable. */
  async settle(keys: readonly string[], how: Pick<Decided, 'at' | 'decidedBy' | 'decision'>): Promise<void> {
    if (!keys.length) return
    const decided = keys.flatMap((key): [string, Decided][] => {
      const { proposed, text, scope, speaker } = this.#entries.get(key) ?? {}
      if (!proposed || text === undefined || !scope || !speaker) return []
      const { topic, by: proposedBy } = proposed
      return [[DECIDED + key.slice(PREFIX.length), { ...how, text, scope, topic, proposedBy, speaker }]]
    })
    const surplus = [...this.#decided.keys()].slice(0, Math.max(0, this.#decided.size + decided.length - MOST_DECIDED))
    await this.store.commit([
      ...[...keys, ...surplus].map((key): Change => ({ key, value: undefined })),
      ...decided.map(([key, value]): Change => ({ key, value: value as unknown as Json })),
    ])
    for (const key of keys) this.#entries.delete(key)
    for (const key of surplus) this.#decided.delete(key)
    for (const [key, value] of decided) this.#decided.set(key, value)
  }

  /** The newest first. */
  decided(scope: EditScope): Decided[] {
    return [...this.#decided.values()]
      .filter((one) => scope === 'global' || sameScope(one.scope, scope))
      .sort((a, b) => b.at - a.at)
  }

  /** Drops what is kept in memory of somebody whom the store has forgotten. */
  forget(matches: (speaker: InboxEntry['speaker']) => boolean): void {
    for (const [key, { speaker }] of this.#entries) if (matches(speaker)) this.#entries.delete(key)
    for (const [key, { speaker }] of this.#decided) if (matches(speaker)) this.#decided.delete(key)
  }
}

function numberOf(key: string): number {
  return Number(key.slice(PREFIX.length))
}

function counted(reasons: readonly InboxReason[]): [InboxReason, number][] {
  const counts = new Map<InboxReason, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])
}
