/** Measures, each by hand-made predictions. */
import { expectedCalibrationError, reliability } from './calibration-error'
import { accuracy, confusions, macroF1, type Prediction, topAccuracy } from './metrics'

function prediction(truth: string | null, ranking: string, confidence = 1): Prediction {
  return { truth, ranking: [...ranking], confidence, scope: 0 }
}

describe('accuracy', () => {
  const lines = [
    prediction('a', 'abc'),
    prediction('a', 'bac'),
    prediction('b', 'bca'),
    prediction('c', 'abc'),
    prediction(null, 'abc'),
  ]

  it('counts in-scope texts whose first label is right', () => {
    expect(accuracy(lines)).toBe(0.5)
  })

  it.each([
    [1, 0.5],
    [2, 0.75],
    [3, 1],
  ])('among the first %d labels is %d', (k, expected) => {
    expect(topAccuracy(lines, k)).toBe(expected)
  })

  it('averages F1 over the true labels', () => {
    // a: 1 right, 2 occur, 2 predicted; b: 1 right, 1 occurs, 2 predicted; c: never right.
    expect(macroF1(lines)).toBeCloseTo((0.5 + 2 / 3 + 0) / 3, 12)
  })

  it('lists what was mistaken for what', () => {
    expect(confusions([...lines, prediction('a', 'bac')])).toEqual([
      { truth: 'a', predicted: 'b', count: 2 },
      { truth: 'c', predicted: 'a', count: 1 },
    ])
  })

  it('is 0 without in-scope texts', () => {
    expect([accuracy([]), macroF1([]), topAccuracy([], 3)]).toEqual([0, 0, 0])
  })
})

describe('calibration', () => {
  const sure = Array.from({ length: 10 }, (_, i) => prediction(i < 8 ? 'a' : 'b', 'ab', 0.9))
  const unsure = Array.from({ length: 10 }, (_, i) => prediction(i < 5 ? 'a' : 'b', 'ab', 0.5))

  it('compares confidence with accuracy in each bin', () => {
    const table = reliability([...sure, ...unsure], 2)
    expect(table.map(({ from, to, count, accuracy }) => [from, to, count, accuracy])).toEqual([
      [0, 0.5, 10, 0.5],
      [0.5, 1, 10, 0.8],
    ])
    expect(table[1]!.confidence).toBeCloseTo(0.9, 12)
  })

  it('sums up the distance, weighted by size', () => {
    expect(expectedCalibrationError([...sure, ...unsure])).toBeCloseTo(0.05, 12)
    expect(expectedCalibrationError(unsure)).toBeCloseTo(0, 12)
    expect(expectedCalibrationError([])).toBe(0)
  })
})
