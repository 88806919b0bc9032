/** An edit in words: what a list, a plan and a conflict say of it. */
import type { Knowledge, LocaleId, TopicId } from '@support-agent/diagnosis'
import { type Edit, type GroupScope, LIKELIHOOD, type Operation, PRIOR } from '@support-agent/knowledge-base'
import intake from './locales/intake.json'
import { clipped, type WordKey, word } from './words'

/** The topics that an edit changes; a labelled case changes none. */
export function topicsOf({ operations }: Pick<Edit, 'operations'>): TopicId[] {
  return [...new Set(operations.flatMap((operation) => (operation.op === 'add-case' ? [] : [operation.topic])))]
}

/** What an edit is put into words with. */
export interface EditView {
  readonly knowledge: Knowledge
  readonly locale: LocaleId
  /** Earlier edits, by which an undo says what it takes back. */
  readonly edits: readonly Edit[]
  /** Whose edits are called this group's; those of others go by their group. */
  readonly here?: GroupScope | undefined
}

export function describeEdit({ operations, undoes }: Pick<Edit, 'operations' | 'undoes'>, view: EditView): string {
  if (undoes !== undefined) return describeUndo(undoes, view)
  const { knowledge, locale } = view
  const [first] = operations
  if (!first) return ''
  const words = describeOperation(first, knowledge, locale)
  return operations.length === 1 ? words : word(locale, 'op.several', { first: words, count: operations.length })
}

/** An undo of an undo brings the first edit back, and so on. */
function describeUndo(undoes: string, view: EditView): string {
  const byId = new Map(view.edits.map((edit) => [edit.id, edit]))
  let undone = byId.get(undoes)
  let returns = false
  while (undone?.undoes !== undefined) {
    undone = byId.get(undone.undoes)
    returns = !returns
  }
  if (!undone) return word(view.locale, 'op.undo-unknown', { edit: undoes })
  const what = describeEdit(undone, view)
  return word(view.locale, returns ? 'op.redo' : 'op.undo', { edit: undoes, first: undone.id, what })
}

export function describeOperation(operation: Operation, knowledge: Knowledge, locale: LocaleId): string {
  const say = (params: Readonly<Record<string, string | number>>) => word(locale, `op.${operation.op}`, params)
  const topic = titleOf(knowledge, operation.topic, locale)
  switch (operation.op) {
    case 'add-topic': {
      const { kind, file } = operation
      const steps = 'remedies' in file ? file.remedies.length : 0
      const counts = { utterances: file.utterances.length, steps }
      return say({ kind: word(locale, `kind.${kind}`), title: clipped(file.title), ...counts })
    }
    case 'add-utterances':
    case 'remove-utterances':
      return say({ topic, count: operation.texts.length, texts: someOf(operation.texts) })
    case 'change-utterance':
      return say({ topic, from: clipped(operation.from), to: clipped(operation.to) })
    case 'add-remedy':
      return say({ topic, words: clipped(operation.remedy.do) })
    case 'change-remedy': {
      const { do: words, english, success, minutes } = operation
      const changes = [
        ...(words === undefined ? [] : [clipped(words)]),
        ...(english === undefined ? [] : [word(locale, 'part.english', { parts: clipped(english) })]),
        ...(success === undefined
          ? []
          : [word(locale, 'success', { likelihood: chanceInWords(success, 'likelihood', locale) })]),
        ...(minutes === undefined ? [] : [word(locale, 'minutes', { minutes })]),
      ]
      return say({ topic, remedy: stepOf(operation, knowledge, locale), changes: changes.join(' · ') })
    }
    case 'remove-remedy':
      return say({ topic, remedy: stepOf(operation, knowledge, locale) })
    case 'set-evidence': {
      const { variable, value, likelihood } = operation
      return say({ topic, variable, value, likelihood: chanceInWords(likelihood, 'likelihood', locale) })
    }
    case 'set-prior':
      return say({ topic, prior: chanceInWords(operation.prior, 'prior', locale) })
    case 'add-claim':
      return say({ topic, says: clipped(operation.claim.says) })
    case 'change-claim':
    case 'remove-claim':
      return say({ topic, says: clipped(operation.says) })
    case 'add-case': {
      const { topic: label } = operation
      const isLabel = label === 'silent' || label === 'vague'
      return say({ text: clipped(operation.text), topic: isLabel ? word(locale, `case.${label}`) : topic })
    }
    case 'set-words': {
      const { title, summary, caution, locale: of } = operation
      const fields = Object.entries({ title, summary, caution }) as [
        'title' | 'summary' | 'caution',
        string | undefined,
      ][]
      const said = fields.flatMap(([part, words]) =>
        words === undefined ? [] : [word(locale, `part.${part}`, { words: clipped(words) })],
      )
      if (!said.length) return word(locale, 'op.set-other-words', { topic })
      const parts = said.join(' · ')
      return say({ topic, parts: of === 'en-US' ? word(locale, 'part.english', { parts }) : parts })
    }
    case 'hide-topic':
    case 'show-topic':
      return say({ topic })
  }
}

/** As it is worded, else by its id. */
function stepOf(
  { topic: id, remedy }: { readonly topic: TopicId; readonly remedy: string },
  { topics }: Knowledge,
  locale: LocaleId,
): string {
  const words = topics.find((topic) => topic.id === id)?.text[locale].remedies[remedy]
  return words === undefined ? remedy : clipped(words, 24)
}

/** A topic that is not in force goes by its id. */
export function titleOf({ topics }: Knowledge, id: TopicId, locale: LocaleId): string {
  return topics.find((topic) => topic.id === id)?.text[locale].title ?? id
}

const CHANCES = { likelihood: LIKELIHOOD, prior: PRIOR } as const

/** By the word that a command takes for it, where there is one; undefined: nothing is said. */
export function chanceInWords(chance: number | undefined, of: keyof typeof CHANCES, locale: LocaleId): string {
  if (chance === undefined) return word(locale, 'nothing')
  const numbers: Readonly<Record<string, number>> = CHANCES[of]
  const name = Object.keys(numbers).find((one) => numbers[one] === chance)
  if (name === undefined) return String(Math.round(chance * 1000) / 1000)
  const words: Readonly<Record<string, readonly string[]>> = intake[of]
  return locale === 'zh-CN' ? (words[name]?.[0] ?? name) : name
}

const MOST_SHOWN = 2

function someOf(texts: readonly string[]): string {
  const shown = texts.slice(0, MOST_SHOWN).map((text) => clipped(text, 24))
  return texts.length > MOST_SHOWN ? `${shown.join(' / ')} …` : shown.join(' / ')
}

export function verdictInWords(said: string, knowledge: Knowledge, locale: LocaleId): string {
  const key = `verdict.${said}`
  return isVerdict(key) ? word(locale, key) : titleOf(knowledge, said, locale)
}

function isVerdict(key: string): key is Extract<WordKey, `verdict.${string}`> {
  return key === 'verdict.choose' || key === 'verdict.out-of-scope'
}
