/** Units and features of texts in Latin, Chinese and both. */
import fc from 'fast-check'
import { FAMILIES, featureText, MAX_FEATURES, newFeatureBuffer, readFeatures } from './features'

/** The features of a text as `family:words`. */
function features(text: string): string[] {
  const buffer = newFeatureBuffer()
  readFeatures(text, buffer)
  return Array.from({ length: buffer.length }, (_, i) => `${FAMILIES[buffer.families[i]!]}:${featureText(buffer, i)}`)
}

function hashes(text: string): number[] {
  const buffer = newFeatureBuffer()
  readFeatures(text, buffer)
  return [...buffer.hashes.subarray(0, buffer.length)]
}

const only = (text: string, family: string) =>
  features(text)
    .filter((feature) => feature.startsWith(`${family}:`))
    .map((feature) => feature.slice(family.length + 1))

describe('units and pairs', () => {
  it.each([
    ['Send FILE', ['send', 'file'], ['send file']],
    ['发不出', ['发', '不', '出'], ['发不', '不出']],
    ['QQ发不出file', ['qq', '发', '不', '出', 'file'], ['qq 发', '发不', '不出', '出 file']],
    ["can't, stop", ["can't", 'stop'], ["can't stop"]],
    ['错误码50001', ['错', '误', '码', '50001'], ['错误', '误码', '码 50001']],
    ['ＱＱ５', ['qq5'], []],
    ['Ünïcode', ['ünïcode'], []],
    ['🙂!?', [], []],
  ])('%s', (text, units, pairs) => {
    expect(only(text, 'unit')).toEqual(units)
    expect(only(text, 'pair')).toEqual(pairs)
  })

  it('keeps of long numbers only how long they are', () => {
    expect(hashes('12345678')).toEqual(hashes('87654321'))
    expect(hashes('12345')).not.toEqual(hashes('54321'))
    expect(hashes('12345678')).not.toEqual(hashes('123456789'))
  })
})

describe('character n-grams', () => {
  it('cross the borders of words', () => {
    expect(only('ab c', 'char4')).toEqual([' ab ', 'ab c', 'b c '])
    expect(only('ab c', 'char2')).toEqual([' a', 'ab', 'b ', ' c', 'c '])
  })

  it('are read from words only, each run on its own', () => {
    expect(only('用qq发', 'char3')).toEqual([' qq', 'qq '])
    expect(only('发不出', 'char2')).toEqual([])
  })

  it('take all digits for alike', () => {
    const pick = (text: string) => hashes(text).slice(1)
    expect(pick('404')).toEqual(pick('502'))
    expect(only('v40', 'char3')).toEqual([' v#', 'v##', '## '])
  })
})

describe('any text', () => {
  it('gives no more features than there is room for, without errors', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
        expect(features(text).length).toBeLessThanOrEqual(MAX_FEATURES)
      }),
      { seed: 5, numRuns: 200 },
    )
  })

  it.each(['x', '发', 'x ', '发x', '1', "'"])('is read to a bounded length: %s repeated', (unit) => {
    const long = unit.repeat(100_000)
    expect(hashes(long)).toEqual(hashes(long.slice(0, 4096)))
    expect(hashes(long).length).toBeLessThanOrEqual(MAX_FEATURES)
  })

  it('tells families with the same words apart', () => {
    const all = hashes('ab')
    expect(new Set(all).size).toBe(all.length)
  })
})
