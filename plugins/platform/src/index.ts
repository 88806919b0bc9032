/** What a chat platform can do, in neutral words, so that nothing above this room names a protocol. */

/**
 * What became of something said. Only `delivered` and `unsure` count as spoken: an `unsure` message may be on
 * everybody's screen, so it must never be sent again.
 */
export type Verdict =
  /** The platform named the messages it made, in order; at least one. */
  | { readonly kind: 'delivered'; readonly messageIds: readonly string[] }
  /** Nobody knows: it may have arrived. */
  | { readonly kind: 'unsure'; readonly why: UnsureReason }
  /** It certainly did not arrive. `code` and `wording` are the platform's own, for the operator, never for the chat. */
  | {
      readonly kind: 'refused'
      readonly reason: RefusedReason
      readonly code?: number | undefined
      readonly wording?: string | undefined
    }
  /** We are muted there. `until` is in milliseconds since 1970, absent where the platform does not say. */
  | { readonly kind: 'muted'; readonly until?: number | undefined }

/** `timeout`: no reply in time; `no-id`: accepted without naming a message. */
export type UnsureReason = 'timeout' | 'no-id'

/** `offline`: no link; `rejected`: the platform said no; `empty`: nothing to say; `vetoed`: another plugin stopped it. */
export type RefusedReason = 'offline' | 'rejected' | 'empty' | 'vetoed'

/** Where to speak: one channel as one of our accounts sees it. */
export interface Target {
  readonly platform: string
  /** Our own account there. */
  readonly selfId: string
  readonly channelId: string
  /** The group that the channel belongs to; absent in a private chat. */
  readonly guildId?: string | undefined
}

/** A piece of one message. Text is plain: nothing in it is read as mark-up or code. */
export type ContentPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'mention'; readonly userId: string }

/** The part of an incoming message that tells where it came from. A Koishi session is one. */
export interface MessageOrigin {
  readonly platform: string
  readonly isDirect: boolean
  readonly guildId?: string | undefined
}

/**
 * One chat platform. Further abilities join here, each as a member that every implementation has: reading
 * attachments (`attachments(origin)`), taking back a message (`delete`), and hearing of recalls, mutes and
 * reactions (`onRecall`, `onMute`, `onReaction`, each returning its own undo).
 */
export interface Platform {
  /** The value of {@link MessageOrigin.platform} that it speaks for, for example `onebot`. */
  readonly platform: string

  /** Whether a private message comes from a stranger through a shared group: there we read and never send. */
  isTemporary(origin: MessageOrigin): boolean

  /**
   * Sends one message, once. Never throws and never tries again; the verdict says what is known.
   * @param options.quote the id of the message to quote
   */
  deliver(
    target: Target,
    content: readonly ContentPart[],
    options?: { readonly quote?: string | undefined },
  ): Promise<Verdict>
}
