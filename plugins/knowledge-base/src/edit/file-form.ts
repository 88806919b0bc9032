/** What was read from a file as people write it: words for chances where a word fits exactly. */
import { LIKELIHOOD, PRIOR } from '../likelihood'

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain }
export type PlainMap = Readonly<Record<string, Plain>>

/** @param data a file of a topic, its English, or cases.yml */
export function fileForm(data: object): PlainMap {
  return plainMap(data, [])
}

function plain(value: unknown, path: readonly string[]): Plain {
  if (typeof value === 'number') return wordFor(value, path)
  if (Array.isArray(value)) return value.map((item) => plain(item, [...path, '']))
  if (typeof value === 'object' && value !== null) return soleSentence(value, path) ?? plainMap(value, path)
  return typeof value === 'boolean' || typeof value === 'string' ? value : null
}

function plainMap(value: object, path: readonly string[]): PlainMap {
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(entries.map(([key, each]) => [key, plain(each, [...path, key])]))
}

/** A labelled case of which there is no more to say is written as its sentence. */
function soleSentence(value: object, path: readonly string[]): string | undefined {
  const isCase = ['cases', 'vague', 'out-of-scope'].includes(path[0] ?? '') && path.at(-1) === ''
  const isSole = 'text' in value && Object.values(value).filter((each) => each !== undefined).length === 1
  return isCase && isSole && typeof value.text === 'string' ? value.text : undefined
}

function wordFor(value: number, path: readonly string[]): Plain {
  if (path.length === 1 && path[0] === 'prior') return nameOf(PRIOR, value) ?? value
  const isChance = path[0] === 'evidence' || (path[0] === 'remedies' && path.at(-1) === 'success')
  return (isChance ? nameOf(LIKELIHOOD, value) : undefined) ?? value
}

function nameOf(words: Readonly<Record<string, number>>, value: number): string | undefined {
  return Object.keys(words).find((word) => words[word] === value)
}
