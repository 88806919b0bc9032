/** Images of discs: as long as the volume says, or cut. */
import { contentOf } from '../testing/memory-file'
import { openIso } from './iso'

function buildIso(sectors: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.write('\x01CD001\x01', 0x8000)
  bytes.writeUInt32LE(sectors, 0x8000 + 80)
  bytes.writeUInt16LE(2048, 0x8000 + 128)
  return bytes
}

it.each([
  ['whole', 20, 40_960, []],
  ['with other bytes behind', 18, 40_960, []],
  ['without the run-out', 168, 40_960, []],
  ['cut', 1_000, 40_960, [{ kind: 'cut', offset: 40_960, needs: 2_048_000 }]],
])('%s', (_, sectors, length, problems) => {
  expect(openIso(contentOf(buildIso(sectors, length)))?.problems).toEqual(problems)
})

it('other bytes are no image', () => {
  expect(openIso(contentOf(Buffer.alloc(40_960)))).toBe(undefined)
})
