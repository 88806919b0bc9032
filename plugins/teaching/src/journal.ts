/** The edits of the knowledge, in their order: durable before they count, in memory for every message. */
import { type Edit, type Problem, readEdit } from '@support-agent/knowledge-base'
import type { Json, Store } from '@support-agent/storage'
import { EXPORTED, type Exported, NOTHING_EXPORTED, pendingOf, readExported } from './exported'
import { PASTS, type Past, readPast } from './past'

/** An edit before it has a number and a time. */
export type Draft = Omit<Edit, 'id' | 'at'>

/** A record that this program cannot read, a newer one's perhaps: it is kept and counts for nothing. */
export interface Unreadable {
  readonly id: string
  readonly problems: readonly Problem[]
}

const PREFIX = 'edit/'
/** Keys sort as numbers do. */
const DIGITS = 12

export class Journal {
  #edits: readonly Edit[] = []
  #pending: readonly Edit[] = []
  #exported: Exported = NOTHING_EXPORTED
  #unreadable: readonly Unreadable[] = []
  #pasts: readonly Past[] = []
  #last = 0
  /** The record that is being written: each begins when the one before is durable. */
  #writing: Promise<unknown> = Promise.resolve()

  /**
   * @param now the clock, ms
   * @param changed called after each change, when it is durable and in memory
   */
  constructor(
    private readonly store: Store,
    private readonly now: () => number,
    private readonly changed: () => void = () => {},
  ) {}

  /** Brings back what was written before a restart. */
  async restore(): Promise<void> {
    const edits: Edit[] = []
    const unreadable: Unreadable[] = []
    for (const { key, value } of await this.store.list(PREFIX)) {
      const read = readEdit(value)
      const id = String(Number(key.slice(PREFIX.length)))
      if ('edit' in read) edits.push(read.edit)
      else unreadable.push({ id, problems: read.problems })
      this.#last = Math.max(this.#last, Number(id))
    }
    this.#exported = readExported((await this.store.get(EXPORTED))?.value) ?? NOTHING_EXPORTED
    this.#pasts = (await this.store.list(PASTS)).flatMap(({ value }) => readPast(value) ?? [])
    this.#edits = edits
    this.#pending = pendingOf(edits, this.#exported)
    this.#unreadable = unreadable
    if (edits.length) this.changed()
  }

  /** All of them, in the order in which they count. */
  get edits(): readonly Edit[] {
    return this.#edits
  }

  /** Those that the files do not hold: what counts on top of them. The same list until something changes. */
  get pending(): readonly Edit[] {
    return this.#pending
  }

  get exported(): Exported {
    return this.#exported
  }

  /** What the files were before each export, as far back as that is kept. */
  get pasts(): readonly Past[] {
    return this.#pasts
  }

  get unreadable(): readonly Unreadable[] {
    return this.#unreadable
  }

  /** The number of the newest edit; 0 before the first. */
  get last(): number {
    return this.#last
  }

  find(id: string): Edit | undefined {
    return this.#edits.find((edit) => edit.id === id)
  }

  /** Resolves when the edit is durable and counts. @throws whatever the store throws; then nothing was changed */
  append(draft: Draft): Promise<Edit> {
    return this.#inTurn(async () => {
      const id = this.#last + 1
      const edit: Edit = { ...draft, id: String(id), at: this.now() }
      // What could not be read back must not be written.
      const read = readEdit(plain(edit))
      if ('problems' in read) throw new RangeError(`not an edit: ${read.problems.map(({ code }) => code).join(' ')}`)
      await this.store.commit([{ key: keyOf(id), value: plain(edit), expected: 0 }])
      this.#last = id
      this.#edits = [...this.#edits, edit]
      this.#pending = [...this.#pending, edit]
      this.changed()
      return edit
    })
  }

  /** Drops who somebody was from every edit of theirs, in older generations too; the edits stay. Resolves when durable. */
  forgetAuthor(hash: string): Promise<void> {
    return this.#inTurn(async () => {
      const isTheirs = (edit: Edit) => edit.author?.hash === hash
      const theirs = this.#edits.filter(isTheirs).map((edit): Edit => ({ ...edit, author: null }))
      if (!theirs.length) return
      await this.store.commit(theirs.map((edit) => ({ key: keyOf(Number(edit.id)), value: plain(edit) })))
      const anonymous = new Map(theirs.map((edit) => [edit.id, edit]))
      this.#edits = this.#edits.map((edit) => anonymous.get(edit.id) ?? edit)
      this.#pending = pendingOf(this.#edits, this.#exported)
      await this.store.purge((key, value) => key.startsWith(PREFIX) && authorIn(value) === hash)
      this.changed()
    })
  }

  #inTurn<T>(write: () => Promise<T>): Promise<T> {
    const written = this.#writing.then(write)
    this.#writing = written.catch(() => {})
    return written
  }
}

function keyOf(id: number): string {
  return PREFIX + String(id).padStart(DIGITS, '0')
}

/** As the store keeps it: what is undefined is left out. */
function plain(edit: Edit): Json {
  return JSON.parse(JSON.stringify(edit)) as Json
}

function authorIn(value: Json): string | undefined {
  return (value as { author?: { hash?: string } | null } | null)?.author?.hash
}
