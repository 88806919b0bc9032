/** Every file of the gallery with bytes changed, cut and joined: every parser ends in time, throws nothing, and finds what it declares. */
import fc from 'fast-check'
import { CHECKS } from '../../plugins/file-check/src/checks'
import { GALLERY } from './gallery'
import { outcomesOf } from './run-checks'

jest.setTimeout(120_000)

const SEEDS = Object.values(GALLERY).flatMap(({ name, bytes }) => (bytes?.length ? [{ name, bytes }] : []))
const RUNS = 600
/** Bytes that formats give a meaning: lengths at their limits, and signs. */
const BYTE = fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.integer({ min: 0, max: 255 }))
/** Where headers and directories stand, more often than between. */
const PLACE = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.double({ min: 0, max: 0.02, noNaN: true }),
  fc.double({ min: 0.98, max: 1, noNaN: true }),
)

const FINDS = new Map(CHECKS.map(({ id, finds }) => [id, finds]))

it('of every kind', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SEEDS),
      fc.constantFrom(...SEEDS),
      fc.array(fc.tuple(PLACE, BYTE), { maxLength: 12 }),
      fc.constantFrom('whole', 'cut', 'joined'),
      PLACE,
      async (seed, other, changes, form, place) => {
        const changed = Uint8Array.from(seed.bytes)
        for (const [at, byte] of changes) changed[Math.floor(at * (changed.length - 1))] = byte
        const start = changed.subarray(0, Math.floor(place * changed.length))
        const bytes = form === 'whole' ? changed : form === 'cut' ? start : Buffer.concat([start, other.bytes])
        for (const { check, findings, unfinished } of await outcomesOf({ name: seed.name, bytes })) {
          expect([check, unfinished === 'crash' || unfinished === 'unreadable']).toEqual([check, false])
          for (const { id } of findings) expect(FINDS.get(check)).toContain(id)
        }
      },
    ),
    { seed: 31, numRuns: RUNS },
  )
})
