/** An edit in words: what a list, a plan and a conflict say of it. */
import type { Knowledge, LocaleId, TopicId } from '@support-agent/diagnosis'
import { type Edit, LIKELIHOOD, type Operation, PRIOR } from '@support-agent/knowledge-base'
import { clipped, type WordKey, word } from './words'

/** The topics that an edit changes; a labelled case changes none. */
export function topicsOf({ operations }: Pick<Edit, 'operations'>): TopicId[] {
  return [...new Set(operations.flatMap((operation) => (operation.op === 'add-case' ? [] : [operation.topic])))]
}

export function describeEdit(
  { operations, undoes }: Pick<Edit, 'operations' | 'undoes'>,
  knowledge: Knowledge,
  locale: LocaleId,
): string {
  if (undoes !== undefined) return word(locale, 'op.undo', { edit: undoes })
  const [first] = operations
  if (!first) return ''
  const words = describeOperation(first, knowledge, locale)
  return operations.length === 1 ? words : word(locale, 'op.several', { first: words, count: operations.length })
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
    case 'change-remedy':
    case 'remove-remedy':
      return say({ topic, remedy: operation.remedy })
    case 'set-evidence': {
      const { variable, value, likelihood } = operation
      return say({ topic, variable, value, likelihood: chanceInWords(likelihood, LIKELIHOOD, locale) })
    }
    case 'set-prior':
      return say({ topic, prior: chanceInWords(operation.prior, PRIOR, locale) })
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
    case 'hide-topic':
    case 'show-topic':
    case 'set-words':
      return say({ topic })
  }
}

/** A topic that is not in force goes by its id. */
export function titleOf({ topics }: Knowledge, id: TopicId, locale: LocaleId): string {
  return topics.find((topic) => topic.id === id)?.text[locale].title ?? id
}

/** By the name that files give it, where it has one; undefined: nothing is said. */
export function chanceInWords(
  chance: number | undefined,
  names: Readonly<Record<string, number>>,
  locale: LocaleId,
): string {
  if (chance === undefined) return word(locale, 'nothing')
  return Object.keys(names).find((name) => names[name] === chance) ?? String(Math.round(chance * 1000) / 1000)
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
