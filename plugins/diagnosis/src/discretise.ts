/** Raw evidence becomes values of the knowledge's variables: readings by their tests, phrases by their words. */
import type { Evidence, EvidenceSource } from './evidence'
import type { ValueTest, Variable, VariableValue } from './knowledge'

/** A variable was seen to have a value. */
export interface Observation {
  /** Positions in `Knowledge.variables` and in the variable's `values`. */
  readonly variable: number
  readonly value: number
  /** The user's words that show it; empty for the clock. */
  readonly said: string
  readonly source: EvidenceSource
  /** Seen through one of the value's phrases, so its words count a second time. */
  readonly phrase: boolean
  /** The value has a meaning of its own, as a code has: whoever says it names it. */
  readonly exact: boolean
  /** Seen through a name, which counts in full although it is a phrase. */
  readonly named: boolean
}

/** The same evidence is asked about for every knowledge that a plan compares. */
const read = new WeakMap<
  readonly Evidence[],
  { readonly variables: readonly Variable[]; readonly observations: readonly Observation[] }
>()

/** Every distinct (variable, value) that the evidence shows; a value seen twice is named once, the newest words kept. */
export function discretise(variables: readonly Variable[], evidence: readonly Evidence[]): readonly Observation[] {
  const kept = read.get(evidence)
  if (kept && isSameList(kept.variables, variables)) return kept.observations
  const observations = observe(variables, evidence)
  read.set(evidence, { variables, observations })
  return observations
}

function isSameList<T>(some: readonly T[], others: readonly T[]): boolean {
  return some === others || (some.length === others.length && some.every((one, i) => one === others[i]))
}

function observe(variables: readonly Variable[], evidence: readonly Evidence[]): Observation[] {
  const seen = new Map<string, Observation>()
  const see = (observation: Observation) => {
    const key = `${observation.variable}/${observation.value}`
    const before = seen.get(key)
    // What was read, asked or found is stronger than a phrase that says the same.
    if (!before || before.phrase || !observation.phrase) seen.set(key, observation)
  }
  const phrases = evidence.map((piece) => phrasesOf(variables, piece))
  variables.forEach((variable, index) => {
    for (const [i, piece] of evidence.entries()) {
      for (const found of phrases[i]!.get(index) ?? observationsOf(variable, piece)) {
        const exact = variable.values[found.value]?.text['zh-CN'].means !== undefined
        see({ ...found, variable: index, exact, named: variable.names === true })
      }
    }
  })
  return [...seen.values()]
}

type Found = Omit<Observation, 'variable' | 'exact' | 'named'>

/** By variable, the values that the words of a piece state. */
function phrasesOf(variables: readonly Variable[], piece: Evidence): ReadonlyMap<number, readonly Found[]> {
  if (piece.kind === 'words') return phrasesIn(variables, piece.text)
  if (piece.kind !== 'beside') return NO_PHRASES
  // A program wrote it, and its words are not weighed as words: what they show counts as a finding does.
  const asFinding = (found: Found): Found => ({ ...found, source: 'file', phrase: false })
  return new Map([...phrasesIn(variables, piece.text)].map(([variable, found]) => [variable, found.map(asFinding)]))
}

function observationsOf(variable: Variable, piece: Evidence): Found[] {
  switch (piece.kind) {
    case 'reading': {
      if (piece.quantity !== variable.quantity) return []
      const value = valuePosition(variable.values, piece.value)
      return value < 0 ? [] : [{ value, said: piece.said, source: piece.source, phrase: false }]
    }
    case 'value': {
      if (piece.variable !== variable.id) return []
      const value = variable.values.findIndex((candidate) => candidate.id === piece.value)
      return value < 0 ? [] : [{ value, said: piece.said, source: piece.source, phrase: false }]
    }
    case 'words':
    case 'beside':
    case 'not':
    case 'picked':
    case 'rejected':
    case 'failed':
      return []
  }
}

/** A phrase of a value; `order` is its place among the phrases of that value. */
interface Phrase {
  readonly variable: number
  readonly value: number
  readonly order: number
  readonly text: string
}

const NO_PHRASES: ReadonlyMap<number, readonly Found[]> = new Map()
/** By how many of its first characters a phrase is found. */
const HEAD = 2
type PhraseIndex = ReadonlyMap<string, readonly Phrase[]>
const indices = new WeakMap<readonly Variable[], PhraseIndex>()
/** Groups with knowledge of their own have lists of the same variables: they share one index, which is large. */
let newest: { readonly variables: readonly Variable[]; readonly index: PhraseIndex } | undefined

/** All phrases of the variables by their heads: a text is walked through once, however many there are. */
function phraseIndex(variables: readonly Variable[]): PhraseIndex {
  const shared = newest && isSameList(newest.variables, variables) ? newest.index : undefined
  const index = indices.get(variables) ?? shared ?? indexOf(variables)
  indices.set(variables, index)
  newest = { variables, index }
  return index
}

function indexOf(variables: readonly Variable[]): PhraseIndex {
  const index = new Map<string, Phrase[]>()
  variables.forEach(({ values }, variable) => {
    values.forEach(({ says }, value) => {
      says.forEach((text, order) => {
        const head = text.slice(0, HEAD)
        index.set(head, [...(index.get(head) ?? []), { variable, value, order, text }])
      })
    })
  })
  return index
}

/** By variable, the values whose phrases the text states, each with the first of its phrases. */
function phrasesIn(variables: readonly Variable[], text: string): ReadonlyMap<number, readonly Found[]> {
  const index = phraseIndex(variables)
  const said = new Set<Phrase>()
  const looked = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    for (let length = 1; length <= HEAD; length++) {
      const head = text.slice(at, at + length)
      if (head.length < length || looked.has(head)) continue
      looked.add(head)
      for (const phrase of index.get(head) ?? []) if (isSaid(phrase.text, text)) said.add(phrase)
    }
  }
  const inOrder = [...said].sort((a, b) => a.variable - b.variable || a.value - b.value || a.order - b.order)
  const found = new Map<number, Found[]>()
  inOrder.forEach(({ variable, value, text: phrase }, i) => {
    const before = inOrder[i - 1]
    if (before?.variable === variable && before.value === value) return
    found.set(variable, [...(found.get(variable) ?? []), { value, said: phrase, source: 'text', phrase: true }])
  })
  return found
}

/** Whether the text states the phrase: as whole Latin words, and not as a question ("换个人能发吗"). */
function isSaid(phrase: string, text: string): boolean {
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length
    const whole = !joins(text[at - 1], phrase[0]) && !joins(phrase.at(-1), text[end])
    if (whole && !QUESTION.test(text.slice(end, end + 2))) return true
  }
  return false
}

/** What turns the words before it into a question. */
const QUESTION = /^[了的]?[吗么嘛?]/u

/** Two letters or digits that stand side by side in one Latin word. */
function joins(left: string | undefined, right: string | undefined): boolean {
  const latin = /[a-z0-9]/
  return left !== undefined && right !== undefined && latin.test(left) && latin.test(right)
}

/** The position of the value that takes the reading, −1 when none does. `rest` takes what no other value takes. */
export function valuePosition(values: readonly VariableValue[], reading: number | string): number {
  const exact = values.findIndex((value) => value.test.test !== 'rest' && takes(value.test, reading))
  return exact >= 0 ? exact : values.findIndex((value) => value.test.test === 'rest')
}

function takes(test: ValueTest, reading: number | string): boolean {
  switch (test.test) {
    case 'range':
      return typeof reading === 'number' && reading >= test.from && reading < test.to
    case 'version': {
      const version = String(reading)
      return compareVersions(version, test.from) >= 0 && compareVersions(version, test.to) < 0
    }
    case 'member':
      return test.members.includes(String(reading).toLowerCase())
    case 'window':
      return inWindow(test, String(reading))
    case 'none':
    case 'rest':
      return false
  }
}

/** Dotted numbers part by part; a missing part is 0, an empty bound of a range is handled by its maker. */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] || 0) - (right[i] || 0)
    if (difference) return difference
  }
  return 0
}

/** `moment` is local time, `YYYY-MM-DDTHH:mm`. */
function inWindow(test: Extract<ValueTest, { test: 'window' }>, moment: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(moment)
  if (!match) return false
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  // Any calendar date has the same weekday in every zone, so UTC arithmetic does.
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  const minutes = hour * 60 + minute
  if (!test.weekdays.includes(weekday) || minutes < test.from || minutes >= test.to) return false
  return test.nth === undefined || Math.ceil(day / 7) === test.nth
}
