/** A small pool of workers: an endless loop or a crash in one check costs that check alone, and a full queue says so. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { FileReport } from '../report'
import { Collected } from './collect'
import type { CheckTask } from './task'
import type { WorkerJob, WorkerTold } from './worker'

export interface PoolSettings {
  readonly workers: number
  /** Files that may wait beside those being checked. */
  readonly queue: number
  /** The module whose `CHECKS` run. */
  readonly checks?: string
}

/** Every place in the queue is taken: try again later. */
export class PoolBusy extends Error {}

interface Job {
  readonly task: CheckTask
  readonly collected: Collected
  readonly resolve: (report: FileReport) => void
}

/** Bytes are not counted by it; the checks' own budgets bound those. */
const HEAP = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16 }
/** Opening has the time budget of the opener, and a little to start the worker. */
const STARTING = 3_000

export class CheckPool {
  private readonly waiting: Job[] = []
  private idle: Worker[] = []
  private readonly all = new Set<Worker>()
  private busy = 0
  private closed = false

  constructor(private readonly settings: PoolSettings) {}

  /** @throws {PoolBusy} at once, where the queue is full or the pool is closed */
  async check(task: CheckTask): Promise<FileReport> {
    if (this.closed || (this.busy >= this.settings.workers && this.waiting.length >= this.settings.queue)) {
      throw new PoolBusy()
    }
    return new Promise((resolve) => {
      this.waiting.push({ task, collected: new Collected(task), resolve })
      this.next()
    })
  }

  /** Ends every worker; files under way are answered with what is known of them. */
  async close(): Promise<void> {
    this.closed = true
    await Promise.all([...this.all].map((worker) => worker.terminate()))
  }

  private next(): void {
    if (this.busy >= this.settings.workers) return
    const job = this.waiting.shift()
    if (!job) return
    this.busy++
    this.run(job, this.idle.pop() ?? this.startWorker())
  }

  private startWorker(): Worker {
    const checks = this.settings.checks ?? join(__dirname, '../checks')
    const worker = new Worker(join(__dirname, 'worker.ts'), {
      workerData: checks,
      execArgv: ['-r', require.resolve('esbuild-register')],
      resourceLimits: HEAP,
    })
    worker.unref()
    this.all.add(worker)
    // Without a listener the end of an idle worker would be the end of the process.
    worker.on('error', () => {})
    worker.once('exit', () => {
      this.all.delete(worker)
      this.idle = this.idle.filter((other) => other !== worker)
    })
    return worker
  }

  /** Until the worker says that it is done, stops, or one check takes too long; what is left goes to a fresh worker. */
  private run(job: Job, worker: Worker): void {
    const { collected, task } = job
    let timer: NodeJS.Timeout | undefined
    const wait = (time: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => leave('time'), time)
    }
    const release = () => {
      clearTimeout(timer)
      worker.off('message', hear)
      worker.off('error', crashed)
      worker.off('exit', crashed)
    }
    const leave = (why: 'time' | 'crash') => {
      release()
      void worker.terminate()
      const goesOn = collected.giveUp(why) && !this.closed
      if (goesOn) this.run(job, this.startWorker())
      else this.finish(job)
    }
    const crashed = () => leave('crash')
    const hear = (told: WorkerTold) => {
      if (told.kind !== 'done') {
        collected.add(told)
        if (told.kind === 'begins') wait(task.limits.checkTime)
        return
      }
      release()
      collected.completed()
      this.idle.push(worker)
      this.finish(job)
    }
    worker.on('message', hear)
    worker.on('error', crashed)
    worker.on('exit', crashed)
    wait(task.opener.maxTime + STARTING)
    worker.postMessage({ task: collected.left(), settled: collected.settled } satisfies WorkerJob)
  }

  private finish({ collected, resolve }: Job): void {
    this.busy--
    resolve(collected.report())
    if (!this.closed) this.next()
    else for (const job of this.waiting.splice(0)) job.resolve(job.collected.report())
  }
}
