/** Whether an utterance is in the right place: what is said elsewhere in the same words, and what it is closer to. */
import type { Knowledge, TopicId } from '../knowledge'
import { normalise } from '../text'
import { AmendedScorer, type LabelledText, type Scorer } from '../words'

/** The topics that have this utterance already, in whatever spelling. */
export function duplicatesOf({ topics }: Knowledge, text: string): TopicId[] {
  const said = normalise(text)
  return topics.filter(({ utterances }) => utterances.some((one) => normalise(one) === said)).map(({ id }) => id)
}

export interface Closer {
  readonly topic: TopicId
  /** P(topic | words), and that of the topic it was put under, by all other utterances; 0–1. */
  readonly p: number
  readonly own: number
}

/**
 * The topic that an utterance of `label` would be taken for if it were not taught; undefined when it is its own.
 * @param utterance normalised
 */
export function closerTopic(scorer: Scorer, utterance: LabelledText): Closer | undefined {
  const { logProbabilities } =
    scorer instanceof AmendedScorer ? scorer.scoreWithout(utterance) : scorer.score(utterance.text)
  const own = scorer.labels.indexOf(utterance.label)
  const best = logProbabilities.reduce((most, value, i) => (value > logProbabilities[most]! ? i : most), 0)
  const topic = scorer.labels[best]
  if (topic === undefined || best === own) return undefined
  return { topic, p: Math.exp(logProbabilities[best]!), own: own < 0 ? 0 : Math.exp(logProbabilities[own]!) }
}
