/** Holds what was played against its chat, or writes it into the file where an update is asked for. */
import { readFileSync, writeFileSync } from 'node:fs'
import { type Chat, parseChat } from './chat'
import { expectedLines, type Played, playedLines, rewriteChat } from './chat-match'

/**
 * A comparison that fails names the lines that differ.
 * @param path the chat's file, which `UPDATE_CHATS=1` rewrites; without it nothing is ever written
 */
export function compareChat(chat: Chat, played: readonly Played[], path?: string): void {
  if (process.env.UPDATE_CHATS && path !== undefined) {
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, rewriteChat(text, parseChat(text, path), played))
    return
  }
  const said = chat.turns.filter((turn) => turn.kind === 'says')
  const side = (lines: typeof playedLines) =>
    said.flatMap((turn, i) => [`${turn.name}: ${turn.text}`, ...lines(turn, played[i] ?? { replies: [] })])
  expect(side(playedLines)).toEqual(side(expectedLines))
}
