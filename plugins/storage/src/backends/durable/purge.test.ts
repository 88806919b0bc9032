/** What is purged is in no file any more; what stays can still be played from every generation. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatedMachine } from '../../testing/simulated-machine'
import { generations, restore } from './restore'

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

const machineWith = () => simulatedMachine(root, { compactAfter: 1e9, generations: 3 })
const text = ({ disk }: ReturnType<typeof machineWith>) =>
  disk
    .paths()
    .map((path) => disk.bytes(path).toString())
    .join()

describe('purge', () => {
  it('leaves no trace in snapshots, logs, deletions and earlier values', async () => {
    const machine = machineWith()
    const store = await machine.open()
    await store.commit([
      { key: 'user/alice', value: 'secret 1' },
      { key: 'case/1', value: { of: 'alice', n: 1 } },
    ])
    await store.commit([
      { key: 'case/2', value: 'stays' },
      { key: 'case/3', value: 'also stays' },
    ])
    await store.purge(() => false)
    await store.commit([
      { key: 'user/alice', value: undefined },
      { key: 'case/1', value: { of: 'nobody', n: 2 } },
    ])
    await store.commit([{ key: 'user/alice', value: 'secret 2' }])
    await store.purge(() => false)
    await store.commit([
      { key: 'user/alice', value: undefined },
      { key: 'case/3', value: undefined },
    ])
    expect(text(machine)).toContain('alice')

    const aboutAlice = (key: string, value: unknown) => key.includes('alice') || JSON.stringify(value).includes('alice')
    expect(await store.purge(aboutAlice)).toBe(0)
    expect(text(machine)).not.toMatch(/alice|secret/)
    await machine.kill(store)
    const again = await machine.open()
    expect((await again.list('')).map(({ key, value }) => [key, value])).toEqual([
      ['case/1', { of: 'nobody', n: 2 }],
      ['case/2', 'stays'],
    ])
    await again.close()
  })

  it('leaves older generations that can be restored and played on', async () => {
    const machine = machineWith()
    const store = await machine.open()
    for (const n of [1, 2, 3]) {
      await store.commit([
        { key: `user/${n}`, value: n },
        { key: `case/${n}`, value: n },
      ])
      await store.purge(() => false)
    }
    await store.purge((key) => key === 'user/1')
    await machine.kill(store)
    const files = machine.disk.files()
    const [, previous] = await generations(root, files)
    for (const name of machine.disk
      .paths()
      .filter((path) => path.includes('snapshot-'))
      .slice(-1))
      machine.disk.put(name, undefined)
    const played = await machine.open()
    expect((await played.list('')).map(({ key }) => key)).toEqual(['case/1', 'case/2', 'case/3', 'user/2', 'user/3'])
    await machine.kill(played)
    await restore({ directory: root, now: () => 0, generation: previous!, files: machine.disk.files() })
    const restored = await machine.open()
    expect((await restored.list('user/')).map(({ key }) => key)).toEqual(['user/2', 'user/3'])
    await restored.close()
  })

  it('does not touch what is committed after the deletion', async () => {
    const machine = machineWith()
    const store = await machine.open()
    await store.commit([{ key: 'user/alice', value: 1 }])
    let written: Promise<unknown> = Promise.resolve()
    const stop = store.watch('user/', () => {
      stop()
      written = store.commit([{ key: 'user/alice', value: 2, expected: 0 }])
    })
    expect(await store.purge((key) => key === 'user/alice')).toBe(1)
    await written
    await machine.kill(store)
    const again = await machine.open()
    expect((await again.get('user/alice'))?.value).toBe(2)
    await again.close()
  })
})
