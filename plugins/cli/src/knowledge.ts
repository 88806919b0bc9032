/** Loads the knowledge and makes the model that the running bot would use. */
import {
  createModel,
  type Knowledge,
  learnedScorer,
  type Model,
  nearest,
  type Scorer,
  TRAINING_SEED,
  trainingOf,
  trainWeights,
} from '@support-agent/diagnosis'
import { type Bases, loadBases, selectKnowledge, weightsCache } from '@support-agent/knowledge-base'
import { UsageError } from './command'
import { say, terminalLocale } from './words'

/** The options that every command shares. */
export const KNOWLEDGE_OPTIONS = {
  base: { type: 'string', multiple: true },
  knowledge: { type: 'string', default: 'knowledge' },
} as const

export interface KnowledgeChoice {
  readonly base?: string[] | undefined
  readonly knowledge?: string | undefined
}

/** @throws UsageError for a base that does not exist or a folder without knowledge */
export function loadChosen({ base, knowledge: directory = 'knowledge' }: KnowledgeChoice): {
  bases: Bases
  knowledge: Knowledge
} {
  const { bases } = loadBases(directory, CACHE)
  for (const id of base ?? []) {
    if (!bases.some((candidate) => candidate.id === id)) {
      throw new UsageError(
        unknownBase(
          id,
          bases.map((known) => known.id),
        ),
      )
    }
  }
  const knowledge = selectKnowledge(bases, base)
  if (!knowledge.topics.length) throw new UsageError(say('no-knowledge', { directory }))
  return { bases, knowledge }
}

/** What there is instead, the likeliest first if the name is nearly one of them. */
function unknownBase(base: string, ids: readonly string[]): string {
  const known = ids.join(', ')
  const meant = nearest(base, ids, Math.max(2, Math.floor(base.length / 3)))
  return meant === undefined
    ? say('unknown-base', { base, known })
    : say('unknown-base-nearest', { base, known, nearest: meant })
}

/** The folder that the running bot uses as well; it may be deleted at any time. */
export const CACHE = 'data/cache'

/** The model that the running bot would use; its weights are learned once for each knowledge. */
export function modelOf(knowledge: Knowledge): Model {
  const cache = weightsCache(CACHE)
  const kept = cache.read(knowledge.revision)
  const weights = kept ?? trainWeights({ ...trainingOf(knowledge), seed: TRAINING_SEED })
  if (!kept) cache.write(knowledge.revision, weights)
  return createModel(knowledge, learnedScorer(weights))
}

/** A model of another scorer, trained anew. */
export function modelOfScorer(knowledge: Knowledge, train: (training: ReturnType<typeof trainingOf>) => Scorer): Model {
  return createModel(knowledge, train(trainingOf(knowledge)))
}

export function titleOf({ knowledge, position }: Model, id: string): string {
  return knowledge.topics[position.get(id) ?? -1]?.text[terminalLocale()].title ?? id
}
