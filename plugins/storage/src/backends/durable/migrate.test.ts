/** Files of an older version are converted, with a copy kept; those of a newer one are refused untouched. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { StorageEvent } from '../../problem'
import { seeded } from '../../testing/random'
import { simulatedMachine } from '../../testing/simulated-machine'
import type { Migration } from './format'
import { encodeHeader, encodeRecord } from './record'

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

const LOG = join(root, 'log-00000001.jsonl')
const COPY = join(root, 'before-migration', 'log-00000001.jsonl')

/** A made-up format 0: no checksums, one pair a line, no revisions. */
const OLD = Buffer.from('{"format":0}\n["a/1","一"]\n["a/2","二"]\n["a/1","三"]\n')
const fromZero: Migration = ({ bytes }) => {
  const pairs = bytes.toString().trim().split('\n').slice(1)
  const records = pairs.map((line, i) => {
    const [key = '', value = ''] = JSON.parse(line) as string[]
    return encodeRecord(i + 1, [[{ key, value, revision: 1 }]])
  })
  return Buffer.concat([encodeHeader(0), ...records])
}

let events: StorageEvent[]
const machineWith = (migrations: ReadonlyMap<number, Migration>) => {
  events = []
  const machine = simulatedMachine(root, { migrations, onEvent: (event) => events.push(event) })
  machine.disk.put(LOG, OLD)
  return machine
}

it('a migration converts every file and keeps it as it was', async () => {
  const machine = machineWith(new Map([[0, fromZero]]))
  const store = await machine.open()
  expect((await store.list('')).map(({ key, value }) => [key, value])).toEqual([
    ['a/1', '三'],
    ['a/2', '二'],
  ])
  expect(machine.disk.bytes(COPY)).toEqual(OLD)
  expect(events).toEqual([{ code: 'migrated', params: { from: 0, to: 1, folder: join(root, 'before-migration') } }])
  await store.close()
})

it('a power cut at any time of a migration leaves the old file or the new one, and the copy', async () => {
  for (let cut = 0; cut < 40; cut++) {
    const machine = machineWith(new Map([[0, fromZero]]))
    machine.cutPowerAfter(cut)
    await machine.open().then(machine.kill, () => undefined)
    machine.restart(seeded(cut))
    const store = await machine.open()
    expect(await store.list('')).toHaveLength(2)
    expect(machine.disk.bytes(COPY)).toEqual(OLD)
    await store.close()
  }
})

it.each([
  ['a newer format', '{"format":2,"of":"the future"}\n', 'newer-format', { format: 2, known: 1 }],
  ['an old format that nothing converts', '{"format":0}\n', 'no-migration', { format: 0, known: 1 }],
])('%s is refused, and no file is changed', async (_, text, code, params) => {
  const machine = machineWith(new Map())
  machine.disk.put(LOG, Buffer.from(text))
  await expect(machine.open()).rejects.toMatchObject({ code, params: { ...params, file: 'log-00000001.jsonl' } })
  expect(machine.disk.paths()).toEqual([LOG])
  expect(machine.disk.bytes(LOG).toString()).toBe(text)
})

it('purge takes the copies of before a migration with it', async () => {
  const machine = machineWith(new Map([[0, fromZero]]))
  const store = await machine.open()
  expect(await store.purge((key) => key === 'a/1')).toBe(1)
  expect(machine.disk.paths().filter((path) => path.includes('before-migration'))).toEqual([])
  await store.close()
})
