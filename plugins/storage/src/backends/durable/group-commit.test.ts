/** Commits share a sync, and a snapshot comes when the log has grown. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatedMachine } from '../../testing/simulated-machine'

const root = mkdtempSync(join(tmpdir(), 'store-'))
afterAll(() => rmSync(root, { recursive: true }))

it('commits that arrive while a sync runs share the next one', async () => {
  const machine = simulatedMachine(root, { compactAfter: 1e9 })
  const store = await machine.open()
  const before = machine.disk.operations
  await Promise.all([...Array(100).keys()].map((n) => store.commit([{ key: `a/${n}`, value: n }])))
  // One write and one sync for those that arrived together.
  expect(machine.disk.operations - before).toBe(2)
  await store.close()
})

it('nobody reads what is not durable yet', async () => {
  const machine = simulatedMachine(root)
  const store = await machine.open()
  const written = store.commit([{ key: 'a', value: 1 }])
  expect(await store.get('a')).toBeUndefined()
  await written
  expect((await store.get('a'))?.value).toBe(1)
  await store.close()
})

it('snapshots bound the log, and so many generations are kept', async () => {
  const machine = simulatedMachine(root, { compactAfter: 2_000, generations: 2 })
  const store = await machine.open()
  for (let n = 0; n < 200; n++) await store.commit([{ key: 'a', value: 'x'.repeat(100) }])
  await store.close()
  const names = machine.disk.paths().map((path) => path.slice(root.length + 1))
  expect(names.filter((name) => name.startsWith('snapshot'))).toHaveLength(2)
  const sizes = machine.disk.paths().map((path) => machine.disk.bytes(path).length)
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(12_000)
})
