/** Plans: an edit is looked at before it counts, and counts when its author says so. */
import type { LabelledText } from '@support-agent/conversation'
import type { Comparison, Knowledge, Model, TopicId } from '@support-agent/diagnosis'
import {
  type Bases,
  type Edit,
  type Operation,
  type Problem,
  type Sources,
  type Stale,
  sameScope,
  severityOf,
  withSuggestion,
} from '@support-agent/knowledge-base'
import { topicsOf } from './describe-edit'
import type { Draft, Journal } from './journal'
import type { LiveKnowledge } from './live-knowledge'
import type { Models } from './models'
import {
  inheritVerdicts,
  judgeAhead,
  type Pace,
  previewChange,
  type Version,
  type Warning,
  warningsOf,
} from './preview'

/** An edit that nobody has confirmed yet, with what it would do. */
export interface Plan {
  readonly draft: Draft
  readonly topics: readonly TopicId[]
  /** The newest edit that was known when it was made. */
  readonly seen: number
  readonly comparison: Comparison<LabelledText>
  readonly warnings: readonly Warning[]
  /** What is worth a word and refuses nothing. */
  readonly notes: readonly Problem[]
  /** The bases that the plan would bring, and the model over them. */
  readonly bases: Bases
  readonly after: Model
  /** Every topic by its name, also what the plan brings or takes away. */
  readonly named: Knowledge
}

export type Planned =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[]; readonly operations: readonly Operation[] }

export type Confirmed =
  | { readonly kind: 'done'; readonly edit: Edit }
  /** Somebody changed the same since: here is what, and the plan as it would be now. */
  | { readonly kind: 'conflict'; readonly edits: readonly Edit[]; readonly planned: Planned }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }

/** Errors and warnings about what is taught. @param sources what counts before the edit */
export type CheckTaught = (operations: readonly Operation[], sources: Sources) => readonly Problem[]

export class Workshop {
  constructor(
    private readonly parts: {
      readonly journal: Journal
      readonly live: LiveKnowledge
      readonly models: Models
      readonly check: CheckTaught
    },
  ) {}

  /** Judges what is in force in a place, so that the next plan there need not: at once, or at the pace given. */
  async warm(scope: Draft['scope'], ids: readonly string[], pace?: Pace): Promise<void> {
    await judgeAhead(this.#version(this.parts.live.state(scope).bases, ids), pace)
  }

  /** @param ids the bases in force where the author is */
  async plan(draft: Draft, ids: readonly string[]): Promise<Planned> {
    const { journal, live, check } = this.parts
    const seen = journal.last
    const { bases, sources } = live.state(draft.scope)
    const before = this.#version(bases, ids)
    const found = check(draft.operations, sources)
    const problems = found.filter((one) => severityOf(one) === 'error')
    if (this.#outgrows(draft)) problems.push(GROUP_FULL)
    const { operations } = draft
    if (problems.length) return { kind: 'refused', problems, operations }
    const edit: Edit = { ...draft, id: DRAFT, at: 0 }
    const state = live.with(edit)
    const stale = state.stale.filter((one) => one.edit === DRAFT)
    if (stale.length) {
      return {
        kind: 'refused',
        problems: stale.map((one) => placed(one, withSuggestion(one.problem, sources))),
        operations,
      }
    }
    const after = this.#version(state.bases, ids)
    const comparison = await previewChange(before, after)
    const warnings = warningsOf(before, after, taughtBy(draft.operations))
    const topics = this.#touched(draft)
    const named = together(before.model.knowledge, after.model.knowledge)
    return {
      kind: 'plan',
      plan: { draft, topics, seen, comparison, warnings, notes: found, bases: after.bases, after: after.model, named },
    }
  }

  /** Resolves when the edit is durable and counts. */
  async confirm(plan: Plan, ids: readonly string[]): Promise<Confirmed> {
    const { journal } = this.parts
    const since = journal.edits.filter((edit) => Number(edit.id) > plan.seen && this.#concerns(edit, plan))
    const others = since.filter(({ author }) => author?.hash !== plan.draft.author?.hash)
    if (others.length) return { kind: 'conflict', edits: others, planned: await this.plan(plan.draft, ids) }
    const stale = this.parts.live.with({ ...plan.draft, id: DRAFT, at: 0 }).stale.filter(({ edit }) => edit === DRAFT)
    if (stale.length) return { kind: 'refused', problems: stale.map((one) => placed(one, one.problem)) }
    const edit = await journal.append(plan.draft)
    this.#keepVerdicts(plan, ids)
    return { kind: 'done', edit }
  }

  /** Unless the weights were learned anew since the plan was judged. */
  #keepVerdicts({ bases, after, draft }: Plan, ids: readonly string[]): void {
    const { live, models } = this.parts
    if (models.modelOf(bases, ids) !== after) return
    inheritVerdicts(after, models.modelOf(live.state(draft.scope).bases, ids))
  }

  #version(bases: Version['bases'], ids: readonly string[]): Version {
    return { bases, model: this.parts.models.modelOf(bases, ids) }
  }

  /** An undo changes what its edit changed. */
  #touched({ operations, undoes }: Pick<Edit, 'operations' | 'undoes'>): TopicId[] {
    const undone = undoes === undefined ? undefined : this.parts.journal.find(undoes)
    return undone ? this.#touched(undone) : topicsOf({ operations })
  }

  /** A group's edits are held beside what counts everywhere, and there are many groups. */
  #outgrows({ scope, operations }: Draft): boolean {
    if (scope === 'global' || !operations.length) return false
    const theirs = this.parts.journal.edits.filter((edit) => sameScope(edit.scope, scope))
    return Buffer.byteLength(JSON.stringify([theirs, operations])) > LARGEST_GROUP
  }

  #concerns(edit: Edit, { topics, draft }: Plan): boolean {
    const isNear = edit.scope === 'global' || draft.scope === 'global' || sameScope(edit.scope, draft.scope)
    return isNear && this.#touched(edit).some((topic) => topics.includes(topic))
  }
}

const DRAFT = 'draft'
/** What one group may have taught, bytes. */
const LARGEST_GROUP = 1024 * 1024
const GROUP_FULL: Problem = { code: 'group-full', params: { most: '1 MB' }, path: [] }

/** The first, and the topics that only the second has. */
function together(before: Knowledge, after: Knowledge): Knowledge {
  const known = new Set(before.topics.map(({ id }) => id))
  return { ...before, topics: [...before.topics, ...after.topics.filter(({ id }) => !known.has(id))] }
}

/** Which operation it is about. */
function placed({ operation }: Stale, problem: Problem): Problem {
  return operation === undefined ? problem : { ...problem, path: [operation, ...problem.path] }
}

function taughtBy(operations: readonly Operation[]): { readonly topic: TopicId; readonly text: string }[] {
  return operations.flatMap((operation) => {
    switch (operation.op) {
      case 'add-utterances':
        return operation.texts.map((text) => ({ topic: operation.topic, text }))
      case 'change-utterance':
        return [{ topic: operation.topic, text: operation.to }]
      case 'add-topic':
        return operation.file.utterances.map((text) => ({ topic: operation.topic, text }))
      default:
        return []
    }
  })
}
