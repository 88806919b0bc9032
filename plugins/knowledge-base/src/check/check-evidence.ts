/** Checks a base's evidence variables: their values, phrases, usual distribution and question. */
import type { Finding } from '../mistake'
import type { EvidenceFile } from '../schema'
import { type Report, show } from '../shape'
import { suggest } from '../suggest'
import { checkTests, statedTests } from '../value-test'
import { type BaseContext, reporter } from './base-context'

/** Lower case, so that no value bears the name of a built-in; a code may begin with a minus. */
const VALUE_ID = /^-?[a-z0-9][a-z0-9_.-]{0,59}$/
const SHORTEST_PHRASE = 3

export function checkEvidence(context: BaseContext): void {
  const { base, all, find, variables } = context
  const used = new Set(all.flatMap(usedVariables))
  // A file that could not be read may be the one that uses it.
  const everyTopicIsRead = all.every(isRead)
  for (const [id, { path, data }] of base.evidence) {
    const report = reporter(find, path)
    const twin = all.find((other) => other.id !== base.id && other.evidence.has(id))
    if (twin !== undefined) report([], 'duplicate-variable', { value: id, other: twin.id })
    if (!used.has(id) && everyTopicIsRead) report([], 'unused-variable', { value: id })
    if (data !== undefined) checkVariable(data, report)
    const names = [...variables.keys()].filter((name) => name !== id)
    data?.ask?.overlaps?.forEach((name, index) => {
      if (names.includes(name)) return
      report(['ask', 'overlaps', index], 'unknown-variable', { value: show(name), ...suggest(name, names) })
    })
  }
}

function isRead({ causes, guides }: BaseContext['base']): boolean {
  return [...causes.values(), ...guides.values()].every(({ data }) => data !== undefined)
}

function usedVariables({ causes, guides }: BaseContext['base']): string[] {
  return [...causes.values(), ...guides.values()].flatMap(({ data }) => Object.keys(data?.evidence ?? {}))
}

function checkVariable(file: EvidenceFile, report: Report): void {
  const ids = Object.keys(file.values)
  if (ids.length < 2) report(['values'], 'too-few', { count: String(ids.length), least: '2' })
  for (const id of ids) if (!VALUE_ID.test(id)) report(['values', id], 'bad-id', { value: show(id) })
  checkTests(file.values, ['values'], report)
  const tested = Object.entries(file.values).find(([, value]) => statedTests(value).length > 0)
  if (tested !== undefined && file.reads === undefined) {
    report(['values', tested[0]], 'test-without-reads', { value: tested[0] })
  }
  for (const id of Object.keys(file.usually ?? {})) checkValue(id, ['usually', id])
  file.ask?.choices?.forEach((id, index) => {
    checkValue(id, ['ask', 'choices', index])
  })
  checkPhrases(file, report)

  function checkValue(id: string, path: Finding['path']): void {
    if (!ids.includes(id)) report(path, 'unknown-value', { value: show(id), ...suggest(id, ids) })
  }
}

function checkPhrases(file: EvidenceFile, report: Report): void {
  const phrases = Object.entries(file.values).flatMap(([id, { says = [] }]) =>
    says.map((phrase, index) => ({ id, phrase, path: ['values', id, 'says', index] })),
  )
  const seen = new Map<string, string>()
  for (const { id, phrase, path } of phrases) {
    const twin = seen.get(phrase)
    const longer = phrases.find((other) => other.id !== id && other.phrase !== phrase && other.phrase.includes(phrase))
    if ([...phrase].length < SHORTEST_PHRASE) {
      report(path, 'phrase-too-short', { value: show(phrase), least: String(SHORTEST_PHRASE) })
    } else if (twin !== undefined) report(path, 'duplicate-phrase', { value: show(phrase), other: twin })
    else if (longer !== undefined) {
      report(path, 'phrase-within', { value: show(phrase), longer: show(longer.phrase), other: longer.id })
    }
    seen.set(phrase, id)
  }
}
