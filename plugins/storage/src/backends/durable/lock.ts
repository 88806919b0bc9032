/**
 * The lock of a folder: a local socket on which its writer listens. The system closes it with the process, so a crash
 * frees it at once, which no file with a process id in it can promise.
 */
import { createHash, randomInt } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { reasonOf, StorageError } from '../../problem'
import { answering, listen, type Owner } from './local-socket'
import { type Attempt, listenInFolder } from './lock-file'

export interface LockOptions {
  /** ms since 1970; said to whoever asks for the owner. */
  readonly now: () => number
  /** How long to wait for another writer to let go, ms: Koishi may open a plugin anew before the old one has closed. */
  readonly patience: number
}

/** Pauses between two attempts, ms; random, so that two that start together do not stay in step. */
const PAUSE = { from: 20, to: 100 }

/**
 * @returns how to let go
 * @throws StorageError `in-use`, `in-use-by-unknown`, `lock-failed`
 */
export async function lockFolder(directory: string, { now, patience }: LockOptions): Promise<() => Promise<void>> {
  const owner: Owner = { pid: process.pid, host: hostname(), since: new Date(now()).toISOString() }
  for (const end = performance.now() + patience; ; ) {
    const taken = await attempt(directory, owner)
    if ('close' in taken) return taken.close
    if (performance.now() >= end) throw inUse(directory, taken.owner)
    await wait(randomInt(PAUSE.from, PAUSE.to))
  }
}

async function attempt(directory: string, owner: Owner): Promise<Attempt> {
  try {
    if (process.platform === 'win32') return await listenByName(`\\\\.\\pipe\\${await nameFor(directory)}`, owner)
    const inFolder = await listenInFolder(directory, owner)
    if (inFolder !== 'unsupported') return inFolder
    // Shared folders of virtual machines often hold no sockets. Linux has names for them that are in no folder.
    if (process.platform === 'linux') return await listenByName(`\0${await nameFor(directory)}`, owner)
  } catch (error) {
    throw new StorageError('lock-failed', { directory, reason: reasonOf(error) }, error)
  }
  throw new StorageError('lock-failed', { directory, reason: 'ENOTSUP' })
}

/** A name that the system gives to one listener only and frees with its process. */
async function listenByName(name: string, owner: Owner): Promise<Attempt> {
  try {
    return await listen(name, owner)
  } catch (error) {
    if (reasonOf(error) !== 'EADDRINUSE') throw error
    const answer = await answering(name)
    return { owner: answer === 'nobody' ? undefined : answer.owner }
  }
}

async function nameFor(directory: string): Promise<string> {
  const path = await realpath(directory)
  return `support-agent-${createHash('sha256').update(path).digest('hex').slice(0, 32)}`
}

function inUse(directory: string, owner: Owner | undefined): StorageError {
  if (owner === undefined) return new StorageError('in-use-by-unknown', { directory })
  return new StorageError('in-use', { directory, pid: owner.pid, host: owner.host, since: owner.since })
}
