/** The way back to a generation, or to what can be read, which changes no file that is there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SimulatedMachine, simulatedMachine } from '../../testing/simulated-machine'
import { generations, restore } from './restore'

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

let machine: SimulatedMachine
const options = () => ({ directory: root, now: () => 0, files: machine.disk.files() })
const keys = async () => {
  const store = await machine.open()
  const found = (await store.list('')).map(({ key }) => key)
  await store.close()
  return found
}

beforeEach(async () => {
  machine = simulatedMachine(root, { compactAfter: 1e9, generations: 3 })
  const store = await machine.open()
  for (const key of ['a', 'b', 'c', 'd']) {
    await store.commit([{ key, value: key }])
    if (key < 'c') await store.purge(() => false)
  }
  await store.close()
})

it('a generation is in force again, and the files since then stay', async () => {
  expect(await generations(root, machine.disk.files())).toEqual([2, 1])
  const before = machine.disk.paths()
  expect(await restore({ ...options(), generation: 1 })).toEqual({
    file: 'snapshot-00000004.jsonl',
    entries: 1,
    lost: [],
  })
  expect(machine.disk.paths()).toEqual([...before, join(root, 'snapshot-00000004.jsonl')].sort())
  expect(await keys()).toEqual(['a'])
})

it('without a generation everything that can be read is in force, and the rest is named', async () => {
  const log = join(root, 'log-00000003.jsonl')
  const snapshot = join(root, 'snapshot-00000002.jsonl')
  machine.disk.put(
    log,
    Buffer.from(machine.disk.bytes(log).toString().replace('"id"', '"ID"').replace('"value":"c"', '"value":"x"')),
  )
  machine.disk.put(snapshot, machine.disk.bytes(snapshot).subarray(0, 100))
  await expect(machine.open()).rejects.toMatchObject({ code: 'damaged-snapshot' })
  const { lost } = await restore(options())
  expect(lost).toEqual([
    { file: 'snapshot-00000002.jsonl', line: 2 },
    { file: 'log-00000003.jsonl', line: 2 },
  ])
  expect(await keys()).toEqual(['a', 'b', 'd'])
})

it('a generation that is not there is refused', async () => {
  await expect(restore({ ...options(), generation: 9 })).rejects.toMatchObject({ code: 'no-generation' })
})

it('nothing is restored while a writer is at work', async () => {
  const store = await machine.open()
  await expect(restore(options())).rejects.toMatchObject({ code: 'in-use' })
  await store.close()
})
