/** How long the fault tests go on: short by default, longer with FAULT_ROUNDS; and where they print their counts. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROUNDS = 8

/** How many processes are killed; FAULT_ROUNDS says otherwise. */
export const rounds = roundsOr(ROUNDS)

/** The same with a default of its own. */
export function roundsOr(byDefault: number): number {
  return Math.max(1, Number(process.env.FAULT_ROUNDS) || byDefault)
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
