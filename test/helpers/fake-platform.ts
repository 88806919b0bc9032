/** A platform that follows a script: it keeps what it is given, answers as a test says, and tells what a test wants told. */
import type { Join, Mute, Platform, Recall, Target, Verdict } from '@support-agent/platform'
import type { FakeClock } from './fake-clock'

export interface Delivery {
  readonly at: number
  readonly channel: string
  readonly text: string
  readonly quote: string | undefined
}

/** A group of the fake platform, as one of our accounts sees it. */
export function groupTarget(group: string): Target {
  return { platform: 'p', selfId: 'me', channelId: group, guildId: group }
}

export class FakePlatform implements Platform {
  /** In order. */
  readonly sent: Delivery[] = []
  /** What was asked to be taken back. */
  readonly deleted: string[] = []
  /** Whether taking back works. */
  deletes = true
  private readonly handlers = {
    recall: new Set<(recall: Recall) => void>(),
    mute: new Set<(mute: Mute) => void>(),
    join: new Set<(join: Join) => void>(),
  }

  /** @param verdictOf what becomes of a message; without one it is delivered as `m1`, `m2` and so on */
  constructor(
    private readonly clock: FakeClock,
    private readonly verdictOf?: (delivery: Delivery) => Verdict | undefined,
    readonly platform = 'p',
  ) {}

  isTemporary({ isDirect, guildId }: Parameters<Platform['isTemporary']>[0]): boolean {
    return isDirect && Boolean(guildId)
  }

  async attachments(): Promise<[]> {
    return []
  }

  async deliver({ channelId }: Target, content: Parameters<Platform['deliver']>[1], options: { quote?: string } = {}) {
    const text = content.map((part) => (part.type === 'text' ? part.text : '')).join('')
    const delivery = { at: this.clock.now(), channel: channelId, text, quote: options.quote }
    this.sent.push(delivery)
    return this.verdictOf?.(delivery) ?? ({ kind: 'delivered', messageIds: [`m${this.sent.length}`] } as const)
  }

  async delete(_: Target, messageId: string): Promise<boolean> {
    this.deleted.push(messageId)
    return this.deletes
  }

  onRecall(handler: (recall: Recall) => void) {
    return kept(this.handlers.recall, handler)
  }

  onMute(handler: (mute: Mute) => void) {
    return kept(this.handlers.mute, handler)
  }

  onJoin(handler: (join: Join) => void) {
    return kept(this.handlers.join, handler)
  }

  onReaction() {
    return () => {}
  }

  /** The platform tells of a recall. */
  recall(recall: Recall): void {
    for (const handler of this.handlers.recall) handler(recall)
  }

  mute(mute: Mute): void {
    for (const handler of this.handlers.mute) handler(mute)
  }

  join(join: Join): void {
    for (const handler of this.handlers.join) handler(join)
  }
}

/** Lets time pass second by second, so that what was sent is answered in between. */
export async function pass(clock: FakeClock, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1_000) {
    await new Promise(setImmediate)
    clock.advance(Math.min(1_000, left))
  }
  await new Promise(setImmediate)
}

function kept<T>(handlers: Set<(told: T) => void>, handler: (told: T) => void): () => void {
  handlers.add(handler)
  return () => void handlers.delete(handler)
}
