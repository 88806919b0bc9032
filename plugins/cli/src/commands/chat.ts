/** `chat`: a conversation in the terminal; with --jsonl a line in, a line out. */
import { createInterface } from 'node:readline'
import type { Model } from '@support-agent/diagnosis'
import { readArguments } from '../command'
import { TerminalChat } from '../conversations'
import { readRequest } from '../diagnose-line'
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
async function chatLines(model: Model): Promise<number> {
  const terminal = new TerminalChat(model)
  let at = Date.now()
  let line = 0
  let wrong = 0
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (!raw.trim()) continue
    const request = readRequest(raw)
    const user = 'wrong' in request ? undefined : userOf(raw)
    if ('wrong' in request || user === undefined) {
      wrong++
      const error = say('wrong-line', { line, what: say('wrong' in request ? request.wrong : 'no-user') })
      process.stderr.write(`${error}\n`)
      process.stdout.write(`${JSON.stringify({ error })}\n`)
      continue
    }
    const timed = request.at !== undefined
    at = request.at?.getTime() ?? at
    process.stdout.write(
      `${JSON.stringify(terminal.say({ user, text: request.text, at, timed, addressed: request.addressed }))}\n`,
    )
  }
  return wrong ? 1 : 0
}

function userOf(raw: string): string | undefined {
  const { user } = JSON.parse(raw) as { user?: unknown }
  return typeof user === 'string' && user ? user : undefined
}
