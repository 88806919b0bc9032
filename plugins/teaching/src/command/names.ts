/** What a person calls a topic, a step or a chance, as what the knowledge calls it. */
import { type Knowledge, nearest, type Topic } from '@support-agent/diagnosis'
import { LIKELIHOOD, PRIOR, resolveTopic } from '@support-agent/knowledge-base'
import intake from '../locales/intake.json'
import { type Wish, wrong } from './wish'

type Wrong = Extract<Wish, { kind: 'wrong' }>

/** By its id, full or bare, or by its title in any language. */
export function topicNamed(knowledge: Knowledge, name: string): Topic | Wrong {
  const titled = knowledge.topics.filter(({ text }) => Object.values(text).some(({ title }) => title === name))
  if (titled.length === 1 && titled[0]) return titled[0]
  const found = resolveTopic(knowledge, name)
  switch (found.kind) {
    case 'topic':
      return found.topic
    case 'choices':
      return wrong('wrong.topic-choices', { name: clip(name), choices: found.choices.map(({ id }) => id).join(' · ') })
    case 'unknown':
      return unknownTopic(knowledge, name, found.nearest)
  }
}

/** The nearest id, else the nearest title: a typing mistake or two, in short titles one. */
function unknownTopic({ topics }: Knowledge, name: string, id: string | undefined): Wrong {
  const titles = topics.flatMap(({ text }) => Object.values(text).map(({ title }) => title))
  const guess = id ?? nearest(name, titles, Math.min(3, Math.max(1, Math.floor(name.length / 3))))
  return guess === undefined
    ? wrong('wrong.topic', { name: clip(name) })
    : wrong('wrong.topic-near', { name: clip(name), nearest: guess })
}

export function isWrong(value: object): value is Wrong {
  return 'kind' in value && value.kind === 'wrong'
}

/** A base by its number in the list, its id or its title. */
export function baseNamed({ subjects }: Knowledge, name: string): string | undefined {
  const numbered = /^\d{1,3}$/.test(name) ? subjects[Number(name) - 1] : undefined
  const named = subjects.find(
    ({ base, text }) => base === name || Object.values(text).some(({ title }) => title === name),
  )
  return (numbered ?? named)?.base
}

/** Where a new topic goes: as it is named, or the only base; undefined where it has to be asked. */
export function baseFor(knowledge: Knowledge, name: string): { readonly base: string | undefined } | Wrong {
  const { subjects } = knowledge
  if (!name) return { base: subjects.length === 1 ? subjects[0]?.base : undefined }
  const base = baseNamed(knowledge, name)
  return base === undefined ? wrong('wrong.base', { known: subjects.map((one) => one.base).join(' · ') }) : { base }
}

/** A step by its number, as shown, or by its id. */
export function stepNamed({ id, remedies }: Topic, name: string): string | Wrong {
  const number = /^\d{1,3}$/.test(name) ? Number(name) : 0
  const remedy = remedies[number - 1] ?? remedies.find((one) => one.id === name)
  return remedy?.id ?? wrong('wrong.step', { topic: id, step: clip(name), most: String(remedies.length) })
}

/** A word for how likely a value or a success is, or a number; undefined when it is neither. */
export function likelihoodNamed(word: string): number | undefined {
  return chance(word, intake.likelihood, LIKELIHOOD, 1)
}

export function priorNamed(word: string): number | undefined {
  return chance(word, intake.prior, PRIOR, 1000)
}

function chance(
  word: string,
  names: Readonly<Record<string, readonly string[]>>,
  numbers: Readonly<Record<string, number>>,
  most: number,
): number | undefined {
  const said = word.toLowerCase()
  const key = Object.keys(names).find((name) => name === said || names[name]?.includes(said))
  if (key !== undefined) return numbers[key]
  const number = /^\d{1,4}(?:\.\d{1,4})?$/.test(said) ? Number(said) : Number.NaN
  return number > 0 && number <= most ? number : undefined
}

/** Names come from a chat and are shown again. */
export function clip(name: string): string {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name
}
