/** Where a folder cannot hold sockets, Linux locks by a name that is in no folder. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockFolder } from './lock'

jest.mock('./lock-file', () => ({ listenInFolder: async () => 'unsupported' }))

const folder = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lock = (directory: string) => lockFolder(directory, { now: () => 0, patience: 0 })

if (process.platform === 'linux') {
  it('the second is refused, by whatever path it comes, and welcome afterwards', async () => {
    const link = join(folder, 'link')
    symlinkSync(folder, link)
    const release = await lock(folder)
    await expect(lock(link)).rejects.toMatchObject({ code: 'in-use', params: { pid: process.pid } })
    await release()
    await (await lock(link))()
  })
} else {
  it('elsewhere nothing is started', async () => {
    if (process.platform === 'win32') return
    await expect(lock(folder)).rejects.toMatchObject({ code: 'lock-failed', params: { reason: 'ENOTSUP' } })
  })
}
