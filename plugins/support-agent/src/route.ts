/** What a message is to us, before anything is read from a store: a command, words for the bot, chatter, or not ours. */
import type { SupportCommand } from './commands'
import type { Incoming } from './incoming'
import { switchCommandIn } from './manners/switch-words'

export type CommandId = SupportCommand['id']

export type Route =
  /** Another plugin's business; it passes untouched. */
  | { readonly kind: 'pass' }
  | {
      readonly kind: 'command'
      readonly command: CommandId
      /** What stands behind the command. */
      readonly text: string
      /** The whole, without the prefix. */
      readonly said: string
      readonly addressed: boolean
    }
  /** A command word without mention or prefix: a command only when what follows concerns us. */
  | { readonly kind: 'perhaps-command'; readonly command: CommandId; readonly text: string }
  | { readonly kind: 'message'; readonly text: string; readonly addressed: boolean }

export interface CommandWords {
  /** Our command that the text begins with, and the raw rest; `foreign` for a command of somebody else. */
  find(text: string): { readonly command: CommandId; readonly rest: string } | 'foreign' | undefined
}

/** These belong to Koishi's help, whatever stands before them. */
const HELP_OPTIONS = new Set(['-h', '--help'])

/** @param prefixes command prefixes in force here; an empty one means that a bare word may be a command */
export function routeOf(incoming: Incoming, prefixes: readonly string[], words: CommandWords): Route {
  const { text, isDirect, mentioned } = incoming
  const addressed = isDirect || mentioned
  const prefix = [...prefixes].sort((a, b) => b.length - a.length).find((one) => one !== '' && text.startsWith(one))
  const body = prefix === undefined ? text : text.slice(prefix.length).trimStart()
  const mayBeCommand = addressed || prefix !== undefined || prefixes.includes('') || prefixes.length === 0
  const found = mayBeCommand ? words.find(body) : undefined

  if (found === 'foreign') return { kind: 'pass' }
  if (found) {
    if (HELP_OPTIONS.has(found.rest)) return { kind: 'pass' }
    const { command, rest } = found
    if (addressed || prefix !== undefined) return { kind: 'command', command, text: rest, said: body, addressed: true }
    return { kind: 'perhaps-command', command, text: rest }
  }
  // "/闭嘴10分钟": no blank ends the word of the command.
  const command = prefix === undefined ? undefined : switchCommandIn(body)
  if (command) return { kind: 'command', command, text: '', said: body, addressed: true }
  // A prefix without a command of anybody is a slip of a command, for Koishi to suggest one.
  if (prefix !== undefined && !addressed) return { kind: 'pass' }
  if (addressed) return { kind: 'message', text: withQuoted(incoming), addressed }
  // Said to people, the name of a command tells nothing: what stands behind it does.
  const named = words.find(text)
  return { kind: 'message', text: (typeof named === 'object' && named.rest) || text, addressed }
}

/** "@bot 看看这个" on somebody's message asks about that message. */
function withQuoted({ text, quote, mentioned, isDirect }: Incoming): string {
  if (!quote || quote.byBot || !(mentioned || isDirect)) return text
  return text.length <= LONGEST_POINTER && quote.text ? `${text}\n${quote.text}`.trim() : text
}

/** Words up to this length may only point at the quoted message; longer ones tell a problem themselves. */
const LONGEST_POINTER = 12
