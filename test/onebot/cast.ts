/** Which chats a started bot can play, in groups and by people of their own, and the configuration that lets it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AT_ONCE } from '../helpers/at-once'
import { type Chat, type ChatHead, parseChat } from '../helpers/chat'

/** A chat with the numbers that its group and its people have on QQ. */
export interface Cast {
  readonly name: string
  readonly chat: Chat
  readonly group: number
  userOf(name: string): number
}

const CHATS = join(__dirname, '../conversations')
const FIRST_GROUP = 400_001
const FIRST_USER = 10_000_000
/** More than any chat has. */
const MOST_PEOPLE = 1_000

/** The group of those who take over, and who speaks there. */
export const DESK = 300_001
export const HELPER = 300_002

/** The chats of a folder whose heads name `onebot`. @throws Error for one that cannot be played */
export function chatsIn(folder: string): { readonly name: string; readonly chat: Chat }[] {
  const chats = readdirSync(folder)
    .filter((file) => file.endsWith('.chat'))
    .map((file) => ({
      name: file.slice(0, -'.chat'.length),
      chat: parseChat(readFileSync(join(folder, file), 'utf8'), file),
    }))
    .filter(({ chat }) => chat.head.play.includes('onebot'))
  for (const { name, chat } of chats) {
    const why = whyNot(chat)
    if (why) throw new Error(`${name} cannot be played over OneBot: ${why}`)
  }
  return chats
}

/** The chats of test/conversations that can be played over OneBot. */
export function castChats(): Cast[] {
  return chatsIn(CHATS).map(({ name, chat }, i) => castOf(name, chat, i))
}

/** @param place keeps its group and its people apart from those of other chats on the same bot */
export function castOf(name: string, chat: Chat, place: number): Cast {
  const people: string[] = []
  const userOf = (who: string) => {
    if (!people.includes(who)) people.push(who)
    return FIRST_USER + place * MOST_PEOPLE + people.indexOf(who)
  }
  return { name, chat, group: FIRST_GROUP + place, userOf }
}

/** All chats share one bot that runs in real time. */
function whyNot({ head, turns }: Chat): string | undefined {
  const { channel, staff, prefix } = head
  if (turns.some(({ kind }) => kind === 'waits')) return 'its time is real and cannot be moved'
  if (turns.some(({ kind }) => kind === 'restarts')) return 'the bot plays other chats after it'
  if (staff && (staff.place !== 'channel' || staff.hours)) return 'those who take over are a channel, at all hours'
  if (channel !== 'group' && prefix !== PREFIX) return 'the prefix may differ by group alone'
  const handsOver = turns.some((turn) => turn.kind === 'says' && turn.decision?.kind === 'hand-over')
  return handsOver && !staff ? 'somebody is there to take over' : undefined
}

const PREFIX = '/'

/**
 * The shipped configuration with the mode and the prefix of each chat in its group, and without a limit or a pause.
 * @param cache the folder with the prepared weights
 * @param further lines of the agent's settings
 */
export function configFor(
  shipped: string,
  casts: readonly Cast[],
  cache: string,
  further: readonly string[] = [],
): string {
  const prefix = byGroup(casts, ({ prefix }) => [prefix], [PREFIX])
  return [
    shipped.replace(/^prefix:\n {2}- \/$/m, `prefix: ${prefix}`).trimEnd(),
    `    mode: ${byGroup(casts, ({ mode }) => mode, 'confident')}`,
    `    cache: ${JSON.stringify(cache)}`,
    '    flood: { messages: 1000000 }',
    `    manners: ${JSON.stringify(AT_ONCE)}`,
    ...further.map((line) => `    ${line}`),
    '',
  ].join('\n')
}

/** A setting that differs by group, as Koishi writes it. */
function byGroup(casts: readonly Cast[], setting: (head: ChatHead) => unknown, otherwise: unknown): string {
  const branches = casts.map(({ chat, group }) => {
    const isThere = JSON.stringify({ $in: [{ $: 'guildId' }, [String(group)]] })
    return `{ case: ${isThere}, then: ${JSON.stringify(setting(chat.head))} }`
  })
  return `{ $switch: { branches: [${branches.join(', ')}], default: ${JSON.stringify(otherwise)} } }`
}
