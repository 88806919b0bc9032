/**
 * One append-only log on disk for the whole store, with snapshots: what a commit has resolved for survives a crash and a
 * power cut. Readers are served from memory.
 */
import { resolve } from 'node:path'
import { Claims } from '../claims'
import { type Files, nodeFiles } from '../files'
import { StorageError, type StorageEvent, writeError } from '../problem'
import { ClosedError, type Store } from '../store'
import { copyEntry, type Table } from '../table'
import { undisturbed, Watchers } from '../watchers'
import { MIGRATIONS, type Migrations } from './durable/format'
import { readFolder } from './durable/layout'
import { removeLeftovers } from './durable/leftovers'
import { type Loaded, load } from './durable/load'
import { lockFolder } from './durable/lock'
import { Log } from './durable/log'
import { Maintenance } from './durable/maintenance'
import { migrateFolder } from './durable/migrate'
import { Writer } from './durable/writer'

export interface DurableOptions {
  /** Made when it is not there. Everything in it belongs to the store. */
  readonly directory: string
  /** ms since 1970; claims run out by it. */
  readonly now: () => number
  /** Snapshots that are kept; default 3, at least 1. */
  readonly generations?: number
  /** Bytes of log, at least, between two snapshots; default 4 MiB. */
  readonly compactAfter?: number
  /** How long to wait for another writer to close, ms; default 2,000. */
  readonly patience?: number
  /** Told what an operator may want to know. */
  readonly onEvent?: (event: StorageEvent) => void
  readonly files?: Files
  readonly migrations?: Migrations
}

const GENERATIONS = 3
const COMPACT_AFTER = 4 * 1024 * 1024
const PATIENCE = 2_000

/**
 * @throws StorageError when somebody else writes in the folder, when files are damaged, or of another version
 */
export async function openDurableStore(options: DurableOptions): Promise<Store> {
  const { now, files = nodeFiles, patience = PATIENCE } = options
  const directory = resolve(options.directory)
  await files.makeFolder(directory).catch((cause: unknown) => {
    throw writeError(cause, directory)
  })
  const release = await lockFolder(directory, { now, patience })
  try {
    return await openLocked({ ...options, directory }, files, release)
  } catch (error) {
    await release()
    throw error instanceof StorageError ? error : writeError(error, directory)
  }
}

async function openLocked(options: DurableOptions, files: Files, release: () => Promise<void>): Promise<Store> {
  const { directory, migrations = MIGRATIONS } = options
  const onEvent = (event: StorageEvent) => undisturbed(() => options.onEvent?.(event))
  await removeLeftovers(files, directory)
  await migrateFolder(files, directory, migrations, onEvent)
  const folder = await readFolder(files, directory)
  const loaded = await load(files, directory, folder)
  const { table, sequence, snapshotBytes, logBytes, last, torn } = loaded
  const log = await openLog(files, directory, loaded, Math.max(0, ...folder.logs, ...folder.snapshots))
  if (torn) onEvent({ code: 'torn-line-cut', params: torn })

  const watchers = new Watchers()
  const writer: Writer = new Writer({
    table,
    log,
    sequence,
    next: (number, after) => Log.create(files, directory, number, after),
    written(writes, bytes) {
      watchers.tell(writes)
      maintenance.grown(bytes)
    },
  })
  const { generations = GENERATIONS, compactAfter = COMPACT_AFTER } = options
  const sizes = { snapshotBytes, logBytes: last ? logBytes : 0 }
  const limits = { generations: Math.max(1, generations), compactAfter }
  const maintenance = new Maintenance({ files, directory, writer, onEvent, ...sizes, ...limits })
  return storeOf({ table, writer, maintenance, watchers, claims: new Claims(options.now), release })
}

/** The log that goes on, or the first after the newest file. */
async function openLog(files: Files, directory: string, { last, sequence }: Loaded, newest: number): Promise<Log> {
  return last
    ? Log.open(files, directory, last.number, last.length)
    : Log.create(files, directory, newest + 1, sequence)
}

interface Parts {
  readonly table: Table
  readonly writer: Writer
  readonly maintenance: Maintenance
  readonly watchers: Watchers
  readonly claims: Claims
  readonly release: () => Promise<void>
}

function storeOf({ table, writer, maintenance, watchers, claims, release }: Parts): Store {
  let closing: Promise<void> | undefined

  const open = () => {
    if (closing) throw new ClosedError()
  }

  const close = async () => {
    try {
      await maintenance.close()
      await writer.close()
    } finally {
      watchers.clear()
      table.clear()
      await release()
    }
  }

  return {
    async get(key) {
      open()
      const entry = table.get(key)
      return entry && copyEntry(entry)
    },
    async list(prefix) {
      open()
      return table.list(prefix).map(copyEntry)
    },
    async commit(changes) {
      open()
      return writer.commit(changes)
    },
    async claim(key, ttl) {
      open()
      return claims.take(key, ttl)
    },
    async purge(matches) {
      open()
      return maintenance.purge(matches)
    },
    watch(prefix, listener) {
      open()
      return watchers.add(prefix, listener)
    },
    close() {
      closing ??= close()
      return closing
    },
  }
}
