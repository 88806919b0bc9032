/** The knowledge in force and its models, as files and edits have it, wired to this bot's clock and workers. */
import type { LearnedWeights, Model } from '@support-agent/diagnosis'
import {
  type Cache,
  type GroupScope,
  type KnowledgeSource,
  type Mistake,
  openKnowledge,
  selectKnowledge,
  weightsCache,
} from '@support-agent/knowledge-base'
import { type Journal, LiveKnowledge, Models, type Tally } from '@support-agent/teaching'
import type { Scheduler } from './scheduler'
import { trainInWorker } from './trainer'

export interface KnowledgeReport {
  /** All that is wrong; empty after a mend. */
  readonly mistakes: readonly Mistake[]
}

export interface HostEvents {
  /** After each reading of the files: which mistakes there are now. */
  report(report: KnowledgeReport): void
  /** A training failed; what answered before goes on answering. */
  trainingFailed(error: unknown): void
  /** What cases have taught so far. */
  tally(): Tally
}

export interface HostSettings {
  /** Where the bases are. */
  readonly directory: string
  /** Where compiled bases and learned weights are kept between starts; none: everything is made anew. */
  readonly cache?: string | undefined
  /**
   * How long the counts answer alone before the weights are learned, ms. Whoever starts the bot wants an answer first, and
   * the worker would take the processor from it.
   */
  readonly trainingWaits: number
}

export class KnowledgeHost {
  readonly source: KnowledgeSource
  readonly live: LiveKnowledge
  readonly models: Models
  private waits = 0

  constructor(
    { directory, cache, trainingWaits }: HostSettings,
    journal: Pick<Journal, 'edits' | 'pasts' | 'pending'>,
    private readonly scheduler: Scheduler,
    events: HostEvents,
  ) {
    const weights: Cache<LearnedWeights> | undefined = cache ? weightsCache(cache) : undefined
    this.source = openKnowledge(directory, {
      cache,
      onChange: ({ mistakes, replaced }) => {
        if (replaced) this.models.forget()
        events.report({ mistakes })
      },
    })
    this.live = new LiveKnowledge(this.source, journal)
    this.models = new Models(this.live, () => this.source.current, {
      ...{ weights, trainingWaits, train: trainInWorker, trainingFailed: events.trainingFailed, tally: events.tally },
      later: (milliseconds, run) => this.later(milliseconds, run),
    })
    if (this.source.mistakes.length) events.report({ mistakes: this.source.mistakes })
  }

  /** The model over the bases, with a group's own edits; an empty list means every enabled base. */
  modelFor(bases: readonly string[], group?: GroupScope): Model {
    return this.models.modelFor(bases, group)
  }

  /** The ids of the bases that have topics of their own, also of those that are in force only where they are named. */
  bases(): string[] {
    return selectKnowledge(this.source.current, 'all').subjects.map(({ base }) => base)
  }

  dispose(): void {
    this.models.forget()
    this.source.dispose()
  }

  private later(milliseconds: number, run: () => void): () => void {
    if (milliseconds <= 0) {
      run()
      return () => {}
    }
    const job = `knowledge/train/${this.waits++}`
    this.scheduler.at(job, this.scheduler.now() + milliseconds, run)
    return () => this.scheduler.cancel(job)
  }
}
