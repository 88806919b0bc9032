/** A human may answer first: an unasked answer waits a while, and is not given when somebody else does. */
import type { Scheduler } from '../scheduler'

export interface WaitingAnswer {
  /** Platform and channel. */
  readonly channel: string
  readonly asker: string
  /** The question's messages. */
  readonly messages: readonly string[]
}

/** A message of the channel, as far as it matters to an answer that waits. */
export interface Overheard {
  readonly channel: string
  readonly user: string
  /** Whose message it quotes, by its id. */
  readonly quotes: string | undefined
  readonly mentions: readonly string[]
  /** It says that the matter is settled. */
  readonly settles: boolean
}

export class HumanFirst {
  private readonly waiting = new Map<string, WaitingAnswer>()

  /** @param wait ms; 0: nothing waits */
  constructor(
    private readonly wait: number,
    private readonly scheduler: Scheduler,
  ) {}

  /** Runs `give` after the wait, unless somebody was faster. */
  hold(answer: WaitingAnswer, give: () => void): void {
    if (this.wait === 0) {
      give()
      return
    }
    const job = jobOf(answer)
    this.waiting.set(job, answer)
    this.scheduler.at(job, this.scheduler.now() + this.wait, () => {
      this.waiting.delete(job)
      give()
    })
  }

  /** Another member's reply to the asker, or the asker's own "好了", ends the wait. */
  heard({ channel, user, quotes, mentions, settles }: Overheard): void {
    for (const answer of this.waiting.values()) {
      if (answer.channel !== channel) continue
      const isReply =
        user !== answer.asker &&
        ((quotes !== undefined && answer.messages.includes(quotes)) || mentions.includes(answer.asker))
      if (isReply || (settles && user === answer.asker)) this.cancel(answer)
    }
  }

  /** The question was taken back. */
  recalled(channel: string, message: string): void {
    for (const answer of this.waiting.values()) {
      if (answer.channel === channel && answer.messages.includes(message)) this.cancel(answer)
    }
  }

  /** The asker wants to be forgotten, wherever they asked. */
  forget(platform: string, asker: string): void {
    for (const answer of this.waiting.values()) {
      if (answer.asker === asker && answer.channel.startsWith(`${platform}/`)) this.cancel(answer)
    }
  }

  private cancel(answer: WaitingAnswer): void {
    this.waiting.delete(jobOf(answer))
    this.scheduler.cancel(jobOf(answer))
  }
}

function jobOf({ channel, asker, messages }: WaitingAnswer): string {
  return `human-first/${channel}/${asker}/${messages.join('/')}`
}
