/** Lines are read as they were written, or not at all; a torn end is told from damage. */
import fc from 'fast-check'
import { encodeLine, isTorn, readLines } from './lines'

const FIRST = encodeLine('{"a":1}')
const SECOND = encodeLine(JSON.stringify({ text: '网络 @ '.repeat(200) }))
const BOTH = Buffer.concat([FIRST, SECOND])

const contents = (bytes: Buffer) => [...readLines(bytes)].map(({ content }) => content)
const lastIsTorn = (bytes: Buffer) => {
  const last = [...readLines(bytes)].at(-1)!
  return last.content === undefined && isTorn(bytes, last)
}

describe('lines', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (values) => {
        const bytes = Buffer.concat(values.map((value) => encodeLine(JSON.stringify(value))))
        expect(contents(bytes).map((value) => JSON.stringify(value))).toEqual(
          values.map((value) => JSON.stringify(value)),
        )
      }),
      { seed: 1 },
    )
  })

  it('know their number and place', () => {
    expect([...readLines(BOTH)].map(({ number, start, end }) => [number, start, end])).toEqual([
      [1, 0, FIRST.length],
      [2, FIRST.length, BOTH.length],
    ])
  })

  it('without content when any byte is different', () => {
    for (let offset = 0; offset < FIRST.length; offset++) {
      const bytes = Buffer.from(BOTH)
      bytes[offset] = bytes[offset]! ^ 4
      expect(contents(bytes)[0]).toBeUndefined()
    }
  })
})

describe('the last line is torn', () => {
  it('when it ends anywhere before its end', () => {
    for (let end = FIRST.length + 1; end < BOTH.length; end++) expect(lastIsTorn(BOTH.subarray(0, end))).toBe(true)
  })

  it('when sectors of it were never written', () => {
    const hole = Buffer.from(BOTH).fill(0, 512, 1024)
    const begin = Buffer.from(BOTH).fill(0, FIRST.length, 512)
    const end = Buffer.from(BOTH).fill(0, 1024)
    expect([hole, begin, end].map(lastIsTorn)).toEqual([true, true, true])
  })

  it('not when a byte is different, whichever it is', () => {
    for (let offset = FIRST.length; offset < BOTH.length; offset++) {
      const bytes = Buffer.from(BOTH)
      // Turns some bytes to zero, others to a newline.
      bytes[offset] = bytes[offset]! ^ (offset % 2 ? bytes[offset]! : bytes[offset]! ^ 0x0a)
      if (bytes[offset] !== BOTH[offset]) expect([offset, lastIsTorn(bytes)]).toEqual([offset, false])
    }
  })
})
