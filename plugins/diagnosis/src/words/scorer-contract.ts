/** What every scorer must do, whatever is inside: run by the test of each. */
import fc from 'fast-check'
import type { LabelledText, Scorer, TrainScorer } from './scorer'

const LABELS = ['refund', '时间', 'login', 'empty']

/** A few utterances a label; `empty` has none. */
export const UTTERANCES: readonly LabelledText[] = [
  ...['i want my money back', 'please refund my order', 'money back please', 'refund the last order'].map(as('refund')),
  ...['电脑时间不对', '时间不准发不了文件', '系统时间错了', '时钟慢了十分钟'].map(as('时间')),
  ...['cannot log in', 'login fails with qq', '登录失败 login failed', 'log in does not work'].map(as('login')),
]

function as(label: string): (text: string) => LabelledText {
  return (text) => ({ text, label })
}

function best(scorer: Scorer, text: string): string | undefined {
  const { logProbabilities } = scorer.score(text)
  return scorer.labels[logProbabilities.indexOf(Math.max(...logProbabilities))]
}

function sumOf(values: Iterable<number>): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}

/** ln P of a label against the mean of the labels. */
function againstMean(scorer: Scorer, text: string, label: string): number {
  const { logProbabilities } = scorer.score(text)
  return logProbabilities[scorer.labels.indexOf(label)]! - sumOf(logProbabilities) / logProbabilities.length
}

/** Declares the tests of the contract for one way of training. */
export function testScorer(name: string, train: TrainScorer): void {
  describe(name, () => {
    const scorer = train(LABELS, UTTERANCES)

    it('keeps the order of the labels', () => {
      expect(scorer.labels).toEqual(LABELS)
    })

    it.each(UTTERANCES)('finds the label of an utterance that it knows: $text', ({ text, label }) => {
      expect(best(scorer, text)).toBe(label)
    })

    it.each([
      ['REFUND my MONEY', 'refund'],
      ['ＬＯＧＩＮ失败了', 'login'],
      ['我的时间慢了', '时间'],
    ])('reads new words, upper case, full width: %s → %s', (text, label) => {
      expect(best(scorer, text)).toBe(label)
    })

    it('gives probabilities that sum to 1, whatever the text', () => {
      fc.assert(
        fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
          const { logProbabilities, scope, known } = scorer.score(text)
          expect(sumOf(logProbabilities.map(Math.exp))).toBeCloseTo(1, 6)
          expect(Number.isFinite(scope)).toBe(true)
          expect(known >= 0 && known <= 1).toBe(true)
        }),
        { seed: 7, numRuns: 200 },
      )
    })

    it('says how much of a text it knows', () => {
      expect(scorer.score('i want my money back').known).toBe(1)
      expect(scorer.score('жук').known).toBe(0)
      expect(scorer.score('').known).toBe(0)
    })

    it('finds its own utterances more in scope than something else', () => {
      expect(scorer.score('please refund my order').scope).toBeGreaterThan(scorer.score('what a lovely day').scope)
    })

    it('does not change by scoring', () => {
      const before = scorer.score('login failed')
      scorer.score('时间不准')
      scorer.explain('refund', 'login')
      expect(scorer.score('login failed')).toEqual(before)
    })

    it('reads a bounded part of a hostile text', () => {
      expect(best(scorer, `refund my order ${'x'.repeat(100_000)}`)).toBe('refund')
    })

    it('explains a score by features, the strongest first', () => {
      const contributions = scorer.explain('时间不准', '时间')
      expect(contributions.map(({ feature }) => feature)).toContain('时间')
      const sizes = contributions.map(({ weight }) => Math.abs(weight))
      expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      expect(contributions[0]!.weight).toBeGreaterThan(0)
    })

    it.each([
      ['时间不准', '时间'],
      ['please refund', 'login'],
      ['qq login 失败', 'empty'],
    ])('explains exactly: the shares of %s for %s add up to the score', (text, label) => {
      const shares = sumOf(scorer.explain(text, label).map(({ weight }) => weight))
      // The score of no words at all is what each label starts with.
      expect(shares).toBeCloseTo(againstMean(scorer, text, label) - againstMean(scorer, '', label), 6)
    })

    it('knows nothing without utterances', () => {
      const { logProbabilities } = train(['a', 'b'], []).score('anything')
      expect(logProbabilities).toEqual(Float64Array.of(-Math.LN2, -Math.LN2))
    })

    it('has nothing to say without labels', () => {
      expect(train([], []).score('anything')).toEqual({ logProbabilities: new Float64Array(0), scope: 0, known: 0 })
    })

    it('refuses labels that it does not know', () => {
      expect(() => train(['a'], [{ text: 'x', label: 'b' }])).toThrow(RangeError)
      expect(() => scorer.explain('x', 'b')).toThrow(RangeError)
    })
  })
}
