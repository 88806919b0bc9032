/** Tells the operators of trouble, a kind at most once in a while; everything else is in the log. */
import { type Line, plainReply, render } from '@support-agent/conversation'
import type { Scheduler } from './scheduler'

export interface OperatorDeskSettings {
  /** Reaches the first operator who can be reached. */
  readonly notify: (text: string) => Promise<void>
  /** Words that never leave, masked here too. */
  readonly clean: (text: string) => string
  /** Between two words on one kind of trouble, ms. */
  readonly gap: number
}

export class OperatorDesk {
  private readonly last = new Map<string, number>()

  constructor(
    private readonly scheduler: Scheduler,
    private readonly settings: OperatorDeskSettings,
  ) {}

  /** @param kind of trouble, with what it is about */
  tell(kind: string, words: Line): void {
    const { gap } = this.settings
    const now = this.scheduler.now()
    if (now - (this.last.get(kind) ?? Number.NEGATIVE_INFINITY) < gap) return
    for (const [old, at] of this.last) if (now - at >= gap) this.last.delete(old)
    this.last.set(kind, now)
    this.announce(render([words], 'zh-CN'))
  }

  /** What they should know each time it happens. */
  announce(text: string): void {
    const { notify, clean } = this.settings
    void notify(clean(plainReply(text)))
  }
}
