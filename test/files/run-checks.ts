/** Every shipped check over one file of a test, with time enough for a machine that is busy. */
import { join } from 'node:path'
import { DEFAULT_CHECK_POLICY, DEFAULT_LIMITS, DEFAULT_OPENER_POLICY } from '@support-agent/file-check'
import { readSensitiveWords } from '@support-agent/knowledge-base'
import { CHECKS } from '../../plugins/file-check/src/checks'
import { runChecks } from '../../plugins/file-check/src/run/run-checks'
import type { Outcome } from '../../plugins/file-check/src/run/task'
import type { Exhibit } from './gallery'

export const KNOWLEDGE = join(__dirname, '../../knowledge')
const policy = { ...DEFAULT_CHECK_POLICY, sensitiveWords: readSensitiveWords(KNOWLEDGE) }
const limits = { ...DEFAULT_LIMITS, checkTime: 20_000 }

export async function outcomesOf({ name, bytes, size }: Exhibit): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const source = bytes ? ({ kind: 'bytes', bytes } as const) : ({ kind: 'none' } as const)
  await runChecks({
    task: { name, size, source, policy, limits, opener: DEFAULT_OPENER_POLICY },
    checks: CHECKS,
    skip: new Set(),
    now: () => performance.now(),
    tell: (progress) => {
      if (progress.kind === 'ended') outcomes.push(progress.outcome)
    },
  })
  return outcomes
}
