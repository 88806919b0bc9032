/** The models in force: learned weights where there are any, what changed since at once, the rest learned in the background. */
import {
  amendModel,
  COUNTS_BALANCE,
  DEFAULT_BALANCE,
  type Knowledge,
  type LearnedWeights,
  learnedScorer,
  type Model,
  TRAINING_SEED,
  type TrainedKnowledge,
  trainBayes,
  trainingOf,
  type WeightTraining,
} from '@support-agent/diagnosis'
import { type Bases, type Cache, type GroupScope, selectKnowledge } from '@support-agent/knowledge-base'
import { type Tally, withExperience } from './learning'
import type { LiveKnowledge } from './live-knowledge'

export interface ModelSettings {
  /** Where learned weights are kept between starts. */
  readonly weights?: Cache<LearnedWeights> | undefined
  /** Learns weights beside the bot. */
  train(training: WeightTraining): { readonly weights: Promise<LearnedWeights>; cancel(): void }
  /** Runs something later; returns how to stop it. */
  later(milliseconds: number, run: () => void): () => void
  /** How long the weights of a new choice of bases wait before they are learned, ms. */
  readonly trainingWaits: number
  /** What cases have taught; an empty one where that is switched off. */
  tally(): Tally
  /** A training failed; what answers now goes on answering. */
  trainingFailed(error: unknown): void
}

/** One edit seldom comes alone, and what it changed counts already; ms. */
const EDITS_WAIT = 30_000

/** The bases of one setting of a group; the empty list stands for every enabled one. */
type Ids = readonly string[]

/** What was learned for one choice of bases, and the models that rest on it. */
interface Selection {
  readonly ids: Ids
  trained: TrainedKnowledge
  /** By the knowledge that they are of. */
  models: WeakMap<Bases, Model>
  stop: () => void
}

export class Models {
  readonly #selections = new Map<string, Selection>()

  constructor(
    private readonly live: LiveKnowledge,
    /** The bases of the files alone, whose weights the installation has learned. */
    private readonly files: () => Bases,
    private readonly settings: ModelSettings,
  ) {}

  /** The model over the bases, with a group's own edits. */
  modelFor(ids: Ids, group?: GroupScope): Model {
    return this.modelOf(this.live.bases(group), ids)
  }

  /** What files and edits say, without what cases have taught. */
  knowledgeFor(ids: Ids, group?: GroupScope): Knowledge {
    return selectKnowledge(this.live.bases(group), ids.length ? ids : undefined)
  }

  /** The model over bases that may not be in force: a plan's. */
  modelOf(bases: Bases, ids: Ids): Model {
    const selection = this.#selectionFor(ids)
    const known = selection.models.get(bases)
    if (known) return known
    const knowledge = selectKnowledge(bases, ids.length ? ids : undefined)
    const model = amendModel(selection.trained, withExperience(knowledge, this.settings.tally()))
    selection.models.set(bases, model)
    return model
  }

  /** What counts everywhere has changed: it counts already, and is learned when it has been quiet for a while. */
  edited(): void {
    for (const selection of this.#selections.values()) this.#learnLater(selection, EDITS_WAIT)
  }

  /** Cases have taught something: the same weights, other priors and remedies. */
  experienced(): void {
    for (const selection of this.#selections.values()) selection.models = new WeakMap()
  }

  /** The files have changed: everything is made anew. */
  forget(): void {
    for (const { stop } of this.#selections.values()) stop()
    this.#selections.clear()
  }

  #selectionFor(ids: Ids): Selection {
    const key = ids.join('\n')
    const known = this.#selections.get(key)
    if (known) return known
    const selection: Selection = { ids, trained: this.#recall(ids), models: new WeakMap(), stop: () => {} }
    this.#selections.set(key, selection)
    this.#learnLater(selection, this.settings.trainingWaits)
    return selection
  }

  /** The weights of the knowledge as it is, else of the files alone, else its counts. */
  #recall(ids: Ids): TrainedKnowledge {
    for (const bases of [this.live.bases(), this.files()]) {
      const knowledge = selectKnowledge(bases, ids.length ? ids : undefined)
      const weights = this.settings.weights?.read(knowledge.revision)
      if (weights) return trainedOn(knowledge, weights)
    }
    return counted(selectKnowledge(this.live.bases(), ids.length ? ids : undefined))
  }

  #learnLater(selection: Selection, wait: number): void {
    selection.stop()
    selection.stop = () => {}
    const knowledge = selectKnowledge(this.live.bases(), selection.ids.length ? selection.ids : undefined)
    if (selection.trained.knowledge.revision === knowledge.revision && selection.trained.balance === DEFAULT_BALANCE)
      return
    let training: ReturnType<ModelSettings['train']> | undefined
    const stopWaiting = this.settings.later(wait, () => {
      const { labels, utterances } = trainingOf(knowledge)
      training = this.settings.train({ labels, utterances, seed: TRAINING_SEED })
      training.weights.then((weights) => {
        this.settings.weights?.write(knowledge.revision, weights)
        selection.trained = trainedOn(knowledge, weights)
        selection.models = new WeakMap()
      }, this.settings.trainingFailed)
    })
    selection.stop = () => {
      stopWaiting()
      training?.cancel()
    }
  }
}

function counted(knowledge: Knowledge): TrainedKnowledge {
  const { labels, utterances } = trainingOf(knowledge)
  const counts = trainBayes(labels, utterances)
  return { knowledge, scorer: counts, counts, balance: COUNTS_BALANCE }
}

/** Learned weights with the counts beside them, which cost a tenth of a second and are made when something has changed. */
export function trainedOn(knowledge: Knowledge, weights: LearnedWeights): TrainedKnowledge {
  let counts: ReturnType<typeof trainBayes> | undefined
  return {
    knowledge,
    scorer: learnedScorer(weights),
    balance: DEFAULT_BALANCE,
    get counts() {
      if (!counts) {
        const { labels, utterances } = trainingOf(knowledge)
        counts = trainBayes(labels, utterances)
      }
      return counts
    },
  }
}
