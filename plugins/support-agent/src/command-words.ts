/** Which command a text begins with, by the names that Koishi knows, renamed and added ones included. */
import type { Command, Context, Session } from 'koishi'
import type { CommandId, CommandWords } from './route'

/** No command word is longer; a longer first word is never looked up. */
const LONGEST_WORD = 40

/** @param ours the commands that the plugin registered, by their Koishi command */
export function commandWords(ctx: Context, session: Session, ours: ReadonlyMap<Command, CommandId>): CommandWords {
  const lookUp = (name: string): Command | undefined =>
    name.length <= LONGEST_WORD ? ctx.$commander.resolve(name, session) : undefined
  return {
    find(text) {
      const [first, rest] = splitWord(text)
      const command = first ? lookUp(first) : undefined
      if (!command) return undefined
      const id = ours.get(command)
      if (id === undefined) return 'foreign'
      // `支持 诊断 …`: the word after the root may name a command below it.
      const [second, afterSecond] = splitWord(rest)
      const below = command.children.length && second ? lookUp(second) : undefined
      const belowId = below?.parent === command ? ours.get(below) : undefined
      return belowId === undefined ? { command: id, rest } : { command: belowId, rest: afterSecond }
    },
  }
}

function splitWord(text: string): [word: string, rest: string] {
  const end = text.search(/\s/u)
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()]
}
