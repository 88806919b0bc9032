/** One shape for all texts. */
import fc from 'fast-check'
import { MAX_NORMALISED, normalise } from './normalise'

fc.configureGlobal({ seed: 20261120 })

describe('normalise', () => {
  it.each([
    ['full width', 'ＱＱ　５０００１！', 'qq 50001!'],
    ['upper case', 'HTTP ERROR', 'http error'],
    ['traditional characters', '傳送檔案失敗，錯誤碼50001', '传送档案失败,错误码50001'],
    ['zero-width and direction marks', '错\u200b误\u202e码\ufeff50001', '错误码50001'],
    ['emoji', '发不出去😭😭救命🆘', '发不出去 救命'],
    ['a keycap and a flag', '1️⃣ 🇨🇳 a', '1 a'],
    ['repeated punctuation', '为什么？？？！！！', '为什么?!'],
    ['dots', '那个。。。文件......', '那个。文件.'],
    ['an address keeps its slashes', 'http://example.com//a', 'http://example.com//a'],
    ['line breaks and tabs', ' a\r\n\tb ', 'a b'],
    ['ligatures and circled digits', 'ﬁle ①', 'file 1'],
    ['combining marks', 'e\u0335r\u0336ror', 'error'],
    ['nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(normalise(text)).toBe(expected)
  })

  it('keeps the head and the tail of a long text', () => {
    const text = normalise(`start ${'x'.repeat(100_000)} end`)
    expect([text.length <= MAX_NORMALISED, text.startsWith('start'), text.endsWith('end')]).toEqual([true, true, true])
  })

  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 300 })],
    [
      'letters that grow',
      fc.string({
        unit: fc.constantFrom('ﷺ', '㎞', 'İ', 'ß', '乾', '!', '.', ' ', '\u200b', '👍', '\ud83d'),
        maxLength: 6_000,
      }),
    ],
  ])('is idempotent, never over the limit: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const once = normalise(text)
        expect(normalise(once)).toBe(once)
        expect(once.length).toBeLessThanOrEqual(MAX_NORMALISED)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the dictionary of traditional characters', () => {
  it.each([
    ['is not read for plain ASCII', 'error 403, please help', 0],
    ['is read once for Chinese', '錯誤，错误', 1],
  ])('%s', (_, text, times) => {
    let reads = 0
    jest.isolateModules(() => {
      jest.doMock('opencc-js/t2cn', () => ({
        get Locale() {
          reads++
          return { to: { cn: [['錯 错|誤 误']] } }
        },
      }))
      const isolated: typeof import('./normalise') = require('./normalise')
      isolated.normalise(text)
      isolated.normalise(text)
    })
    jest.dontMock('opencc-js/t2cn')
    expect(reads).toBe(times)
  })
})
