/** Loads the knowledge and makes the model that the running bot would use. */
import { createModel, type Knowledge, type Model, type Scorer, trainingOf, trainScorer } from '@support-agent/diagnosis'
import { type Bases, loadBases, selectKnowledge } from '@support-agent/knowledge-base'
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
  const { bases } = loadBases(directory)
  for (const id of base ?? []) {
    if (!bases.some((candidate) => candidate.id === id)) {
      throw new UsageError(say('unknown-base', { base: id, known: bases.map((known) => known.id).join(', ') }))
    }
  }
  const knowledge = selectKnowledge(bases, base)
  if (!knowledge.topics.length) throw new UsageError(say('no-knowledge', { directory }))
  return { bases, knowledge }
}

export function modelOf(
  knowledge: Knowledge,
  train: (training: ReturnType<typeof trainingOf>) => Scorer = trainScorer,
): Model {
  return createModel(knowledge, train(trainingOf(knowledge)))
}

export function titleOf({ knowledge, position }: Model, id: string): string {
  return knowledge.topics[position.get(id) ?? -1]?.text[terminalLocale()].title ?? id
}
