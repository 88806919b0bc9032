/** Runs jobs one after another, in the order in which they came. */
export class Serial {
  private last: Promise<unknown> = Promise.resolve()

  run<T>(job: () => Promise<T>): Promise<T> {
    const turn = this.last.then(job, job)
    this.last = turn.catch(() => undefined)
    return turn
  }

  /** Resolves when every job so far has ended. */
  async idle(): Promise<void> {
    await this.last
  }
}
