/** What was taught since training counts at once, and taking it out again leaves what was before. */
import { AmendedScorer, type Trained } from './amended-scorer'
import { trainBayes } from './bayes-scorer'
import { learnedScorer } from './learned-scorer'
import { trainWeights } from './learned-weights'
import type { LabelledText, Scorer } from './scorer'
import { testScorer, UTTERANCES } from './scorer-contract'

const LABELS = [...new Set(UTTERANCES.map(({ label }) => label))]

function trained(labels: readonly string[], utterances: readonly LabelledText[]): Trained {
  return {
    scorer: learnedScorer(trainWeights({ labels, utterances, seed: 1 })),
    counts: trainBayes(labels, utterances),
  }
}

testScorer('a scorer of which half was trained', (labels, utterances) => {
  const isFirst = (_: unknown, i: number) => i % 2 === 0
  return new AmendedScorer(trained(labels, utterances.filter(isFirst)), labels, {
    added: utterances.filter((one, i) => !isFirst(one, i)),
    removed: [],
  })
})

describe('without changes', () => {
  it('says what was trained', () => {
    const before = trained(LABELS, UTTERANCES)
    const same = new AmendedScorer(before, LABELS, { added: [], removed: [] })
    for (const { text } of UTTERANCES) {
      const { logProbabilities, known } = same.score(text)
      expect(known).toBe(1)
      logProbabilities.forEach((value, i) => {
        expect(value).toBeCloseTo(before.scorer.score(text).logProbabilities[i]!, 9)
      })
    }
  })
})

describe('changes', () => {
  const before = trained(LABELS, UTTERANCES)
  const amend = (added: readonly LabelledText[], removed: readonly LabelledText[] = [], labels = LABELS) =>
    new AmendedScorer(before, labels, { added, removed })
  const chance = (scorer: Scorer, text: string, label: string) =>
    Math.exp(scorer.score(text).logProbabilities[scorer.labels.indexOf(label)]!)

  it('moves a label towards what it was taught', () => {
    const text = 'the parcel is stuck'
    const taught = amend([{ text, label: 'login' }])
    expect(chance(taught, text, 'login')).toBeGreaterThan(chance(before.scorer, text, 'login') + 0.3)
    expect(taught.score(text).known).toBe(1)
  })

  it('knows a new label from one utterance', () => {
    const taught = amend([{ text: '快递一直不动', label: 'parcel' }], [], [...LABELS, 'parcel'])
    expect(chance(taught, '快递不动了', 'parcel')).toBeGreaterThan(0.5)
    expect(chance(taught, '登录失败', 'parcel')).toBeLessThan(0.1)
  })

  it('leaves the odds between labels that nothing happened to', () => {
    const odds = (scorer: Scorer, text: string) => chance(scorer, text, '时间') / chance(scorer, text, 'refund')
    const taught = amend([{ text: '时间到了退钱', label: 'login' }])
    for (const text of ['时间不准', 'money back', '退钱']) {
      expect(odds(taught, text)).toBeCloseTo(odds(before.scorer, text), 6)
    }
  })

  it('forgets what was removed', () => {
    const [gone] = UTTERANCES.filter(({ label }) => label === '时间')
    expect(chance(amend([], [gone!]), gone!.text, '时间')).toBeLessThan(chance(before.scorer, gone!.text, '时间'))
  })

  it('does without a label that is not in force', () => {
    const rest = LABELS.filter((label) => label !== 'login')
    const scorer = amend([], [], rest)
    expect(scorer.labels).toEqual(rest)
    expect(() => scorer.explain('login', 'login')).toThrow(RangeError)
  })

  it('adding and removing the same leaves the scores as they were', () => {
    const passing = { text: '时间不准了', label: '时间' }
    const scorer = amend(
      [passing, { text: 'refund', label: 'refund' }],
      [{ text: 'please refund my order', label: 'refund' }],
    )
    const again = amend(
      [passing, { text: 'refund', label: 'refund' }],
      [{ text: 'please refund my order', label: 'refund' }],
    )
    expect(scorer.score('refund 时间')).toEqual(again.score('refund 时间'))
  })

  it('judges an utterance by the others when it is held out', () => {
    const scorer = amend([])
    for (const utterance of UTTERANCES) {
      const place = LABELS.indexOf(utterance.label)
      const without = scorer.scoreWithout(utterance).logProbabilities[place]!
      expect(without).toBeLessThan(scorer.score(utterance.text).logProbabilities[place]!)
    }
  })

  it('names the words that were taught as the reason', () => {
    const taught = amend([{ text: 'parcel stuck', label: 'login' }])
    expect(taught.explain('parcel', 'login')[0]?.feature).toContain('parcel')
  })

  it('does not remove what was never trained', () => {
    expect(() => amend([], [{ text: 'x', label: 'nobody' }])).toThrow(RangeError)
  })
})
