/** The cache never holds more pages than it may, and drops the one that was used longest ago. */
import fc from 'fast-check'
import { PageCache } from './page-cache'

it('holds at most what it may, whatever is put in', () => {
  const puts = fc.array(fc.nat(50), { maxLength: 200 })
  fc.assert(
    fc.property(puts, fc.integer({ min: 1, max: 20 }), (numbers, most) => {
      const cache = new PageCache(most)
      for (const number of numbers) {
        cache.set(number, Uint8Array.of(number))
        expect(cache.get(number)).toEqual(Uint8Array.of(number))
        expect(cache.count).toBeLessThanOrEqual(most)
      }
    }),
    { seed: 3 },
  )
})

it('drops the page that was used longest ago', () => {
  const cache = new PageCache(2)
  for (const number of [1, 2]) cache.set(number, new Uint8Array())
  cache.get(1)
  cache.set(3, new Uint8Array())
  expect([1, 2, 3].map((number) => cache.has(number))).toEqual([true, false, true])
})
