/** The door between a link and all that reads it: frames that would do harm, and copies, end here and are counted. */
import { SeenMessages } from './copies'
import { Drops } from './drops'
import { type FrameFault, type FrameVerdict, judgeFrame } from './frames'
import type { Json } from './shapes'
import type { UpgradeFault } from './upgrades'

export type DropReason = FrameFault | UpgradeFault | 'copy' | 'broken-link'

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

  /**
   * @param data one frame, as the socket gives it
   * @param maxReplyBytes how large a reply may be at the moment
   * @returns undefined for a frame that must not be read any further
   */
  read(data: unknown, maxReplyBytes?: number): Json | undefined {
    const text = textOf(data)
    const verdict: FrameVerdict = text === undefined ? NOT_TEXT : judgeFrame(text, this.selfId, maxReplyBytes)
    if (verdict.fault !== undefined) {
      this.drops.add(verdict.fault)
      return undefined
    }
    if (verdict.key !== undefined && this.seen.isCopy(verdict.key, this.now())) {
      this.drops.add('copy')
      return undefined
    }
    return verdict.frame
  }
}

const NOT_TEXT: FrameVerdict = { fault: 'not-text' }

function textOf(data: unknown): string | undefined {
  if (typeof data === 'string') return data
  return Buffer.isBuffer(data) ? data.toString() : undefined
}
