/** Runs every shipped check over one file, in this thread, as a worker of the pool does. */

import {
  type AttachmentSource,
  DEFAULT_CHECK_POLICY,
  DEFAULT_LIMITS,
  DEFAULT_OPENER_POLICY,
  type FileReport,
  type OpenerPolicy,
} from '@support-agent/file-check'
import { readSensitiveWords } from '@support-agent/knowledge-base'
import { CHECKS } from '../plugins/file-check/src/checks'
import { Collected } from '../plugins/file-check/src/run/collect'
import { runChecks } from '../plugins/file-check/src/run/run-checks'
import type { CheckTask } from '../plugins/file-check/src/run/task'

const POLICY = { ...DEFAULT_CHECK_POLICY, sensitiveWords: readSensitiveWords('knowledge') }

export interface Checked {
  readonly report: FileReport
  readonly ms: number
}

export function taskOf(name: string, source: AttachmentSource, opener: Partial<OpenerPolicy> = {}): CheckTask {
  return {
    ...{ name, size: undefined, source, policy: POLICY, limits: DEFAULT_LIMITS },
    opener: { ...DEFAULT_OPENER_POLICY, ...opener },
  }
}

export async function checkTask(task: CheckTask): Promise<Checked> {
  const collected = new Collected(task)
  const now = () => performance.now()
  const start = now()
  await runChecks({ task, checks: CHECKS, skip: new Set(), now, tell: (progress) => collected.add(progress) })
  collected.completed()
  return { report: collected.report(), ms: now() - start }
}

/** The fastest of some rounds after one to warm up. */
export async function bestOf(task: CheckTask, rounds: number): Promise<Checked> {
  let best = await checkTask(task)
  for (let round = 0; round < rounds; round++) {
    const next = await checkTask(task)
    if (next.ms < best.ms || round === 0) best = next
  }
  return best
}
