/** What checks find in our own files: every finding and every sentence, in words and as evidence. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findingLine, render } from '@support-agent/conversation'
import { LOCALES, type Topic, type Variable } from '@support-agent/diagnosis'
import { FINDING_IDS, type Finding } from '@support-agent/file-check'
import { loadBases } from '@support-agent/knowledge-base'
import enUS from '../../plugins/conversation/src/locales/en-US.json'
import zhCN from '../../plugins/conversation/src/locales/zh-CN.json'
import { CHECKS } from '../../plugins/file-check/src/checks'
import { GALLERY } from './gallery'
import { KNOWLEDGE, outcomesOf } from './run-checks'

const WORDS = { 'zh-CN': zhCN, 'en-US': enUS } as const

const keyOf = ({ id, measured: { variant } }: Finding) => (variant === undefined ? id : `${id}.${variant}`)

const told = new Map<string, Finding>()

describe('the gallery', () => {
  it.each(Object.entries(GALLERY))('%s is found, and told in both languages', async (key, exhibit) => {
    const outcomes = await outcomesOf(exhibit)
    expect(outcomes.filter(({ unfinished }) => unfinished === 'crash' || unfinished === 'time')).toEqual([])
    const findings = outcomes.flatMap((outcome) => outcome.findings)
    const finding = findings.find((one) => keyOf(one) === key)
    expect([...findings.map(keyOf)]).toContain(key)
    if (!finding) return
    told.set(key, finding)
    for (const locale of LOCALES) {
      const words = (WORDS[locale] as Readonly<Record<string, string>>)[`finding.${key}`]
      const parameters = [...(words?.matchAll(/\{(\w+)\}/g) ?? [])].map(([, name]) => name)
      const { params = {} } = findingLine(finding, locale)
      expect(parameters.filter((name) => (params as Record<string, unknown>)[name ?? ''] === undefined)).toEqual([])
      expect(render([findingLine(finding, locale)], locale)).not.toMatch(/[{}]|undefined|NaN/)
    }
  })

  it('has a file for every sentence', () => {
    const sentences = Object.keys(zhCN).filter((key) => key.startsWith('finding.') && key !== 'finding.other')
    expect(sentences.filter((key) => !(key.slice('finding.'.length) in GALLERY))).toEqual([])
  })

  it('has a file for every finding', () => {
    const ids = new Set(Object.keys(GALLERY).map((key) => key.split('.')[0]))
    expect(FINDING_IDS.filter((id) => !ids.has(id))).toEqual([])
    expect([...ids].filter((id) => !(FINDING_IDS as readonly (string | undefined)[]).includes(id))).toEqual([])
  })

  it('is found by checks that say that they look for it', () => {
    const finds = new Set(CHECKS.flatMap((check) => check.finds))
    expect(FINDING_IDS.filter((id) => !finds.has(id))).toEqual([])
  })
})

describe('docs/file-checks.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/file-checks.md'), 'utf8')
  const rows = new Map(
    [...page.matchAll(/^\| `([\w-]+)` \| ((?:info|notice|warning|danger)(?:, \w+)*) \|/gm)].map(
      ([, id = '', said = '']) => [id, said.split(', ').sort()],
    ),
  )

  it('has a row for every finding', () => {
    expect([...rows.keys()].sort()).toEqual([...FINDING_IDS].sort())
  })

  it.each(FINDING_IDS)('%s is as grave as it says', (id) => {
    const severities = [...told].flatMap(([key, finding]) => (key.split('.')[0] === id ? [finding.severity] : []))
    expect(rows.get(id)).toEqual([...new Set(severities)].sort())
  })
})

describe('as evidence', () => {
  const { bases } = loadBases(KNOWLEDGE)
  const topics: readonly Topic[] = bases.flatMap((base) => base.topics)
  const variables: readonly Variable[] = bases.flatMap((base) => base.variables)
  const variableOf = (id: string) => variables.find((one) => one.id === id)

  /** As the checks' sources spell them, so that no value goes by that the gallery does not show. */
  const room = join(__dirname, '../../plugins/file-check/src')
  const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(room, file), 'utf8'))
    .join('\n')
  const emitted = [...sources.matchAll(/variable: '(\w+)',\s*value: ([^}]+)\}/g)].flatMap(
    ([, variable = '', value = '']) =>
      [...value.matchAll(/'([\w-]+)'/g)].map(([, one = '']) => [variable, one] as const),
  )

  it('much is emitted', () => {
    expect(emitted.length).toBeGreaterThan(20)
    expect([...told.values()].filter(({ emits }) => emits?.length).length).toBeGreaterThan(40)
  })

  it('every value is declared', () => {
    const shown = [...told.values()].flatMap(({ emits = [] }) =>
      emits.map(({ variable, value }) => [variable, value] as const),
    )
    for (const [variable, value] of [...emitted, ...shown]) {
      expect(variableOf(variable)?.values.map(({ id }) => id)).toContain(value)
    }
  })

  const judged = ['file_content', 'file_state', 'file_name'].flatMap((id) =>
    (variableOf(id)?.values ?? [])
      .map((value, at) => [id, value.id, at] as const)
      .filter(([, value]) => value !== 'ok'),
  )

  it.each(judged)('%s = %s speaks for some cause', (id, _value, at) => {
    const usually = variableOf(id)?.usually[at] ?? 1
    const causes = topics.filter(({ evidence }) => (evidence[id]?.[at] ?? 0) > usually)
    expect(causes.length).toBeGreaterThan(0)
  })
})
