/** Folded positions lead back to the original. */
import fc from 'fast-check'
import { fold, MAX_READ } from './fold'

fc.configureGlobal({ seed: 20261120 })

describe('fold', () => {
  it.each([
    ['８０ＭＢ', '80MB', '８０ＭＢ'],
    ['錯誤碼', '错误码', '錯誤碼'],
    ['5\u200b0\u202e001', '50001', '5\u200b0\u202e001'],
    ['plain', 'plain', 'plain'],
    ['😂a', '😂a', '😂a'],
  ])('%j reads as %j', (text, folded, original) => {
    const result = fold(text)
    expect(result.text).toBe(folded)
    expect(text.slice(...result.origin(0, result.text.length))).toBe(original)
  })

  it('reads the head and the tail of a long text, with positions in the whole', () => {
    const text = `80MB ${'文'.repeat(100_000)} 90MB`
    const result = fold(text)
    const at = result.text.indexOf('90MB')
    expect(result.text.length).toBe(MAX_READ)
    expect(text.slice(...result.origin(at, at + 4))).toBe('90MB')
  })

  it('maps every span of any text into the text, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }), (text) => {
        const result = fold(text)
        for (let index = 0; index < result.text.length; index++) {
          const [start, end] = result.origin(index, index + 1)
          expect(start < end && end <= text.length).toBe(true)
        }
      }),
    )
  })
})
