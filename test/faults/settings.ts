/** How long the fault tests go on: short by default, longer by `npm run test:faults` or FAULT_ROUNDS; where they print. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = 8

/** Set by npm while it runs a script: `npm run test:faults` takes its time, a run of all tests does not. */
const isLong = process.env.npm_lifecycle_event === 'test:faults'

/** How many processes are killed; FAULT_ROUNDS says otherwise. */
export const rounds = roundsOr(ROUNDS)

/** The same with defaults of its own. */
export function roundsOr(byDefault: number, byCommand = byDefault): number {
  return Math.max(1, Number(process.env.FAULT_ROUNDS) || (isLong ? byCommand : byDefault))
}

/** Past the test runner, which would put a stack under every line. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/**
 * A new folder that is removed at the end of the spec.
 * @param before what must happen first
 */
export function temporaryFolder(before: () => void = () => undefined): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'))
  afterAll(() => {
    before()
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
