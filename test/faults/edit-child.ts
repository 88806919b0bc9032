/**
 * Teaches in a process of its own, to be killed or to meet a dying disk: the bot's own journal on a durable store. Says
 * `open`, then what `teach` says; exit code 3 after a rejection, 4 when the store cannot be opened.
 */
import { openDurableStore } from '@support-agent/storage'
import { Journal } from '../../plugins/teaching/src/journal'
import { dyingFiles } from './dying-files'
import { teach } from './edit-work'

interface Settings {
  readonly directory: string
  /** A name that no other run has. */
  readonly run: string
  /** Bytes until the disk is full; 0: endless. */
  readonly space: number
}

/** Edits that are wanted at the same time. */
const LANES = 3
/** So small that every run meets many snapshots. */
const COMPACT_AFTER = 8_000
const REJECTED = 3
const NOT_OPEN = 4

async function main({ directory, run, space }: Settings): Promise<void> {
  const files = space > 0 ? { files: dyingFiles(space) } : {}
  const options = { directory, now: Date.now, compactAfter: COMPACT_AFTER, patience: 0, ...files }
  const store = await openDurableStore(options).catch(() => process.exit(NOT_OPEN))
  const journal = new Journal(store, Date.now)
  await journal.restore()
  say('open')
  const lanes = Array.from({ length: LANES }, (_, lane) => teach(journal, `${run}-${lane}`, say))
  if ((await Promise.all(lanes)).includes(false)) process.exitCode = REJECTED
}

/** A pipe is written before this returns, so that nothing is said twice or too late. */
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main(JSON.parse(process.argv[2] ?? '{}') as Settings)
