/** What a command of ours is to Koishi; what it does is decided by conversation's `step`. */
import type { CommandEvent } from '@support-agent/conversation'
import type { TeachingCommand } from '@support-agent/teaching'
import type aliases from '../locales/aliases.json'

/** Commands that the shell carries out itself: those of staff, and the wish to be forgotten. */
export type DeskCommand = 'reply' | 'end' | 'forget' | SwitchCommand | TeachingCommand

/** Commands of a group's administrators: what the words behind them mean is read by manners/switch-words. */
export type SwitchCommand = 'silence' | 'off' | 'on' | 'quiet' | 'mode' | 'bases' | 'status'

export interface SupportCommand {
  readonly id: CommandEvent['command'] | DeskCommand
  /** Koishi's name, below the one root. */
  readonly name: keyof typeof aliases
  /** The declaration of its argument for Koishi's help; the text itself is read raw from the session. */
  readonly argument: '' | '[text:rawtext]'
  /** Koishi's authority level that may use it; 0 is everyone. */
  readonly authority: number
}
