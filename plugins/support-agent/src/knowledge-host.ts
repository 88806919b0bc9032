/** The knowledge in force and its models: counts answer at once, learned weights follow from a worker. */
import {
  createModel,
  type Knowledge,
  learnedScorer,
  type Model,
  TRAINING_SEED,
  trainBayes,
  trainingOf,
} from '@support-agent/diagnosis'
import { type KnowledgeSource, type Mistake, openKnowledge, selectKnowledge } from '@support-agent/knowledge-base'
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

interface Selection {
  model: Model
  readonly cancel: () => void
}

export class KnowledgeHost {
  private readonly source: KnowledgeSource
  private selections = new Map<string, Selection>()

  constructor(
    directory: string,
    private readonly events: HostEvents,
  ) {
    this.source = openKnowledge(directory, {
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

  dispose(): void {
    this.forgetModels()
    this.source.dispose()
  }

  private forgetModels(): void {
    for (const { cancel } of this.selections.values()) cancel()
    this.selections = new Map()
  }

  private makeSelection(knowledge: Knowledge): Selection {
    const { labels, utterances } = trainingOf(knowledge)
    const training = trainInWorker({ labels, utterances, seed: TRAINING_SEED })
    const selection: Selection = {
      model: createModel(knowledge, trainBayes(labels, utterances)),
      cancel: training.cancel,
    }
    training.weights.then((weights) => {
      selection.model = createModel(knowledge, learnedScorer(weights))
    }, this.events.trainingFailed)
    return selection
  }
}
