/** A model of knowledge that was edited after its words were learned: what changed counts at once, nothing is learned anew. */
import type { Balance } from './balance'
import type { Knowledge, Topic } from './knowledge'
import { createModel, type Model } from './model'
import { normalise } from './text'
import { AmendedScorer, type LabelledText, type Trained, type UtteranceChanges } from './words'

/** Knowledge with the scorer and the counts that were trained on its utterances. */
export interface TrainedKnowledge extends Trained {
  readonly knowledge: Knowledge
  readonly balance: Balance
}

/**
 * Milliseconds, whatever the size of the knowledge: only what differs is read anew. Topics that are the same object in both
 * are taken to be equal.
 */
export function amendModel(trained: TrainedKnowledge, knowledge: Knowledge): Model {
  const changes = changesBetween(trained.knowledge, knowledge)
  const labels = knowledge.topics.map(({ id }) => id)
  return createModel(knowledge, new AmendedScorer(trained, labels, changes), trained.balance)
}

/** The utterances that came and went; those of topics that are no more went with them and need no word. */
export function changesBetween(before: Knowledge, after: Knowledge): UtteranceChanges {
  const was = new Map(before.topics.map((topic) => [topic.id, topic]))
  const added: LabelledText[] = []
  const removed: LabelledText[] = []
  for (const topic of after.topics) {
    const old = was.get(topic.id)
    if (old?.utterances === topic.utterances) continue
    added.push(...surplus(topic, old))
    if (old) removed.push(...surplus(old, topic))
  }
  return { added, removed }
}

/** The utterances of a topic that the other does not have, as often as it has them more. */
function surplus({ id, utterances }: Topic, other: Topic | undefined): LabelledText[] {
  const rest = new Map<string, number>()
  for (const text of other?.utterances ?? []) rest.set(text, (rest.get(text) ?? 0) + 1)
  return utterances.flatMap((text) => {
    const left = rest.get(text) ?? 0
    rest.set(text, left - 1)
    return left > 0 ? [] : [{ text: normalise(text), label: id }]
  })
}
