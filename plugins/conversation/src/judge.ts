/** How the bot would do on a labelled text, in one word and whether it is right: for previews of an edit and for checks. */
import {
  AmendedScorer,
  type Evidence,
  infer,
  type Model,
  observe,
  type TopicId,
  type Verdict,
} from '@support-agent/diagnosis'
import { decide } from './decide'
import { DEFAULT_SETTINGS } from './settings'

/** A text and what it may be recognised as. */
export interface LabelledText {
  readonly text: string
  readonly accepts: readonly TopicId[] | 'vague' | 'out-of-scope'
  /** The moment at which it was said, ISO 8601 with offset. */
  readonly at?: string | undefined
  /** The topic whose utterance it is: then it is judged by what the other utterances teach. */
  readonly utteranceOf?: TopicId | undefined
}

/** As if it were said to the bot. @throws RangeError for an utterance whose model holds nothing out, or without its topic */
export function verdictOf(model: Model, example: LabelledText): Verdict {
  const evidence = evidenceOf(example)
  const posterior = infer(modelFor(model, example, evidence), evidence)
  const decision = decide(posterior, { addressed: true, settings: DEFAULT_SETTINGS })
  const said = decision.kind === 'answer' || decision.kind === 'guide' ? decision.topic : decision.kind
  return { said, isRight: accepts(example, said, posterior.topics[0]?.id) }
}

/** What is offered under numbers is right when the first of it is. */
function accepts({ accepts: accepted }: LabelledText, said: string, best: TopicId | undefined): boolean {
  if (accepted === 'out-of-scope') return said === 'out-of-scope'
  if (accepted === 'vague') return said === 'choose'
  return said !== 'out-of-scope' && best !== undefined && accepted.includes(best)
}

function modelFor(model: Model, { utteranceOf }: LabelledText, evidence: readonly Evidence[]): Model {
  if (utteranceOf === undefined) return model
  const { scorer } = model
  if (!(scorer instanceof AmendedScorer)) throw new RangeError('this scorer holds no utterance out')
  const words = evidence.find((piece) => piece.kind === 'words')
  if (words?.kind !== 'words') return model
  const without = scorer.scoreWithout({ text: words.text, label: utteranceOf })
  return { ...model, scorer: { labels: scorer.labels, score: () => without, explain: () => [] } }
}

/** Reading a text costs more than judging it, and the same texts are judged after every edit: kept by text, the oldest go. */
const read = new Map<string, readonly Evidence[]>()
const MOST_READ = 20_000

function evidenceOf({ text, at }: LabelledText): readonly Evidence[] {
  const key = `${at ?? ''}\n${text}`
  const known = read.get(key)
  if (known) return known
  const evidence = observe({ text, at: at === undefined ? undefined : new Date(at) })
  const [oldest] = read.keys()
  if (read.size >= MOST_READ && oldest !== undefined) read.delete(oldest)
  read.set(key, evidence)
  return evidence
}
