/** Both languages of the command line say everything, with the same parameters, and nothing that is never said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { reasonOf, say, terminalLocale } from './words'

type Words = Readonly<Record<string, string>>
const zh: Words = zhCN
const en: Words = enUS

const sources = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(__dirname, file), 'utf8'))
  .join('\n')

/** Names in braces; JSON in the usage is no parameter. */
const parameters = (words = '') => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
})

test.each(Object.keys(zh))('%s has the same parameters and is used', (key) => {
  expect(parameters(en[key])).toEqual(parameters(zh[key]))
  expect(sources.includes(`'${key}'`)).toBe(true)
})

test.each<[NodeJS.ProcessEnv, string]>([
  [{}, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_US.UTF-8' }, 'en-US'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LC_MESSAGES: 'EN_GB', LANG: 'zh_CN' }, 'en-US'],
])('a terminal with %j reads %s', (env, locale) => {
  expect(terminalLocale(env)).toBe(locale)
})

test.each<[unknown, string]>([
  [{ code: 'ENOENT' }, '没有这个文件或文件夹'],
  [{ code: 'EIO' }, 'EIO'],
  [new Error('x'), 'unknown'],
])('the reason of %j is %s', (error, words) => {
  expect(reasonOf(error)).toBe(words)
})

describe('parameters', () => {
  const before = { ...process.env }
  beforeAll(() => {
    process.env.LC_ALL = 'en_US.UTF-8'
  })
  afterAll(() => {
    process.env = before
  })

  test('are filled in, and what looks like one in a value stays as it is', () => {
    expect(say('unknown-base', { base: '{known}', known: 'a, b' })).toBe('There is no base "{known}". There are: a, b')
  })

  test('that are missing leave nothing', () => {
    expect(say('unknown-command')).toBe('There is no command "".')
  })
})
