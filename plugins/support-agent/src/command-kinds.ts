/** Whose business a command is: the conversation's, the switches', or one that writes for whoever asks. */
import type { CommandEvent } from '@support-agent/conversation'
import { isTeachingCommand } from '@support-agent/teaching'
import type { SwitchCommand } from './commands/command'
import type { CommandId } from './route'

const SWITCHES: readonly SwitchCommand[] = ['silence', 'off', 'on', 'quiet', 'mode', 'bases', 'status']

export function isSwitch(command: CommandId): command is SwitchCommand {
  return SWITCHES.some((one) => one === command)
}

export function isOfConversation(command: CommandId): command is CommandEvent['command'] {
  const isOfStaff = command === 'reply' || command === 'end' || command === 'forget'
  return !isOfStaff && !isSwitch(command) && !isTeachingCommand(command)
}

/** Forgetting and teaching write to the store. */
export function writes(command: CommandId): boolean {
  return command === 'forget' || isTeachingCommand(command)
}
