/** What every command of the command line is, and how it reads its arguments. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { say } from './words'

/** Takes the arguments after its name; resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

/** Called wrongly; the message is for the user. */
export class UsageError extends Error {}

/** @throws UsageError naming what was wrong, with the usage */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    const what = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new UsageError(`${say('wrong-arguments', { what: what ?? '' })}\n${say('usage')}`)
  }
}
