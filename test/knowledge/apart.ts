/** Whether labelled cases are kept apart from what the model learns from: nobody passes an exam whose answers were copied. */
import { jaccard, trigrams } from '@support-agent/cli/src/evaluate/pairs'
import { normalise, type Topic } from '@support-agent/diagnosis'
import type { LabelledCase } from '@support-agent/knowledge-base'

/** Bare codes and hints up to this length cannot help being alike. */
const SHORT = 8
/** Most likeness of the trigrams of a case and an utterance. */
const MOST_ALIKE = 0.6

/** The cases that are too like an utterance of the topics, each with it. */
export function tooAlike(cases: readonly LabelledCase[], topics: readonly Topic[]): string[] {
  const training = topics.flatMap(({ id, utterances }) =>
    utterances.map((text) => ({ id, text, grams: trigrams(normalise(text)) })),
  )
  return cases
    .filter(({ text }) => normalise(text).length > SHORT)
    .flatMap(({ text }) => {
      const grams = trigrams(normalise(text))
      const near = training.find((line) => jaccard(grams, line.grams) > MOST_ALIKE)
      return near ? [`${text} ~ ${near.text} (${near.id})`] : []
    })
}
