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

/** `timeout`: no reply in time; `no-id`: accepted without naming a message; `link-lost`: the link ended before the reply. */
export type UnsureReason = 'timeout' | 'no-id' | 'link-lost'

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

/** A message as it came in, with its parts. A Koishi session is one. */
export interface ReceivedMessage extends MessageOrigin {
  readonly selfId: string
  readonly userId?: string | undefined
  readonly elements?: readonly MessageElement[] | undefined
  readonly quote?: { readonly elements?: readonly MessageElement[] | undefined } | undefined
}

export interface MessageElement {
  readonly type: string
  readonly attrs: Readonly<Record<string, unknown>>
  readonly children: readonly MessageElement[]
}

/** A file that somebody shows us: what is known of it, and a way to its bytes. */
export interface OfferedFile {
  /** As it was sent: hostile, possibly empty. */
  readonly name: string
  /** Bytes; undefined where the platform does not say. */
  readonly size?: number | undefined
  /** It belongs to the quoted message. */
  readonly quoted: boolean
  /** Asks the platform where the bytes are, within a time limit. Addresses expire: ask when they are needed. Never throws. */
  locate(): Promise<FileLocation | { readonly problem: FileProblem }>
}

/** Where bytes can be read. Whether they may be read there is for the reader to judge: addresses and paths are hostile. */
export type FileLocation =
  | { readonly kind: 'url'; readonly url: string }
  /** On the machine of the platform's client, which may be another one. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'base64'; readonly data: string }
  /** They came with the message; only whoever made the message can have put them there, not its text. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }

/**
 * `expired`: it is gone; `refused`: the platform said no; `unsupported`: this platform cannot give bytes; `unreachable`: no
 * answer in time, or no link.
 */
export type FileProblem = 'expired' | 'refused' | 'unsupported' | 'unreachable'

/** A file of ours. */
export interface OwnFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Where the same bytes lie on this machine, absolute: clients that run beside us may take nothing else. */
  readonly path: string
}

/** What became of a file of ours: like a {@link Verdict}, though platforms seldom name the message that it makes. */
export type FileVerdict = Exclude<Verdict, { kind: 'delivered' }> | { readonly kind: 'sent' }

/** A message was taken back, by whom it may be. */
export interface Recall {
  readonly target: Target
  readonly messageId: string
  /** Who had written it. */
  readonly userId?: string | undefined
  readonly operatorId?: string | undefined
}

/**
 * Our account may no longer speak in a group, or may again. The two scopes are separate: the lift of one does not end the
 * other. A mute of everyone that spares our account (an administrator) is not told.
 */
export interface Mute {
  readonly target: Target
  readonly scope: 'self' | 'everyone'
  readonly state: 'muted' | 'lifted'
  /** When it ends, in milliseconds since 1970; absent where the platform does not say. */
  readonly until?: number | undefined
}

export interface Reaction {
  readonly target: Target
  readonly messageId: string
  /** Who reacted. */
  readonly userId?: string | undefined
  /** The platform's own name of the emoji. */
  readonly emoji: string
  readonly state: 'added' | 'removed'
}

/** Our account joined a group. */
export interface Join {
  readonly target: Target
  /** Who invited or admitted it. */
  readonly operatorId?: string | undefined
}

/** Takes a handler off again. */
export type Undo = () => void

/** One chat platform. Every implementation has every member that is not optional; what a platform does not tell is simply never heard. */
export interface Platform {
  /** The value of {@link MessageOrigin.platform} that it speaks for, for example `onebot`. */
  readonly platform: string

  /** Whether a private message comes from a stranger through a shared group: there we read and never send. */
  isTemporary(origin: MessageOrigin): boolean

  /** The files of a message, its own before those of the message that it quotes. Reads no byte and asks nobody. */
  attachments(message: ReceivedMessage): Promise<readonly OfferedFile[]>

  /**
   * Sends one message, once. Never throws and never tries again; the verdict says what is known.
   * @param options.quote the id of the message to quote
   */
  deliver(
    target: Target,
    content: readonly ContentPart[],
    options?: { readonly quote?: string | undefined },
  ): Promise<Verdict>

  /** Sends one file, once, without words. Never throws and never repeats what may have arrived. Absent: it takes no files. */
  sendFile?(target: Target, file: OwnFile): Promise<FileVerdict>

  /**
   * Takes back a message of ours. Never throws.
   * @returns true only with a sign that it is gone: platforms say yes to what they did not do
   */
  delete(target: Target, messageId: string): Promise<boolean>

  onRecall(handler: (recall: Recall) => void): Undo
  onMute(handler: (mute: Mute) => void): Undo
  onReaction(handler: (reaction: Reaction) => void): Undo
  onJoin(handler: (join: Join) => void): Undo
}
