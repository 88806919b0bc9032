/** The sparse matrix against a plain map. */
import fc from 'fast-check'
import { MAX_COLUMNS, SparseRows } from './sparse-rows'

describe('SparseRows', () => {
  it('counts like a map, however rows grow and shrink', () => {
    const cell = fc.tuple(fc.nat(5), fc.nat(40))
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.boolean()), { maxLength: 300 }), (changes) => {
        const rows = new SparseRows()
        rows.ensure(6)
        const expected = new Map<string, number>()
        for (const [[row, column], up] of changes) {
          const key = `${row} ${column}`
          const before = expected.get(key) ?? 0
          if (up) rows.increment(row, column)
          else if (before > 0) rows.decrement(row, column)
          expected.set(key, Math.max(0, before + (up ? 1 : -1)))
        }
        for (let row = 0; row < 6; row++) {
          for (let column = 0; column <= 40; column++) {
            expect(rows.get(row, column)).toBe(expected.get(`${row} ${column}`) ?? 0)
          }
        }
      }),
      { seed: 3, numRuns: 100 },
    )
  })

  it('holds the last column and counts up to 65,535', () => {
    const rows = new SparseRows()
    rows.ensure(1)
    for (let i = 0; i < 65_535; i++) rows.increment(0, MAX_COLUMNS - 1)
    expect(rows.get(0, MAX_COLUMNS - 1)).toBe(65_535)
    expect(() => rows.increment(0, MAX_COLUMNS - 1)).toThrow(RangeError)
  })

  it('refuses to go below nothing', () => {
    const rows = new SparseRows()
    rows.ensure(1)
    expect(() => rows.decrement(0, 0)).toThrow(RangeError)
  })
})
