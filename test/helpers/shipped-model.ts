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
import { type Bases, loadBases, selectKnowledge, weightsCache } from '@support-agent/knowledge-base'

export const KNOWLEDGE = join(__dirname, '../../knowledge')
/** What `prepare` has left, kept by the revision of the knowledge and the program that made it. */
export const CACHE = join(__dirname, '../../data/cache')

const models = new Map<string, Model>()
let bases: Bases | undefined

/** Without `ids`, the bases that are enabled. */
export function shippedKnowledge(ids?: readonly string[]): Knowledge {
  bases ??= loadBases(KNOWLEDGE).bases
  return selectKnowledge(bases, ids)
}

/** Without `ids`, over the bases that are enabled. */
export function shippedModel(ids?: readonly string[]): Model {
  const key = ids?.join(' ') ?? ''
  const known = models.get(key)
  if (known) return known
  const knowledge = shippedKnowledge(ids)
  const model = createModel(knowledge, learnedScorer(shippedWeights(knowledge)))
  models.set(key, model)
  return model
}

function shippedWeights(knowledge: Knowledge) {
  const cache = weightsCache(CACHE)
  const kept = cache.read(knowledge.revision)
  const weights = kept ?? trainWeights({ ...trainingOf(knowledge), seed: TRAINING_SEED })
  if (!kept) cache.write(knowledge.revision, weights)
  return weights
}
