/** Notices a link that is dead without having been closed: it asks for a sign of life and counts how often none came. */

/** How often within the time limit the other side is asked. */
const ASKS = 4
/** Silence of so many heartbeats is death, where the other side answers no asking. */
const HEARTBEATS = 2.5

export interface Watched {
  ping(): void
  /** It is dead. Called once. */
  lost(): void
}

/**
 * It counts askings, not milliseconds: after a pause of our own process everything that waits is read before the next asking,
 * so that a busy minute of ours is not taken for the death of the other side.
 */
export class Watchdog {
  private readonly timer: NodeJS.Timeout
  private readonly pause: number
  private unanswered = 0
  /** Askings without any sign that are borne; endless until we know a sign of life to expect. */
  private patience = Number.POSITIVE_INFINITY

  /** @param limit how long silence is borne, in milliseconds */
  constructor(
    private readonly watched: Watched,
    limit: number,
  ) {
    this.pause = limit / ASKS
    this.timer = setInterval(() => this.ask(), this.pause)
    watched.ping()
  }

  /** Anything came. */
  heard(): void {
    this.unanswered = 0
  }

  /** It answers when asked: from now on it has to. */
  answered(): void {
    this.patience = ASKS
    this.heard()
  }

  /** It announces a heartbeat every `interval` milliseconds: that is enough where it answers no asking. */
  expects(interval: number): void {
    if (this.patience !== ASKS) this.patience = Math.max(ASKS + 1, Math.ceil((HEARTBEATS * interval) / this.pause))
  }

  stop(): void {
    clearInterval(this.timer)
  }

  private ask(): void {
    this.unanswered++
    if (this.unanswered < this.patience) {
      this.watched.ping()
      return
    }
    this.stop()
    this.watched.lost()
  }
}
