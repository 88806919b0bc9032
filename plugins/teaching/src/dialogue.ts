/** A new cause or guide in four answers, or five where there are several bases: where it goes, its title, what happened, how people say it, what to do. */
import type { Knowledge } from '@support-agent/diagnosis'
import { LIKELIHOOD, type Operation, PRIOR } from '@support-agent/knowledge-base'
import { baseNamed } from './command/names'
import { linesOf } from './command/read-operations'

export type Asked = 'base' | 'title' | 'summary' | 'utterances' | 'steps'

export interface Dialogue {
  readonly of: 'cause' | 'guide'
  /** Undefined until it is told. */
  readonly base: string | undefined
  readonly asks: Asked
  readonly title?: string | undefined
  readonly summary?: string | undefined
  readonly utterances: readonly string[]
}

export type DialogueTurn =
  | { readonly kind: 'asks'; readonly dialogue: Dialogue }
  /** The answer was no answer: the same is asked again. */
  | { readonly kind: 'again'; readonly dialogue: Dialogue }
  | { readonly kind: 'done'; readonly operation: Operation }

/** @param utterances those that are known already: of a group of the inbox */
export function beginDialogue(
  of: Dialogue['of'],
  base: string | undefined,
  utterances: readonly string[] = [],
): Dialogue {
  return { of, base, asks: base === undefined ? 'base' : 'title', utterances }
}

export function takeAnswer(dialogue: Dialogue, answer: string, knowledge: Knowledge): DialogueTurn {
  const lines = linesOf(answer)
  if (!lines.length) return { kind: 'again', dialogue }
  switch (dialogue.asks) {
    case 'base': {
      const base = baseNamed(knowledge, lines.join(' '))
      return base === undefined
        ? { kind: 'again', dialogue }
        : { kind: 'asks', dialogue: { ...dialogue, base, asks: 'title' } }
    }
    case 'title':
      return { kind: 'asks', dialogue: { ...dialogue, title: lines.join(' '), asks: 'summary' } }
    case 'summary': {
      const asks = dialogue.utterances.length ? 'steps' : 'utterances'
      return { kind: 'asks', dialogue: { ...dialogue, summary: lines.join('\n'), asks } }
    }
    case 'utterances':
      return { kind: 'asks', dialogue: { ...dialogue, utterances: lines, asks: 'steps' } }
    case 'steps':
      return { kind: 'done', operation: topicFrom(dialogue, lines, knowledge) }
  }
}

/** Whoever teaches by talking gives no chances: a step may help, and the topic is neither rare nor common. */
function topicFrom(
  { of, base = '', title = '', summary = '', utterances }: Dialogue,
  steps: readonly string[],
  knowledge: Knowledge,
): Operation {
  const topic = freeTopicId(base, knowledge)
  const remedies = steps.map((words, i) => ({ id: `step-${i + 1}`, do: words, success: LIKELIHOOD.possible ?? 0.25 }))
  const prior = PRIOR.possible ?? 1
  const file = { title, summary, prior, utterances: [...utterances], remedies }
  return of === 'cause'
    ? { op: 'add-topic', topic, kind: 'cause', file }
    : { op: 'add-topic', topic, kind: 'guide', file }
}

/** People name topics by their titles; the id has only to be free. */
export function freeTopicId(base: string, { topics }: Knowledge): string {
  const taken = new Set(topics.map(({ id }) => id))
  for (let number = 1; ; number++) {
    const id = `${base}/taught-${number}`
    if (!taken.has(id)) return id
  }
}
