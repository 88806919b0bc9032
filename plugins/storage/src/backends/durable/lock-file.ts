/**
 * The lock as a socket in the folder itself, which also those see who share the folder from another container.
 *
 * Everybody listens under a name of their own and only then looks for others. Of two that start together at least one
 * listens when the other looks, so both never go on. A name at which nobody answers was left by a crash, or belongs to
 * somebody who is just about to listen, and will then look and step back; only whoever has the lock removes it.
 */
import { randomBytes } from 'node:crypto'
import { readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { reasonOf } from '../../problem'
import { answering, type Listening, listen, type Owner } from './local-socket'

/** The lock, or whoever has it, if they said. */
export type Attempt = Listening | { readonly owner: Owner | undefined }

const NAME = /^writer-[0-9a-f]{8}\.sock$/
/** Addresses of sockets have 104 bytes or more, depending on the system; one is the end. */
const LONGEST_ADDRESS = 100
/** What systems say when a folder cannot hold sockets. */
const UNSUPPORTED: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL', 'EAFNOSUPPORT', 'ENOSYS']

export async function listenInFolder(directory: string, owner: Owner): Promise<Attempt | 'unsupported'> {
  const name = `writer-${randomBytes(4).toString('hex')}.sock`
  const { folder, drop } = await reachable(directory, name)
  try {
    const before = await lookAround(folder, name)
    if (before.listening) return before.listening
    const { close } = await listen(join(folder, name), owner)
    const release = async () => {
      await close()
      await rm(join(directory, name), { force: true })
    }
    const around = await lookAround(folder, name)
    if (around.listening) {
      await release()
      return around.listening
    }
    for (const silent of around.silent) await rm(join(directory, silent), { force: true })
    return { close: release }
  } catch (error) {
    if (UNSUPPORTED.includes(reasonOf(error))) return 'unsupported'
    throw error
  } finally {
    await drop()
  }
}

interface Around {
  readonly listening?: { readonly owner: Owner | undefined }
  readonly silent: readonly string[]
}

/** Who else is in the folder. */
async function lookAround(folder: string, own: string): Promise<Around> {
  const silent: string[] = []
  for (const name of await readdir(folder)) {
    if (!NAME.test(name) || name === own) continue
    const answer = await answering(join(folder, name))
    if (answer !== 'nobody') return { listening: answer, silent }
    silent.push(name)
  }
  return { silent }
}

/** The folder under a path that is short enough for a socket: a link in the temporary folder, where needed. */
async function reachable(
  directory: string,
  name: string,
): Promise<{ readonly folder: string; readonly drop: () => Promise<void> }> {
  if (Buffer.byteLength(join(directory, name)) <= LONGEST_ADDRESS) return { folder: directory, drop: async () => {} }
  const link = join(tmpdir(), `store-${randomBytes(6).toString('hex')}`)
  await symlink(directory, link)
  return { folder: link, drop: () => rm(link, { force: true }) }
}
