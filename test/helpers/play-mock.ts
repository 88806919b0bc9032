/** Plays chats through Koishi with its mock bot: an application for each kind of staff, a group and people for each chat. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mode } from '@support-agent/conversation'
import { h, type Session } from 'koishi'
import type { Config } from 'koishi-plugin-support-agent'
import { type Chat, type ChatHead, IN_PRIVATE, OPERATOR, STAFF, TYPING, toStaff } from './chat'
import type { Played } from './chat-match'
import { BOT, wireMessage } from './elements'
import { contentOf } from './file-contents'
import { type Incoming, openStage, type Stage } from './koishi-stage'

export interface MockPlayer {
  /** @param name keeps its people apart from those of other chats */
  play(chat: Chat, name: string): Promise<Played[]>
  close(): Promise<void>
}

/** Where chats and their knowledge are. */
const CHATS = join(__dirname, '../conversations')
/** Those who take over, by account and by channel. */
const HELPER = 'helper'
const DESK = 'desk'
/** Who may switch. */
const KEEPER = 'keeper'
const ACCOUNTS: Readonly<Record<string, string>> = { bot: BOT, [STAFF]: HELPER, [OPERATOR]: KEEPER }

export async function openMockPlayer(): Promise<MockPlayer> {
  let mode: Mode = 'confident'
  let prefix = ''
  let bases: string[] = []
  const folder = mkdtempSync(join(tmpdir(), 'chats-'))
  const stages = new Map<string, Promise<Stage>>()
  const stageFor = ({ head: { staff, knowledge }, turns }: Chat, name: string): Promise<Stage> => {
    const restarts = turns.some(({ kind }) => kind === 'restarts')
    // What is taught in one chat must not be known in another.
    const key = JSON.stringify([staff, restarts, knowledge && name])
    const known = stages.get(key)
    if (known) return known
    const stage = openStage({
      prefix: (_: Session) => [prefix],
      ...(knowledge && { knowledge: join(CHATS, knowledge) }),
      config: {
        mode: () => mode,
        bases: () => bases,
        administrators: [`mock:${KEEPER}`],
        data: restarts ? join(folder, String(stages.size)) : '',
        staff: staff ? [staff.place === 'user' ? `mock:${HELPER}` : `mock:#${DESK}`] : [],
        staffHours: staff?.hours ?? '',
        ...(knowledge && { teaching: { exports: join(folder, 'exports') } as Config['teaching'] }),
      },
    })
    stages.set(key, stage)
    return stage
  }
  return {
    async play(chat, name) {
      mode = chat.head.mode
      prefix = chat.head.prefix
      bases = [...(chat.head.bases ?? [])]
      const stage = await stageFor(chat, name)
      stage.clock.set(chat.head.clock)
      return playOn(stage, chat, name)
    },
    async close() {
      for (const stage of stages.values()) await (await stage).close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A message that can be quoted. */
interface Quotable {
  readonly id: string
  readonly content: readonly h[]
}

async function playOn(stage: Stage, { head, turns }: Chat, chatName: string): Promise<Played[]> {
  const played: Played[] = []
  const latest = new Map<string, Quotable>()
  /** By channel: people quote what the bot said where they are. */
  const ofBot = new Map<string, Quotable>()
  const userOf = (name: string) => ACCOUNTS[nameOf(name)] ?? `${chatName}/${nameOf(name)}`
  const desk = head.staff?.place === 'channel' ? DESK : `private:${HELPER}`
  for (const [i, turn] of turns.entries()) {
    if (turn.kind === 'waits') {
      stage.clock.advance(turn.ms)
      // What fell due may write.
      await new Promise(setImmediate)
      continue
    }
    if (turn.kind === 'restarts') {
      stage.restart()
      continue
    }
    const { elements, quotes } = wireMessage(turn.text, userOf)
    const content = elements.map((element) => (element.type === 'file' ? carriedFile(element) : element))
    const place = placeOf(turn.name, head, chatName)
    const channel = place.group ?? `private:${userOf(turn.name)}`
    const quoted = quotes === 'bot' ? ofBot.get(channel) : latest.get(quotes ?? '')
    const id = `${chatName}-${i}`
    const { replies } = await stage.say({
      ...{ user: userOf(turn.name), name: nameOf(turn.name), ...place, content, id },
      quote:
        quotes === undefined ? undefined : { user: userOf(quotes), content: quoted?.content ?? [], id: quoted?.id },
    })
    latest.set(turn.name, { id, content })
    stage.clock.advance(TYPING)
    for (const { id: sent, text, channelId } of replies) ofBot.set(channelId, { id: sent, content: [h.text(text)] })
    played.push({ replies: replies.map(({ channelId, text }) => (channelId === desk ? toStaff(text) : text)) })
  }
  return played
}

/** Without where they speak. */
function nameOf(name: string): string {
  return name.split('@')[0] ?? name
}

type Place = Pick<Incoming, 'group' | 'through' | 'role'>

function placeOf(name: string, { channel, staff, administrators = [] }: ChatHead, chatName: string): Place {
  if (name === STAFF) return { group: staff?.place === 'channel' ? DESK : undefined }
  const [, elsewhere] = name.split('@')
  if (elsewhere === IN_PRIVATE) return {}
  return {
    group: channel === 'group' ? (elsewhere ? `${chatName}/${elsewhere}` : chatName) : undefined,
    through: channel === 'temporary' ? chatName : undefined,
    role: administrators.includes(name) ? 'admin' : undefined,
  }
}

/** A platform without a bridge carries the bytes in the message. */
function carriedFile({ attrs }: h): h {
  const bytes = Buffer.from(contentOf(String(attrs.content)))
  const src = `data:application/octet-stream;base64,${bytes.toString('base64')}`
  return h('file', { src, title: attrs.name, size: bytes.length })
}
