/** The base of docs/another-subject.md: whole, good at its cases when it is named, and without effect when it is not. */
import { reportCases } from '@support-agent/cli/src/commands/evaluate-cases'
import { LOCALES } from '@support-agent/diagnosis'
import { loadBases, selectKnowledge } from '@support-agent/knowledge-base'
import { KNOWLEDGE, shippedModel } from '../helpers/shipped-model'
import { tooAlike } from './apart'

const { bases, mistakes } = loadBases(KNOWLEDGE)
const base = bases.find(({ id }) => id === 'example-shop')!
const common = bases.find(({ id }) => id === 'common')!
const spoken = base.topics.filter(({ kind }) => kind === 'cause' || kind === 'guide')

jest.setTimeout(60_000)

test('it has no mistake', () => {
  expect(mistakes.filter(({ file }) => file.startsWith('knowledge/example-shop/'))).toEqual([])
})

test('it is what the page promises: eight causes, guides, vague words, evidence that can be asked', () => {
  const of = (kind: string) => base.topics.filter((topic) => topic.kind === kind).length
  expect([of('cause'), of('guide'), of('vague')]).toEqual([8, 2, 1])
  expect(base.variables.filter(({ ask }) => !ask)).toEqual([])
  expect(base.variables.length).toBeGreaterThanOrEqual(8)
})

test.each(spoken.map((topic) => [topic.id, topic] as const))('%s is whole in two languages', (_id, topic) => {
  expect(new Set(topic.utterances).size).toBeGreaterThanOrEqual(24)
  expect(topic.claims.map(({ source }) => source.document)).toContain('example')
  if (topic.kind === 'cause') expect(Object.keys(topic.evidence).length).toBeGreaterThan(0)
  for (const locale of LOCALES) {
    const { title, summary, remedies } = topic.text[locale]
    expect(Object.keys(remedies).sort()).toEqual(topic.remedies.map(({ id }) => id).sort())
    const isChinese = [title, summary, ...Object.values(remedies)].map((words) => /\p{Script=Han}/u.test(words))
    expect(isChinese).toEqual(isChinese.map(() => locale === 'zh-CN'))
  }
})

test('its cases are enough of each kind, of each topic, and nothing that it learns from', () => {
  const of = (kind: string) => base.cases.filter(({ accepts }) => accepts === kind).length
  expect(base.cases.length).toBeGreaterThanOrEqual(60)
  expect(of('out-of-scope')).toBeGreaterThanOrEqual(15)
  expect(of('vague')).toBeGreaterThanOrEqual(5)
  const named = new Set(base.cases.flatMap(({ accepts }) => (typeof accepts === 'string' ? [] : accepts)))
  expect(spoken.filter(({ id }) => !named.has(id))).toEqual([])
  expect(tooAlike(base.cases, [...base.topics, ...common.topics])).toEqual([])
})

test.each([
  ['top-1', 0.88],
  ['top-3', 0.95],
  ['addressed-told-right', 0.95],
  ['unasked-spoken-right', 0.97],
  ['out-of-scope-silent', 0.98],
])('alone in force: %s is at least %d', (id, least) => {
  expect(measures().find((measure) => measure.id === id)?.value).toBeGreaterThanOrEqual(least)
})

let measured: ReturnType<typeof reportCases>['measures'] | undefined
function measures() {
  measured ??= reportCases(shippedModel(['example-shop']), [base], 'ours').measures
  return measured
}

describe('switched off', () => {
  const without = bases.filter(({ id }) => id !== 'example-shop')

  test('it changes nothing for the others: the knowledge in force is to the digest what it is without its folder', () => {
    expect(selectKnowledge(bases).revision).toBe(selectKnowledge(without).revision)
    expect(selectKnowledge(bases).subjects.map(({ base: id }) => id)).not.toContain('example-shop')
  })

  test('whoever names it has it, beside others or alone', () => {
    const subjects = (...ids: string[]) => selectKnowledge(bases, ids).subjects.map(({ base: id }) => id)
    expect(subjects('example-shop')).toEqual(['example-shop'])
    expect(subjects('example-shop', 'bot-errors').sort()).toEqual(['bot-errors', 'example-shop'])
  })
})

test('what is chat to others is its subject: shopping is not ours without it and ours with it', () => {
  const isThere = (ids?: string[]) => selectKnowledge(bases, ids).topics.some(({ id }) => id === 'common/shopping')
  expect([isThere(), isThere(['bot-errors']), isThere(['example-shop'])]).toEqual([true, true, false])
})
