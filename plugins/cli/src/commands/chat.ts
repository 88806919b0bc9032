/** `chat`: a conversation in the terminal; with --jsonl a line in, a line out. */
import { createInterface } from 'node:readline'
import type { Model } from '@support-agent/diagnosis'
import { readArguments } from '../command'
import { TerminalChat } from '../conversations'
import { readRequest } from '../diagnose-line'
import { answerLines } from '../json-lines'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf } from '../knowledge'
import { say } from '../words'

export async function chat(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, { ...KNOWLEDGE_OPTIONS, jsonl: { type: 'boolean', default: false } })
  const model = modelOf(loadChosen(values).knowledge)
  return values.jsonl ? chatLines(model) : chatWithPerson(model)
}

async function chatWithPerson(model: Model): Promise<number> {
  const terminal = new TerminalChat(model)
  const input = createInterface({ input: process.stdin, output: process.stdout, prompt: '> ' })
  process.stdout.write(`${say('chat.welcome')}\n`)
  input.prompt()
  for await (const text of input) {
    const { reply } = terminal.say({ user: 'you', text, at: Date.now(), timed: true, addressed: true })
    if (reply !== null) process.stdout.write(`${reply}\n`)
    input.prompt()
  }
  return 0
}

/** A missing `at` is the line before's; the first's is now. */
function chatLines(model: Model): Promise<number> {
  const terminal = new TerminalChat(model)
  let at = Date.now()
  return answerLines((line) => {
    const request = readRequest(line)
    if ('wrong' in request) return request
    const user = userOf(line)
    if (user === undefined) return { wrong: 'no-user' }
    const { text, addressed } = request
    at = request.at?.getTime() ?? at
    return terminal.say({ user, text, at, timed: request.at !== undefined, addressed })
  })
}

function userOf(raw: string): string | undefined {
  const { user } = JSON.parse(raw) as { user?: unknown }
  return typeof user === 'string' && user ? user : undefined
}
