/** Learned weights: the contract, and that training is repeatable and its result plain data. */
import { learnedScorer } from './learned-scorer'
import { trainWeights } from './learned-weights'
import type { TrainScorer } from './scorer'
import { testScorer, UTTERANCES } from './scorer-contract'

const labels = ['refund', '时间', 'login']
const train: TrainScorer = (labels, utterances) => learnedScorer(trainWeights({ labels, utterances, seed: 3 }))

testScorer('learned weights', train)

describe('trainWeights', () => {
  const weights = trainWeights({ labels, utterances: UTTERANCES, seed: 3 })

  it('gives the same weights for the same seed', () => {
    expect(trainWeights({ labels, utterances: UTTERANCES, seed: 3 })).toEqual(weights)
  })

  it('visits in another order for another seed', () => {
    expect(trainWeights({ labels, utterances: UTTERANCES, seed: 4 }).bias).not.toEqual(weights.bias)
  })

  it('is plain data that survives being sent to another thread', () => {
    const copy = structuredClone(weights)
    expect(learnedScorer(copy).score('登录 login')).toEqual(learnedScorer(weights).score('登录 login'))
  })

  it('refuses what would take minutes', () => {
    const many = Array.from({ length: 6000 }, (_, i) => ({ text: `send the file number ${i}`, label: String(i) }))
    const training = { labels: many.map(({ label }) => label), utterances: many, seed: 1 }
    expect(() => trainWeights(training)).toThrow(RangeError)
  })
})
