/** The model that the running bot ends up with, over the shipped knowledge; its weights are those of the installation. */
import { join } from 'node:path'
import {
  createModel,
  type Knowledge,
  learnedScorer,
  type Model,
  TRAINING_SEED,
  trainingOf,
  trainWeights,
} from '@support-agent/diagnosis'
import { loadBases, selectKnowledge, weightsCache } from '@support-agent/knowledge-base'

export const KNOWLEDGE = join(__dirname, '../../knowledge')
/** What `prepare` has left, kept by the revision of the knowledge and the program that made it. */
export const CACHE = join(__dirname, '../../data/cache')

let knowledge: Knowledge | undefined
let model: Model | undefined

export function shippedKnowledge(): Knowledge {
  knowledge ??= selectKnowledge(loadBases(KNOWLEDGE).bases)
  return knowledge
}

export function shippedModel(): Model {
  model ??= createModel(shippedKnowledge(), learnedScorer(shippedWeights(shippedKnowledge())))
  return model
}

function shippedWeights(knowledge: Knowledge) {
  const cache = weightsCache(CACHE)
  const kept = cache.read(knowledge.revision)
  const weights = kept ?? trainWeights({ ...trainingOf(knowledge), seed: TRAINING_SEED })
  if (!kept) cache.write(knowledge.revision, weights)
  return weights
}
