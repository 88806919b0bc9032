/** Starts a child that teaches, and has a ledger listen to it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { EditLedger } from './edit-audit'

export interface TeachingChild {
  readonly process: ChildProcess
  /** Resolves when the journal is open, or the process has ended without. */
  readonly open: Promise<void>
  /** Resolves when the process has ended and all it said was heard. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

export function startTeaching(
  script: string,
  settings: { directory: string; run: string; space?: number },
  ledger: EditLedger,
): TeachingChild {
  const child = spawn(process.execPath, [script, JSON.stringify({ space: 0, ...settings })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const read = new Promise<void>((resolve) => lines.on('close', resolve))
  const open = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      if (line === 'open') resolve()
      else ledger.hear(line)
    })
    void read.then(resolve)
  })
  const ended = new Promise<Awaited<TeachingChild['ended']>>((resolve) => {
    child.on('exit', (code, signal) => void read.then(() => resolve({ code, signal })))
  })
  return { process: child, open, ended }
}

/** ms after the start, spread evenly by the golden ratio: no moment is met twice, none is left out. */
export function momentOf(round: number, longest: number): number {
  return ((round * 0.618_033_988_75) % 1) * longest
}
