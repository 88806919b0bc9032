/** The worker of {@link CheckPool}: one file at a time; it tells each step, so that the pool knows what did not return. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Check } from '../check'
import { runChecks } from './run-checks'
import type { CheckTask, Progress } from './task'

export interface WorkerJob {
  readonly task: CheckTask
  readonly settled: readonly string[]
}

export type WorkerTold = Progress | { readonly kind: 'done' }

// The list of checks is named by its module, so that tests can bring checks that misbehave.
const { CHECKS: checks } = require(workerData as string) as { CHECKS: readonly Check[] }
const tell = (told: WorkerTold) => parentPort?.postMessage(told)

parentPort?.on('message', ({ task, settled }: WorkerJob) => {
  void runChecks({ task, checks, skip: new Set(settled), now: () => performance.now(), tell }).then(() =>
    tell({ kind: 'done' }),
  )
})
