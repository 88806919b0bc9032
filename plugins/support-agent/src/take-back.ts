/** 撤回 and 不对: an answer is deleted where the platform allows it, else corrected in a line, and kept as a false answer. */
import { type Evidence, mask } from '@support-agent/diagnosis'
import type { Platform, Target } from '@support-agent/platform'
import type { Json, Store } from '@support-agent/storage'
import type { Outbox } from './outbox'

export interface TakeBackRequest {
  readonly platform: Platform
  readonly target: Target
  /** The id of the quoted answer. */
  readonly message: string
  /** `platform:userId`. */
  readonly user: string
  readonly userId: string
  readonly isAdministrator: boolean
  readonly now: number
}

/** A case that was answered wrongly, for those who teach the bot. */
export interface FalseAnswer {
  readonly at: number
  readonly speaker: { readonly platform: string; readonly channel: string; readonly user: string }
  readonly topic?: string | undefined
  readonly evidence: readonly Evidence[]
  readonly reason: string
}

/** `deleted`: it is gone · `correct`: it stays and one line has to correct it · undefined: not theirs to take back. */
export type TakenBack = 'deleted' | 'correct' | undefined

const PREFIX = 'false-answer/'

export class TakeBack {
  private counter = 0

  constructor(
    private readonly outbox: Outbox,
    private readonly store: Store,
    /** So long the asker may take an answer back, ms; administrators always may. */
    private readonly askerMay: number,
  ) {}

  async take({ platform, target, message, user, isAdministrator, now }: TakeBackRequest): Promise<TakenBack> {
    const sent = this.outbox.sentMessage(target, message)
    if (!sent) return undefined
    const isAsker = sent.case === user && now - sent.at <= this.askerMay
    if (!isAsker && !isAdministrator) return undefined
    return (await platform.delete(target, message)) ? 'deleted' : 'correct'
  }

  /** Durable when it resolves. The words in it are masked. */
  async record(answer: FalseAnswer): Promise<void> {
    const key = `${PREFIX}${String(answer.at).padStart(15, '0')}-${this.counter++}`
    const evidence = answer.evidence.map((piece) =>
      'text' in piece ? { ...piece, text: mask(piece.text).text } : piece,
    )
    await this.store.commit([{ key, value: { ...answer, evidence } as unknown as Json }])
  }
}
