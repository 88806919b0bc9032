/** Chinese numerals. */
import fc from 'fast-check'
import { NUMBER, parseNumber } from './chinese-number'

fc.configureGlobal({ seed: 20261120 })

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['1.5', 1.5],
    ['1,024', 1024],
    ['零', 0],
    ['十', 10],
    ['十五', 15],
    ['四十', 40],
    ['一百零五', 105],
    ['一百五', 150],
    ['两百', 200],
    ['两千五', 2500],
    ['两千零五', 2005],
    ['三万五', 35_000],
    ['一万零五百', 10_500],
    ['一亿两千万', 120_000_000],
    ['五零零零一', 50_001],
    ['一点五', 1.5],
    ['两点二五', 2.25],
    ['半', 0.5],
    ['百', 100],
    ['几', 3],
    ['几十', 30],
    ['十十', undefined],
    ['万', undefined],
    ['点', undefined],
    ['一点一点', undefined],
    ['', undefined],
    ['文件', undefined],
    ['1.2.3', undefined],
  ])('%s = %s', (text, value) => {
    expect(parseNumber(text)).toBe(value)
  })

  it('never throws and never answers NaN', () => {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^${NUMBER}$`)), (text) => {
        expect(parseNumber(text)).not.toBeNaN()
      }),
    )
  })
})
