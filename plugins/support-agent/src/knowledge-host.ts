/** The knowledge in force and its models: counts answer at once, learned weights follow from a worker. */
import {
  COUNTS_BALANCE,
  createModel,
  type Knowledge,
  type LearnedWeights,
  learnedScorer,
  type Model,
  TRAINING_SEED,
  trainBayes,
  trainingOf,
} from '@support-agent/diagnosis'
import {
  type Cache,
  type KnowledgeSource,
  type Mistake,
  openKnowledge,
  selectKnowledge,
  weightsCache,
} from '@support-agent/knowledge-base'
import type { Scheduler } from './scheduler'
import { trainInWorker } from './trainer'

export interface KnowledgeReport {
  /** All that is wrong; empty after a mend. */
  readonly mistakes: readonly Mistake[]
}

export interface HostEvents {
  /** After each reading of the files: which mistakes there are now. */
  report(report: KnowledgeReport): void
  /** A training failed; the counts go on answering. */
  trainingFailed(error: unknown): void
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

interface Selection {
  model: Model
  readonly cancel: () => void
}

export class KnowledgeHost {
  private readonly source: KnowledgeSource
  private selections = new Map<string, Selection>()

  private readonly weights: Cache<LearnedWeights> | undefined

  constructor(
    private readonly settings: HostSettings,
    private readonly scheduler: Scheduler,
    private readonly events: HostEvents,
  ) {
    const { directory, cache } = settings
    this.weights = cache ? weightsCache(cache) : undefined
    this.source = openKnowledge(directory, {
      cache,
      onChange: ({ mistakes, replaced }) => {
        if (replaced) this.forgetModels()
        events.report({ mistakes })
      },
    })
    if (this.source.mistakes.length) events.report({ mistakes: this.source.mistakes })
  }

  /** The model over the bases; an empty list means every enabled one. */
  modelFor(bases: readonly string[]): Model {
    const key = bases.join('\n')
    const known = this.selections.get(key)
    if (known) return known.model
    const selection = this.makeSelection(selectKnowledge(this.source.current, bases.length ? bases : undefined))
    this.selections.set(key, selection)
    return selection.model
  }

  /** The ids of the bases that have topics of their own, also of those that are in force only where they are named. */
  bases(): string[] {
    return selectKnowledge(this.source.current, 'all').subjects.map(({ base }) => base)
  }

  dispose(): void {
    this.forgetModels()
    this.source.dispose()
  }

  private forgetModels(): void {
    for (const { cancel } of this.selections.values()) cancel()
    this.selections = new Map()
  }

  private makeSelection(knowledge: Knowledge): Selection {
    const kept = this.weights?.read(knowledge.revision)
    if (kept) return { model: createModel(knowledge, learnedScorer(kept)), cancel: () => {} }
    const { labels, utterances } = trainingOf(knowledge)
    const job = `knowledge/train/${knowledge.revision}`
    let training: { cancel(): void } | undefined
    const selection: Selection = {
      model: createModel(knowledge, trainBayes(labels, utterances), COUNTS_BALANCE),
      cancel: () => {
        this.scheduler.cancel(job)
        training?.cancel()
      },
    }
    const learn = () => {
      const started = trainInWorker({ labels, utterances, seed: TRAINING_SEED })
      training = started
      started.weights.then((weights) => {
        selection.model = createModel(knowledge, learnedScorer(weights))
        this.weights?.write(knowledge.revision, weights)
      }, this.events.trainingFailed)
    }
    const { trainingWaits } = this.settings
    if (trainingWaits > 0) this.scheduler.at(job, this.scheduler.now() + trainingWaits, learn)
    else learn()
    return selection
  }
}
