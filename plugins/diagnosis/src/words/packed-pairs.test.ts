/** Packing a table of values: exact up to rounding while everything is kept, the largest deviations otherwise. */
import fc from 'fast-check'
import { appendSingles, type PackedPairs, packPairs } from './packed-pairs'

/** The table that a packed one stands for. */
function unpack({ base, starts, postings, labelBits, unit }: PackedPairs, width: number): number[][] {
  return [...base].map((shared, f) => {
    const row = new Array<number>(width).fill(shared)
    for (const posting of postings.subarray(starts[f], starts[f + 1])) {
      row[posting & ((1 << labelBits) - 1)]! += unit * (posting >> labelBits)
    }
    return row
  })
}

describe('packPairs', () => {
  it('keeps every value to a 32,767th of the largest deviation', () => {
    const table = fc.integer({ min: 1, max: 9 }).chain((width) =>
      fc.tuple(
        fc.constant(width),
        fc.array(fc.array(fc.float({ min: -50, max: 50, noNaN: true }), { minLength: width, maxLength: width }), {
          maxLength: 8,
        }),
      ),
    )
    fc.assert(
      fc.property(table, ([width, rows]) => {
        const packed = packPairs(Float32Array.from(rows.flat()), width, 1000)
        unpack(packed, width).forEach((row, f) => {
          row.forEach((value, label) => {
            expect(Math.abs(value - Math.fround(rows[f]![label]!))).toBeLessThanOrEqual(packed.unit)
          })
        })
      }),
      { seed: 2, numRuns: 200 },
    )
  })

  it('shares the median of a feature, so that only exceptions cost anything', () => {
    const packed = packPairs(Float32Array.of(2, 2, 7, 2, 2), 5, 1000)
    expect([...packed.base]).toEqual([2])
    expect(packed.postings).toHaveLength(1)
  })

  it('drops the smallest deviations first', () => {
    const packed = packPairs(Float32Array.of(0, 0, 0, 9, 1, 0, 0, 0, 5, 2), 5, 2)
    expect(unpack(packed, 5).map((row) => row.map(Math.round))).toEqual([
      [0, 0, 0, 9, 0],
      [0, 0, 0, 5, 0],
    ])
  })

  it('takes features with one exception without a table of their own', () => {
    const packed = packPairs(Float32Array.of(1, 1, 3), 3, 10, 8)
    const all = appendSingles(packed, -1, { labels: Int32Array.of(2, 0), excesses: Float32Array.of(8, 0.5) })
    const expected = [1, 1, 3, -1, -1, 7, -0.5, -1, -1]
    unpack(all, 3)
      .flat()
      .forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 3)
      })
  })

  it('has room for many labels', () => {
    const values = new Float32Array(5000)
    values[4999] = 3
    expect(unpack(packPairs(values, 5000, 10), 5000)[0]![4999]).toBeCloseTo(3, 4)
  })
})
