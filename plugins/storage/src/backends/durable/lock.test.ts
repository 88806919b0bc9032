/** One writer a folder: refused while another is there, free again when it has let go. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './lock'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lock = (directory: string, patience = 0) => lockFolder(directory, { now: () => 0, patience })

describe.each([
  ['a short path', () => folder],
  ['a path longer than the address of a socket', () => join(folder, '很长的文件夹'.repeat(8), 'x'.repeat(120))],
])('under %s', (_, path) => {
  it('the second is refused and told who the first is', async () => {
    mkdirSync(path(), { recursive: true })
    const release = await lock(path())
    await expect(lock(path())).rejects.toMatchObject({
      code: 'in-use',
      params: { directory: path(), pid: process.pid, since: '1970-01-01T00:00:00.000Z' },
    })
    await release()
    expect(readdirSync(path())).toEqual([])
    await (await lock(path()))()
  })
})

it('whoever waits gets it when the first lets go', async () => {
  const release = await lock(folder)
  const second = lock(folder, 5_000)
  await release()
  await (await second)()
})

it('of many who start together never two have it', async () => {
  let holders = 0
  let most = 0
  await Promise.all(
    [...Array(12)].map(async () => {
      const release = await lock(folder, 20_000)
      most = Math.max(most, ++holders)
      await new Promise((resolve) => setTimeout(resolve, 2))
      holders--
      await release()
    }),
  )
  expect([most, readdirSync(folder)]).toEqual([1, []])
})

it('a folder that is not there is an error of its own', async () => {
  await expect(lock(join(folder, 'missing'))).rejects.toMatchObject({
    code: 'lock-failed',
    params: { reason: 'ENOENT' },
  })
})
