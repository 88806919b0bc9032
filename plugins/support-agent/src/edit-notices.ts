/** Tells the operators, once each, of edits that found no place in the files, cannot be read, or were exported by half. */
import { describeProblem, type Stale } from '@support-agent/knowledge-base'
import type { Journal, LiveKnowledge } from '@support-agent/teaching'

export interface EditNoticeParts {
  readonly live: Pick<LiveKnowledge, 'stale'>
  readonly journal: Pick<Journal, 'unreadable'>
  /** Words of `support-agent.notice.*`, to the operators. */
  tell(key: 'stale' | 'unreadable' | 'half-exported', params: Readonly<Record<string, string | number>>): void
}

/** How many edits are named in one notice. */
const MOST_NAMED = 5

export class EditNotices {
  /** What is stale and was told; told again when it fitted in between. */
  #told: ReadonlySet<string> = new Set()

  constructor(private readonly parts: EditNoticeParts) {}

  /** After the journal was read. @param isHalfExported whether an export was interrupted */
  started(isHalfExported: boolean): void {
    const { unreadable } = this.parts.journal
    if (unreadable.length)
      this.#tell(
        'unreadable',
        unreadable.map(({ id }) => id),
      )
    if (isHalfExported) this.parts.tell('half-exported', {})
    this.filesChanged()
  }

  /** After the files were read anew. */
  filesChanged(): void {
    const stale = new Map(this.parts.live.stale().map((one) => [keyOf(one), one]))
    const fresh = [...stale].flatMap(([key, one]) => (this.#told.has(key) ? [] : [one]))
    this.#told = new Set(stale.keys())
    if (fresh.length)
      this.#tell(
        'stale',
        fresh.map(({ edit, problem }) => `${edit}:${describeProblem(problem, 'zh-CN')}`),
      )
  }

  #tell(key: 'stale' | 'unreadable', edits: readonly string[]): void {
    const rest = edits.length > MOST_NAMED ? ['…'] : []
    this.parts.tell(key, { count: edits.length, edits: [...edits.slice(0, MOST_NAMED), ...rest].join('\n') })
  }
}

function keyOf({ edit, operation, problem }: Stale): string {
  return JSON.stringify([edit, operation ?? -1, problem.code])
}
