/** Seeded chance. */
import { seededRandom, shuffle } from './random'

const draw = (seed: number, count: number) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, random)
}

describe('seededRandom', () => {
  it('repeats itself for the same seed only', () => {
    expect(draw(1, 5)).toEqual(draw(1, 5))
    expect(draw(1, 5)).not.toEqual(draw(2, 5))
  })

  it('is even over [0, 1)', () => {
    const numbers = draw(3, 10_000)
    expect(numbers.filter((number) => number < 0 || number >= 1)).toEqual([])
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1)
  })
})

describe('shuffle', () => {
  it('keeps what it reorders', () => {
    const items = Array.from({ length: 50 }, (_, i) => i)
    const shuffled = [...items]
    shuffle(shuffled, seededRandom(1))
    expect(shuffled).not.toEqual(items)
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items)
  })
})
