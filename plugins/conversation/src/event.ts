/** What can happen to a conversation, in words that no chat platform owns. */

import type { FileFacts } from './file-facts'

/** Whose conversation it is: one per platform, channel and user. */
export interface Speaker {
  readonly platform: string
  readonly channel: string
  readonly user: string
}

export interface MessageEvent {
  readonly kind: 'message'
  readonly text: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Whether `at` is the real time of sending, so that the time of day is evidence. */
  readonly timed: boolean
  /** A private chat, a mention of the bot, or a command: somebody waits for our word. */
  readonly addressed: boolean
  /** The bot was called by mention or name, not merely written to in private. */
  readonly called: boolean
  /** It quotes a message of the bot; platforms add a mention to that by themselves, so it does not address by itself. */
  readonly quotesBot: boolean
  /** Nobody else has spoken there since the bot's last words to this user; absent where that is not known. */
  readonly undisturbed?: boolean | undefined
  readonly pictures: number
}

/** A command of ours, its text raw as it was sent. */
export interface CommandEvent {
  readonly kind: 'command'
  readonly command: 'diagnose' | 'code' | 'checklist' | 'check' | 'why' | 'help'
  readonly text: string
  readonly at: number
  readonly timed: boolean
}

/** A file was looked at: sent with or without words, quoted, or only named. */
export interface FileEvent {
  readonly kind: 'file'
  readonly file: FileFacts
  /** What was written with it; may be empty. */
  readonly text: string
  /** What its sender said of a problem shortly before, unaddressed; absent where nothing was. */
  readonly complaint?: string | undefined
  readonly at: number
  readonly timed: boolean
  /** Somebody waits for our word: in private, by mention, or by command. */
  readonly addressed: boolean
  readonly called: boolean
}

/** Staff end the hand-over: the bot takes the conversation back. */
export interface ReliefEvent {
  readonly kind: 'relief'
  readonly at: number
}

export type Event = MessageEvent | FileEvent | CommandEvent | ReliefEvent
