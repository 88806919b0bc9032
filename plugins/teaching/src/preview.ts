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

/** How many texts are judged before others may go on, and how long those have: judging must not hold up answers. */
export interface Pace {
  readonly atOnce: number
  pause(): Promise<unknown>
}

/** Somebody waits for it; a few milliseconds at once. */
const BRISK: Pace = { atOnce: 50, pause: () => breathe() }

/** Bases with the model over them. */
export interface Version {
  readonly bases: Bases
  readonly model: Model
}

export async function previewChange(before: Version, after: Version): Promise<Comparison<LabelledText>> {
  const examples = examplesOf(before, after)
  await judge([before.model, after.model], examples, BRISK)
  const [was, is] = [verdictsOf(before.model), verdictsOf(after.model)]
  return compare(
    (example) => was.get(example)!,
    (example) => is.get(example)!,
    examples,
  )
}

/** Judges what is in force before anybody asks, so that a plan has only to judge what it would bring. */
export async function judgeAhead(version: Version, pace = BRISK): Promise<void> {
  await judge([version.model], examplesOf(version, version), pace)
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

function verdictsOf(model: Model): Map<LabelledText, Verdict> {
  const verdicts = judged.get(model) ?? new Map<LabelledText, Verdict>()
  judged.set(model, verdicts)
  return verdicts
}

/** What was judged of a plan is judged of what came of it, so that the next plan need not wait. */
export function inheritVerdicts(planned: Model, inForce: Model): void {
  if (planned.knowledge.revision === inForce.knowledge.revision) judged.set(inForce, new Map(judged.get(planned)))
}

/** One text by all models before the next one: what they have in common is worked out once. */
async function judge(models: readonly Model[], examples: readonly LabelledText[], pace: Pace): Promise<void> {
  let fresh = 0
  for (const example of examples) {
    for (const model of models) {
      const verdicts = verdictsOf(model)
      if (verdicts.has(example)) continue
      verdicts.set(example, verdictOf(model, example))
      fresh++
    }
    if (fresh < pace.atOnce) continue
    fresh = 0
    await pace.pause()
  }
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
