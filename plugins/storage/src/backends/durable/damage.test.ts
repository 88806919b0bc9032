/** A torn end is cut and told; any other damage stops the start, changes nothing and says what to do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StorageError, type StorageEvent } from '../../problem'
import type { Store } from '../../store'
import type { SimulatedDisk } from '../../testing/simulated-disk'
import { simulatedMachine } from '../../testing/simulated-machine'

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

const path = (name: string) => join(root, name)
const LOG = path('log-00000001.jsonl')

let events: StorageEvent[]
const machineWith = (compactAfter: number) =>
  simulatedMachine(root, { compactAfter, generations: 2, onEvent: (event) => events.push(event) })

const write = async (store: Store, from: number, to: number) => {
  for (let n = from; n <= to; n++) await store.commit(['a', 'b'].map((name) => ({ key: `${name}/${n}`, value: n })))
}
const numbers = async (store: Store) => (await store.list('a/')).map(({ value }) => value)

beforeEach(() => {
  events = []
})

describe('the log cut at any byte of its last records', () => {
  it('gives the commits before the cut, whole, and says what was cut', async () => {
    const machine = machineWith(1e9)
    await write(await started(machine), 1, 5).then(() => machine.kill(current))
    const whole = Buffer.from(machine.disk.bytes(LOG))
    const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([offset]) => offset + 1)
    for (let length = ends[2]!; length < whole.length; length++) {
      machine.disk.put(LOG, whole.subarray(0, length))
      events = []
      const store = await machine.open()
      const complete = ends.filter((end) => end <= length).length - 1
      expect(await numbers(store)).toEqual([1, 2, 3, 4, 5].slice(0, complete))
      expect((await store.list('')).length).toBe(2 * complete)
      expect(events.map(({ code }) => code)).toEqual(ends.includes(length) ? [] : ['torn-line-cut'])
      await write(store, 9, 9)
      await machine.kill(store)
      const again = await machine.open()
      expect(await numbers(again)).toEqual([...[1, 2, 3, 4, 5].slice(0, complete), 9])
      await machine.kill(again)
    }
  })
})

describe('a byte that is different', () => {
  it('stops the start wherever it is in a file that is needed, and no file is changed', async () => {
    const machine = machineWith(700)
    await write(await started(machine), 1, 12).then(() => machine.kill(current))
    const { snapshots, logs } = filesOf(machine.disk)
    const codes = new Set<string>()
    for (const file of [
      snapshots.at(-1)!,
      ...logs.filter((log) => log > snapshots.at(-1)!.replace('snapshot', 'log')),
    ]) {
      const whole = Buffer.from(machine.disk.bytes(file))
      for (let offset = 0; offset < whole.length; offset++) {
        machine.disk.put(file, flipped(whole, offset, 1 + (offset % 127)))
        const damaged = machine.disk.paths().map((name) => machine.disk.bytes(name).toString('latin1'))
        const error = await machine.open().then(
          () => `started in spite of byte ${offset} of ${file}`,
          (reason: unknown) => reason,
        )
        expect(error).toBeInstanceOf(StorageError)
        codes.add((error as StorageError).code)
        expect(machine.disk.paths().map((name) => machine.disk.bytes(name).toString('latin1'))).toEqual(damaged)
        machine.disk.put(file, whole)
      }
    }
    expect([...codes].sort()).toEqual(expect.arrayContaining(['damaged-log', 'damaged-snapshot']))
    expect(await numbers(await started(machine))).toHaveLength(12)
    await current.close()
  })

  it.each([
    ['a snapshot with an older one', 2, 'damaged-snapshot', 'snapshot'],
    ['a log after a snapshot', 2, 'damaged-log', 'log'],
    ['a log before any snapshot', 0, 'damaged-first-log', 'log'],
  ] as const)('in %s: what the error says to do leads to a start', async (_, snapshots, code, kind) => {
    const machine = machineWith(1e9)
    let store = await machine.open()
    for (let i = 0; i < snapshots; i++) {
      await write(store, 3 * i + 1, 3 * i + 3)
      await store.purge(() => false)
    }
    await write(store, 10, 12)
    await machine.kill(store)
    const file = filesOf(machine.disk)[kind === 'log' ? 'logs' : 'snapshots'].at(-1)!
    machine.disk.put(file, flipped(machine.disk.bytes(file), machine.disk.bytes(file).length - 20, 1))
    const error = (await machine.open().catch((reason: unknown) => reason)) as StorageError
    expect(error).toMatchObject({ code, params: { file: file.slice(root.length + 1), directory: root } })
    const { from, to, line } = error.params
    if (code === 'damaged-snapshot') machine.disk.put(file, undefined)
    else if (code === 'damaged-log') machine.disk.put(path(String(to)), machine.disk.bytes(path(String(from))))
    else machine.disk.put(file, firstLines(machine.disk.bytes(file), Number(line) - 1))
    store = await machine.open()
    const kept = {
      'damaged-snapshot': [1, 10, 11, 12, 2, 3, 4, 5, 6],
      'damaged-log': [1, 2, 3, 4, 5, 6],
      'damaged-first-log': [10, 11],
    }
    expect(await numbers(store)).toEqual(kept[code])
    await store.close()
  })
})

describe('a log that is missing', () => {
  it('stops the start', async () => {
    const machine = machineWith(1e9)
    const store = await machine.open()
    for (const n of [1, 2, 3]) {
      await write(store, n, n)
      await store.purge(() => false)
    }
    await machine.kill(store)
    for (const name of ['snapshot-00000003.jsonl', 'log-00000003.jsonl']) machine.disk.put(path(name), undefined)
    await expect(machine.open()).rejects.toMatchObject({ code: 'missing-records' })
  })
})

let current: Store
async function started(machine: ReturnType<typeof machineWith>): Promise<Store> {
  current = await machine.open()
  return current
}

function filesOf(disk: SimulatedDisk): { readonly logs: string[]; readonly snapshots: string[] } {
  const paths = disk.paths()
  return {
    logs: paths.filter((name) => name.includes('log-')),
    snapshots: paths.filter((name) => name.includes('snapshot-')),
  }
}

function flipped(bytes: Buffer, offset: number, bits: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[offset] = (copy[offset] ?? 0) ^ bits
  return copy
}

function firstLines(bytes: Buffer, count: number): Buffer {
  return Buffer.from(`${bytes.toString().split('\n').slice(0, count).join('\n')}\n`)
}
