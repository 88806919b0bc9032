/** Tells the operators of trouble, a kind at most once in a while; everything else is in the log. */
import { type Line, plainReply, render } from '@support-agent/conversation'
import type { Scheduler } from './scheduler'

export class OperatorDesk {
  private readonly last = new Map<string, number>()

  constructor(
    private readonly scheduler: Scheduler,
    /** Reaches the first operator who can be reached. */
    private readonly notify: (text: string) => Promise<void>,
    /** Between two words on one kind of trouble, ms. */
    private readonly gap: number,
  ) {}

  /** @param kind of trouble, with what it is about */
  tell(kind: string, words: Line): void {
    const now = this.scheduler.now()
    if (now - (this.last.get(kind) ?? Number.NEGATIVE_INFINITY) < this.gap) return
    for (const [old, at] of this.last) if (now - at >= this.gap) this.last.delete(old)
    this.last.set(kind, now)
    void this.notify(plainReply(render([words], 'zh-CN')))
  }
}
