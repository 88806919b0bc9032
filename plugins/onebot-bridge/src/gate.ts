/** The door between a link and the adapter: frames that would harm it, and copies, end here and are counted. */
import { SeenMessages } from './copies'
import { Drops } from './drops'
import { type FrameFault, judgeFrame } from './frames'
import type { UpgradeFault } from './upgrades'

export type DropReason = FrameFault | UpgradeFault | 'copy' | 'broken-link'

type Listener = (event: { readonly data?: unknown }) => void

/** What the gate needs of a socket: the `ws` package's and the platform's own both have it. */
export interface Listening {
  addEventListener: unknown
}

export class Gate {
  readonly drops: Drops<DropReason>
  private readonly seen = new SeenMessages()

  constructor(
    private readonly selfId: string,
    say: (reason: DropReason, count: number) => void,
    private readonly now: () => number,
  ) {
    this.drops = new Drops(say, now)
  }

  /** Whether the adapter may read this frame. */
  admits(data: unknown): boolean {
    const reason = this.faultOf(data)
    if (reason !== undefined) this.drops.add(reason)
    return reason === undefined
  }

  /**
   * Puts the gate in front of every listener for messages that is added from now on. A link without a listener for
   * errors ends the process at the first broken frame, so it gets one.
   * @param isCurrent whether a lost link still matters; a link that was replaced must not take the new one down
   */
  guard<Socket extends Listening>(socket: Socket, isCurrent: () => boolean): Socket {
    const add = socket.addEventListener
    if (typeof add !== 'function') throw new TypeError('not a socket')
    const listen = (type: string, listener: Listener): void => add.call(socket, type, listener)
    listen('error', () => this.drops.add('broken-link'))
    const guarded = (type: string, listener: Listener): void =>
      listen(type, (event) => {
        if (type === 'message' ? this.admits(event.data) : type !== 'close' || isCurrent()) listener(event)
      })
    Object.defineProperty(socket, 'addEventListener', { value: guarded, configurable: true })
    return socket
  }

  private faultOf(data: unknown): DropReason | undefined {
    const text = textOf(data)
    if (text === undefined) return 'not-text'
    const verdict = judgeFrame(text, this.selfId)
    if (verdict.fault !== undefined) return verdict.fault
    return verdict.message !== undefined && this.seen.isCopy(verdict.message, this.now()) ? 'copy' : undefined
  }
}

function textOf(data: unknown): string | undefined {
  if (typeof data === 'string') return data
  return Buffer.isBuffer(data) ? data.toString() : undefined
}
