/** What a change makes better and worse: every labelled case, and every utterance judged by the others, before and after. */
import { setImmediate as breathe } from 'node:timers/promises'
import { type LabelledText, verdictOf } from '@support-agent/conversation'
import {
  type Comparison,
  closerTopic,
  compare,
  duplicatesOf,
  type Model,
  normalise,
  type Topic,
  type TopicId,
  type Verdict,
} from '@support-agent/diagnosis'
import type { Bases } from '@support-agent/knowledge-base'

/** Texts judged before others may go on: a preview must not hold up answers. */
const AT_ONCE = 200

/** Bases with the model over them. */
export interface Version {
  readonly bases: Bases
  readonly model: Model
}

export async function previewChange(before: Version, after: Version): Promise<Comparison<LabelledText>> {
  const examples = examplesOf(before, after)
  const [was, is] = [await judge(before, examples), await judge(after, examples)]
  return compare(
    (example) => was.get(example)!,
    (example) => is.get(example)!,
    examples,
  )
}

/** Judges what is in force before anybody asks, so that a plan has only to judge what it would bring. */
export async function judgeAhead(version: Version): Promise<void> {
  await judge(version, examplesOf(version, version))
}

/** The cases of the bases in force, and the utterances that there are before and after. */
function examplesOf(before: Version, after: Version): LabelledText[] {
  const inForce = new Set(after.model.knowledge.topics.map(({ base }) => base))
  const cases = after.bases.filter(({ id }) => inForce.has(id)).flatMap((base) => base.cases)
  const kept = new Map(after.model.knowledge.topics.map((topic) => [topic.id, new Set(topic.utterances)]))
  const utterances = before.model.knowledge.topics
    .flatMap(utterancesOf)
    .filter(({ text, utteranceOf = '' }) => kept.get(utteranceOf)?.has(text))
  return [...cases, ...utterances]
}

/** The same topic gives the same objects, so that they are read once. */
const made = new WeakMap<Topic, readonly LabelledText[]>()

function utterancesOf(topic: Topic): readonly LabelledText[] {
  const known = made.get(topic)
  if (known) return known
  const accepts = acceptedAs(topic)
  const texts = topic.utterances.map((text) => ({ text, accepts, utteranceOf: topic.id }))
  made.set(topic, texts)
  return texts
}

function acceptedAs({ kind, id }: Topic): LabelledText['accepts'] {
  if (kind === 'not-ours') return 'out-of-scope'
  return kind === 'vague' ? 'vague' : [id]
}

/** Verdicts of what is in force are wanted for every plan. */
const judged = new WeakMap<Model, Map<LabelledText, Verdict>>()

async function judge({ model }: Version, examples: readonly LabelledText[]): Promise<Map<LabelledText, Verdict>> {
  const verdicts = judged.get(model) ?? new Map<LabelledText, Verdict>()
  judged.set(model, verdicts)
  let fresh = 0
  for (const example of examples) {
    if (verdicts.has(example)) continue
    verdicts.set(example, verdictOf(model, example))
    fresh++
    if (fresh % AT_ONCE === 0) await breathe()
  }
  return verdicts
}

/** Why a taught utterance may be in the wrong place. */
export type Warning =
  | { readonly kind: 'duplicate'; readonly text: string; readonly topic: TopicId }
  | { readonly kind: 'closer'; readonly text: string; readonly topic: TopicId; readonly p: number }

/** @param taught the utterances of the change, each with the topic it is put under */
export function warningsOf(
  before: Version,
  after: Version,
  taught: readonly { readonly topic: TopicId; readonly text: string }[],
): Warning[] {
  return taught.flatMap(({ topic, text }): Warning[] => {
    const [duplicate] = duplicatesOf(before.model.knowledge, text)
    if (duplicate !== undefined) return [{ kind: 'duplicate', text, topic: duplicate }]
    if (!after.model.position.has(topic)) return []
    const closer = closerTopic(after.model.scorer, { text: normalise(text), label: topic })
    return closer ? [{ kind: 'closer', text, topic: closer.topic, p: closer.p }] : []
  })
}
