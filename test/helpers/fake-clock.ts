/** A clock that stands still until it is told to move, for everything that waits. */
import type { Clock } from '../../plugins/support-agent/src/scheduler'

export class FakeClock implements Clock {
  private jobs: { at: number; job: () => void }[] = []

  /** @param time milliseconds since the epoch */
  constructor(private time = 0) {}

  now(): number {
    return this.time
  }

  after(delay: number, job: () => void): () => void {
    const entry = { at: this.time + delay, job }
    this.jobs.push(entry)
    return () => {
      this.jobs = this.jobs.filter((other) => other !== entry)
    }
  }

  /** Jobs that still wait. */
  get waiting(): number {
    return this.jobs.length
  }

  /** When the next job falls due. */
  get nextAt(): number | undefined {
    return this.jobs.length ? Math.min(...this.jobs.map(({ at }) => at)) : undefined
  }

  /** Moves on, running what falls due in its order. */
  advance(ms: number): void {
    const end = this.time + ms
    for (;;) {
      const next = this.jobs.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.jobs = this.jobs.filter((other) => other !== next)
      this.time = Math.max(this.time, next.at)
      next.job()
    }
    this.time = end
  }

  /** Jumps, to the past as well; nothing falls due. */
  set(time: number): void {
    this.time = time
  }
}
