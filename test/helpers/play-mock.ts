/** Plays chats through Koishi with its mock bot: one application for all of them, a group and people for each. */
import type { Mode } from '@support-agent/conversation'
import type { Session } from 'koishi'
import type { Chat } from './chat'
import type { Played } from './chat-match'
import { BOT, wireMessage } from './elements'
import { openStage, type Stage } from './koishi-stage'

export interface MockPlayer {
  /** @param name keeps its people apart from those of other chats */
  play(chat: Chat, name: string): Promise<Played[]>
  close(): Promise<void>
}

export async function openMockPlayer(): Promise<MockPlayer> {
  let mode: Mode = 'confident'
  let prefix = ''
  const stage = await openStage({ prefix: (_: Session) => [prefix], config: { mode: () => mode } })
  return {
    async play(chat, name) {
      mode = chat.head.mode
      prefix = chat.head.prefix
      stage.clock.set(chat.head.clock)
      return playOn(stage, chat, name)
    },
    close: () => stage.close(),
  }
}

async function playOn({ say, clock }: Stage, { head, turns }: Chat, chatName: string): Promise<Played[]> {
  const played: Played[] = []
  const latest = new Map<string, string>()
  const userOf = (name: string) => (name === 'bot' ? BOT : `${chatName}/${name}`)
  for (const turn of turns) {
    if (turn.kind === 'waits') {
      clock.advance(turn.ms)
      continue
    }
    const { elements, quotes } = wireMessage(turn.text, userOf)
    const { replies } = await say({
      user: userOf(turn.name),
      group: head.channel === 'group' ? chatName : undefined,
      through: head.channel === 'temporary' ? chatName : undefined,
      content: elements,
      quote: quotes === undefined ? undefined : { user: userOf(quotes), text: latest.get(quotes) ?? '' },
    })
    latest.set(turn.name, turn.text)
    for (const { text } of replies) latest.set('bot', text)
    played.push({ replies: replies.map(({ text }) => text) })
  }
  return played
}
