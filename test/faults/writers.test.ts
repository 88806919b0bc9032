/** One writer a store: the second is refused while the first lives, and let in as soon as it is gone. */
import { join } from 'node:path'
import { openDurableStore } from '@support-agent/storage'
import { buildChild, runChild } from './run-child'
import { print, temporaryFolder } from './settings'

const root = temporaryFolder()
const open = (directory: string, patience: number) => openDurableStore({ directory, now: Date.now, patience })

it('a second process is refused and told who the first is; a stopped one still counts; a killed one does not', async () => {
  const directory = join(root, 'two')
  const child = runChild(buildChild(root), { directory, mode: 'hold' })
  await child.open
  await expect(open(directory, 0)).rejects.toMatchObject({ code: 'in-use', params: { pid: child.process.pid } })
  child.process.kill('SIGSTOP')
  await expect(open(directory, 0)).rejects.toMatchObject({ code: 'in-use-by-unknown' })
  child.process.kill('SIGKILL')
  await child.ended
  await (await open(directory, 0)).close()
  print('two writers: the second refused while the first runs or is stopped, let in after kill -9')
}, 20_000)

it('many processes that start together: one at a time', async () => {
  const directory = join(root, 'many')
  const script = buildChild(root)
  const children = [1, 2, 3, 4].map((n) => runChild(script, { directory, from: n * 1_000_000 }))
  const first = await Promise.race(children.map((child) => child.open.then(() => child)))
  for (const child of children) if (child !== first) expect((await child.ended).code).toBe(4)
  expect(children.filter((child) => child !== first && child.acknowledged.length > 0)).toEqual([])
  first.process.kill('SIGKILL')
  await first.ended
}, 20_000)

it('a plugin that is loaded anew in the same process waits for the old one to close', async () => {
  const directory = join(root, 'reload')
  const store = await open(directory, 0)
  const written = store.commit([{ key: 'a', value: 1 }])
  const closing = store.close()
  const again = await open(directory, 5_000)
  await Promise.all([written, closing])
  expect((await again.get('a'))?.value).toBe(1)
  await again.close()
})
