/** The language that an operator reads. */
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import { fill, operatorLocale, problemLine } from './words'

it.each([
  [{}, 'zh-CN'],
  [{ LANG: 'C.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'en_US.UTF-8' }, 'en-US'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_GB.UTF-8' }, 'en-US'],
])('%j reads %s', (env, locale) => {
  expect(operatorLocale(env)).toBe(locale)
})

test('Chinese names the variable, the value and what is allowed', () => {
  expect(problemLine({ code: 'invalid', variable: 'PORT', value: '0' }, 'zh-CN')).toBe(
    'PORT 的值「0」不对:1–65535 的整数,默认 5140',
  )
})

test('a long or broken value stays one short line', () => {
  const line = problemLine({ code: 'invalid', variable: 'PORT', value: `1\n${'9'.repeat(1000)}` }, 'zh-CN')
  expect(line).toMatch(/^PORT 的值「1 9{58}…」/)
})

test('an unknown place in a template stays as it is', () => {
  expect(fill('{a} {b}', { a: 1 })).toBe('1 {b}')
})

test('both languages have the same words', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keys(inner).map((rest) => `${key}.${rest}`) : [key],
    )
  expect(keys(english)).toEqual(keys(chinese))
})
