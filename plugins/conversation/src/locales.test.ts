/** Both languages say everything, with the same parameters, and nothing that is never said. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReply } from '.'
import enUS from './locales/en-US.json'
import intake from './locales/intake.json'
import zhCN from './locales/zh-CN.json'

type Words = Readonly<Record<string, string>>
const zh: Words = zhCN
const en: Words = enUS

/** The code of this room, and of the shell, which says some lines of its own. */
const sources = [__dirname, join(__dirname, '../../support-agent/src')]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')

/** By its whole name, or by a name that is put together: `close.${outcome}`. */
const isUsed = (key: string) =>
  sources.includes(`'${key}'`) ||
  [...key.matchAll(/[.-]/g)].some(({ index }) => sources.includes(`\`${key.slice(0, index + 1)}$\{`))

const placeholders = (words = '') => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()

test('the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
})

test.each(Object.keys(zh))('%s has the same parameters and is used', (key) => {
  expect(placeholders(en[key])).toEqual(placeholders(zh[key]))
  expect(isUsed(key)).toBe(true)
})

test.each(Object.entries(zh).concat(Object.entries(en)))(
  '%s: no line of its own words is a link or markup',
  (_, words) => {
    expect(words).not.toMatch(/:\/\/|www\.|\*\*|`/)
  },
)

test('every word of the intake is read as what it stands under', () => {
  const read = (words: readonly string[]) => words.map((word) => readReply(word))
  expect(read(intake.none)).toEqual(intake.none.map(() => ({ kind: 'none' })))
  expect(read(intake.more)).toEqual(intake.more.map(() => ({ kind: 'more' })))
  expect(read(intake.why)).toEqual(intake.why.map(() => ({ kind: 'why' })))
})
