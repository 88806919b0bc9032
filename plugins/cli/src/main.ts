/** The command line: the same code as the bot's, without a chat around it. */
import { type Command, UsageError } from './command'
import { chat } from './commands/chat'
import { check } from './commands/check'
import { diagnose } from './commands/diagnose'
import { evaluate } from './commands/evaluate'
import { explain } from './commands/explain'
import { knowledge } from './commands/knowledge'
import { prepare } from './commands/prepare'
import { simulate } from './commands/simulate'
import { say } from './words'

const COMMANDS: Readonly<Record<string, Command>> = {
  chat,
  check,
  diagnose,
  explain,
  knowledge,
  evaluate,
  prepare,
  simulate,
}

/** Exit codes: 0 all went well, 1 it did not, 2 it was called wrongly. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h') {
    process.stdout.write(`${say('usage')}\n`)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) {
    process.stderr.write(`${say('unknown-command', { name })}\n${say('usage')}\n`)
    return 2
  }
  try {
    return await command(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

// A reader that has seen enough (`| head`) is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  },
)
