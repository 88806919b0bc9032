/** Learns the words' weights beside the bot, in a worker, so that nobody waits for it. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { LearnedWeights, WeightTraining } from '@support-agent/diagnosis'

/** Starts training; `cancel` ends it, after which `weights` never settles. */
export function trainInWorker(training: WeightTraining): { weights: Promise<LearnedWeights>; cancel(): void } {
  const worker = new Worker(join(__dirname, 'train-worker.ts'), {
    workerData: training,
    execArgv: ['-r', require.resolve('esbuild-register')],
  })
  // A bot that ends does not wait for its training.
  worker.unref()
  const weights = new Promise<LearnedWeights>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  return { weights, cancel: () => void worker.terminate() }
}
