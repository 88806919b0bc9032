/** Naive Bayes on counts: the contract, and that removing undoes adding. */
import fc from 'fast-check'
import { BayesScorer, trainBayes } from './bayes-scorer'
import { Counts } from './counts'
import { testScorer, UTTERANCES } from './scorer-contract'

testScorer('naive Bayes on counts', trainBayes)

const labels = ['a', 'b', 'c']
const utterance = fc.record({
  text: fc.string({ unit: fc.constantFrom('发', '不', '出', 'q', 'é', ' ', '1'), maxLength: 12 }),
  label: fc.constantFrom(...labels),
})

function counted(utterances: readonly { text: string; label: string }[]): BayesScorer {
  const counts = new Counts(labels)
  counts.addAll(utterances)
  return new BayesScorer(counts)
}

describe('adding and removing', () => {
  it('takes an added utterance into account at once', () => {
    const scorer = counted([{ text: '发不出', label: 'a' }])
    scorer.add({ text: '卡在九成', label: 'b' })
    expect(Math.exp(scorer.score('卡在').logProbabilities[1]!)).toBeGreaterThan(0.5)
  })

  it('leaves exactly the model of before when what was added is removed, in any order', () => {
    const texts = fc.array(utterance, { maxLength: 12 })
    fc.assert(
      fc.property(
        texts,
        texts,
        fc.string({ unit: fc.constantFrom('发', '不', 'q', ' ', '1'), maxLength: 9 }),
        (kept, passing, text) => {
          const scorer = counted(kept)
          const before = scorer.score(text)
          for (const added of passing) scorer.add(added)
          for (const added of passing) scorer.remove(added)
          expect(scorer.score(text)).toEqual(before)
          expect(scorer.explain(text, 'b')).toEqual(counted(kept).explain(text, 'b'))
        },
      ),
      { seed: 11, numRuns: 300 },
    )
  })

  it('does not depend on the order in which utterances came', () => {
    const forwards = counted([
      { text: 'send file', label: 'a' },
      { text: 'file too large', label: 'b' },
    ])
    const backwards = counted([
      { text: 'file too large', label: 'b' },
      { text: 'send file', label: 'a' },
    ])
    expect(backwards.score('large file')).toEqual(forwards.score('large file'))
  })

  it.each([
    ['an utterance of another label', { text: '发不出', label: 'b' }],
    ['an utterance with a feature never seen', { text: '发不出去', label: 'a' }],
    ['an unknown label', { text: '发不出', label: 'z' }],
  ])('refuses to remove %s and changes nothing', (_, absent) => {
    const scorer = counted([{ text: '发不出', label: 'a' }])
    const before = scorer.score('发不出')
    expect(() => scorer.remove(absent)).toThrow(RangeError)
    expect(scorer.score('发不出')).toEqual(before)
  })
})

describe('the formula', () => {
  it('is ln(λ + (1-λ) · p(f|c) / p(f)) a feature, over √features', () => {
    const counts = new Counts(['a', 'b'])
    counts.addAll([
      { text: '发', label: 'a' },
      { text: '收', label: 'b' },
    ])
    // One known feature: p(发|a) = 1, p(发) = 1/2.
    const scores = new BayesScorer(counts).rawScores('发')
    expect(scores[0]).toBeCloseTo(Math.log(0.3 + 0.7 * 2), 12)
    expect(scores[1]).toBeCloseTo(Math.log(0.3), 12)
  })

  it('is sure of what it saw often, and says so in calibrated numbers', () => {
    const many = Array.from({ length: 5 }, () => UTTERANCES).flat()
    const scorer = trainBayes(['refund', '时间', 'login'], many)
    expect(Math.exp(scorer.score('refund my order').logProbabilities[0]!)).toBeGreaterThan(0.95)
  })
})
