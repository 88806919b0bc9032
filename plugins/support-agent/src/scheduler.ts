/** The one place that waits: named jobs on a clock that can be replaced, gone with the plugin. */

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Runs `job` once after `delay` milliseconds; returns how to cancel. */
  after(delay: number, job: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(delay, job) {
    const timer = setTimeout(job, delay)
    // Waiting must not keep a finished process alive.
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** setTimeout takes no longer delay. */
const LONGEST_WAIT = 2 ** 31 - 1

export class Scheduler {
  private readonly jobs = new Map<string, () => void>()
  private disposed = false

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now()
  }

  /** Runs `job` at `time`; a second job of the same name replaces the first. */
  at(name: string, time: number, job: () => void): void {
    if (this.disposed) return
    this.cancel(name)
    const wait = Math.max(0, time - this.clock.now())
    const cancel = this.clock.after(Math.min(wait, LONGEST_WAIT), () => {
      this.jobs.delete(name)
      if (wait > LONGEST_WAIT) this.at(name, time, job)
      else job()
    })
    this.jobs.set(name, cancel)
  }

  cancel(name: string): void {
    this.jobs.get(name)?.()
    this.jobs.delete(name)
  }

  /** Cancels everything that waits; nothing can be added after it. */
  dispose(): void {
    this.disposed = true
    for (const name of [...this.jobs.keys()]) this.cancel(name)
  }
}
