/**
 * Runs a store in a process of its own, to be killed or to meet a dying disk. Says what it does, a line each:
 * `open`, `ack <n>`, `rejected <n> <code>`; exit code 3 after a rejection, 4 when the store cannot be opened.
 */
import { openDurableStore, StorageError, type Store } from '@support-agent/storage'
import { dyingFiles } from './dying-files'

interface Settings {
  readonly directory: string
  /** The first number to commit; every number once. */
  readonly from: number
  /** `hold`: only keep the store open. */
  readonly mode: 'hold' | 'commit'
  /** Bytes until the disk is full; 0: endless. */
  readonly space: number
}

/** Commits that are under way at the same time. */
const LANES = 4
/** So small that every run meets many snapshots. */
const COMPACT_AFTER = 8_000
const REJECTED = 3
const NOT_OPEN = 4

async function main({ directory, from, mode, space }: Settings): Promise<void> {
  const files = space > 0 ? { files: dyingFiles(space) } : {}
  const options = { directory, now: Date.now, compactAfter: COMPACT_AFTER, ...files }
  const store = await openDurableStore(options).catch(() => process.exit(NOT_OPEN))
  say('open')
  if (mode === 'hold') setInterval(() => undefined, 1_000)
  else await Promise.all([...Array(LANES).keys()].map((lane) => work(store, lane, from + lane)))
}

/** Two keys of its own a number, and one that each commit of the lane changes. */
async function work(store: Store, lane: number, first: number): Promise<void> {
  for (let n = first; ; n += LANES) {
    const seen = (await store.get(`lane/${lane}`))?.revision ?? 0
    const text = '发不出去'.repeat(n % 50)
    try {
      await store.commit([
        { key: `conversation/${n}`, value: { n, text } },
        { key: `case/${n}`, value: { n } },
        { key: `lane/${lane}`, value: n, expected: seen },
      ])
    } catch (error) {
      say(`rejected ${n} ${error instanceof StorageError ? error.code : String(error)}`)
      process.exitCode = REJECTED
      return
    }
    say(`ack ${n}`)
    await store.claim(`sweep/${lane}`, 5)
  }
}

/** A pipe is written before this returns, so that nothing is said twice or too late. */
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main(JSON.parse(process.argv[2] ?? '{}') as Settings)
