/** The findings of one archive, with all that is inside: of each kind one, with an example and how often it was met. */
import { type Finding, type FindingId, printable, type Severity } from '../finding'

type Emits = NonNullable<Finding['emits']>

const HARM: Readonly<Partial<Record<FindingId, { readonly severity: Severity; readonly emits: Emits }>>> = {
  'archive-encrypted': { severity: 'notice', emits: [{ variable: 'file_state', value: 'encrypted' }] },
  'archive-corrupt': { severity: 'warning', emits: [{ variable: 'file_state', value: 'damaged' }] },
  truncated: { severity: 'warning', emits: [{ variable: 'file_state', value: 'damaged' }] },
  'archive-bomb': { severity: 'danger', emits: [{ variable: 'file_content', value: 'threat' }] },
  'archive-overlap': { severity: 'danger', emits: [{ variable: 'file_content', value: 'threat' }] },
  'archive-nested-executable': { severity: 'warning', emits: [{ variable: 'file_content', value: 'hidden-program' }] },
  'archive-multi-volume': { severity: 'notice', emits: [] },
  'archive-unsafe-path': { severity: 'danger', emits: [{ variable: 'file_content', value: 'threat' }] },
  'bidi-override': { severity: 'danger', emits: [{ variable: 'file_content', value: 'disguised' }] },
}

export interface Where {
  readonly offset?: number | undefined
  /** Hostile; the archives that it is in come first. */
  readonly entry?: string | undefined
}

export class ArchiveFindings {
  private readonly found = new Map<string, Finding>()

  /**
   * @param measured `variant` tells kinds apart that have sentences of their own; a number that is not a size is added up
   */
  add(id: FindingId, measured: Readonly<Record<string, string | number>>, { offset, entry }: Where = {}): void {
    const key = `${id} ${measured.variant ?? ''}`
    const before = this.found.get(key)
    const count = Number(before?.measured.count ?? 0) + Number(measured.count ?? 1)
    if (before) {
      this.found.set(key, { ...before, measured: { ...before.measured, count } })
      return
    }
    const { severity = 'warning', emits = [] } = HARM[id] ?? {}
    const name = entry === undefined ? {} : { name: printable(entry) }
    const finding: Finding = {
      id,
      severity,
      measured: { ...measured, ...name, count },
      offset,
      entry: name.name || undefined,
    }
    this.found.set(key, emits.length ? { ...finding, emits } : finding)
  }

  has(id: FindingId): boolean {
    return this.all.some((finding) => finding.id === id)
  }

  get all(): readonly Finding[] {
    return [...this.found.values()]
  }
}
