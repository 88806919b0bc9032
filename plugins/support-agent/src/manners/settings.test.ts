/** The table of the rules: their defaults, as sources and maintainers of other bots have them, and words for each in both languages. */
import enUS from '../locales/config.en-US.json'
import zhCN from '../locales/config.zh-CN.json'
import { DEFAULT_MANNERS, isRule, RULES, type RuleGroup } from './settings'
import { Manners } from './settings-schema'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `group.rule`, nested groups as well. */
function paths(group: RuleGroup, before = ''): string[] {
  return Object.entries(group).flatMap(([name, rule]) =>
    isRule(rule) ? [`${before}${name}`] : paths(rule, `${before}${name}.`),
  )
}

function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], object)
}

test.each<[path: string, value: number | boolean]>([
  ['burst.quiet', 2.5 * SECOND],
  ['burst.most', 8 * SECOND],
  ['unasked.humanFirst', false],
  ['unasked.humanWait', 20 * SECOND],
  ['unasked.sameCause', 10 * MINUTE],
  ['unasked.inARow', 5],
  ['unasked.pause', 5 * MINUTE],
  ['surge.users', 3],
  ['surge.window', 10 * MINUTE],
  ['switches.memberSilence', DAY],
  ['switches.takeBack', 3 * MINUTE],
  ['expecting.bareMention', MINUTE],
  ['budget.account.minute', 20],
  ['budget.account.hour', 300],
  ['budget.account.day', 2_000],
  ['budget.group', 10],
  ['budget.groupUnasked', 3],
  ['budget.user', 8],
  ['budget.newcomerShare', 0.5],
  ['budget.warnAt', 0.7],
  ['pace.gap', SECOND],
  ['pace.parts', 1.5 * SECOND],
  ['pace.patience', MINUTE],
  ['pace.mostParts', 3],
  ['rest.failuresWithin', MINUTE],
  ['rest.first', 10 * MINUTE],
  ['rest.longest', 6 * HOUR],
  ['rest.accountProbe', HOUR],
  ['mutes.long', DAY],
  ['mutes.often', 3],
  ['newcomer.mentionFor', 7 * DAY],
  ['peers.most', 2],
  ['operator.gap', 10 * MINUTE],
])('%s is %s where nothing else is set', (path, value) => {
  expect(at(DEFAULT_MANNERS, path)).toBe(value)
})

test('the console offers the same defaults', () => {
  expect(Manners({} as typeof DEFAULT_MANNERS)).toEqual(DEFAULT_MANNERS)
})

test.each(paths(RULES))('%s has words in both languages, and a range that holds its default', (path) => {
  for (const words of [zhCN, enUS]) expect(at(words.manners, path)).toMatch(/\S{2}/)
  const rule = at(RULES, path) as { default: number; least?: number; most?: number }
  if (typeof rule.default !== 'number') return
  expect(rule.least ?? 0).toBeLessThanOrEqual(rule.default)
  expect(rule.most).toBeGreaterThanOrEqual(rule.default)
})

test.each<[set: object]>([
  [{ burst: { quiet: -1 } }],
  [{ budget: { warnAt: 2 } }],
  [{ pace: { mostParts: 0 } }],
  [{ surge: { users: 1 } }],
])('%j is out of range', (set) => {
  expect(() => Manners(set as typeof DEFAULT_MANNERS)).toThrow(/expected/)
})
