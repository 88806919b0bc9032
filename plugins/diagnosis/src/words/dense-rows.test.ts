/** Sums and products over rows, against the plain loops. */
import fc from 'fast-check'
import { addRows, multiplyRows } from './dense-rows'

const WIDTH = 3
const ROWS = 5
const number = fc.integer({ min: -100, max: 100 })
const matrix = fc.array(number, { minLength: WIDTH * ROWS, maxLength: WIDTH * ROWS })
const chosen = fc.array(fc.tuple(fc.nat(ROWS - 1), number), { maxLength: 11 })

describe('rows of a dense matrix', () => {
  it('add up, each by its factor, and multiply with a vector, however many there are', () => {
    fc.assert(
      fc.property(matrix, chosen, (cells, picks) => {
        const rows = Int32Array.from(picks, ([row]) => row)
        const factors = Float64Array.from(picks, ([, factor]) => factor)
        const vector = Float64Array.of(1, -2, 3)
        const cell = (row: number, column: number) => cells[row * WIDTH + column]!

        const sums = Float64Array.of(10, 20, 30)
        addRows(Float32Array.from(cells), rows, factors, picks.length, sums)
        const products = new Float64Array(picks.length)
        multiplyRows(Float32Array.from(cells), rows, vector, picks.length, products)

        const sum = (column: number) => picks.reduce((total, [row, factor]) => total + factor * cell(row, column), 0)
        expect([...sums]).toEqual([10 + sum(0), 20 + sum(1), 30 + sum(2)])
        const product = ([row]: [number, number]) => cell(row, 0) - 2 * cell(row, 1) + 3 * cell(row, 2)
        expect([...products].map((value) => value + 0)).toEqual(picks.map((pick) => product(pick) + 0))
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})
