/** What every command of the command line is, and how it reads its arguments. */
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { say } from './words'

/** Takes the arguments after its name; resolves to the exit code. */
export type Command = (args: readonly string[]) => Promise<number>

/** Called wrongly; the message is for the user. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** @throws UsageError naming what was wrong in the language of the terminal, with the usage */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  return parseArgs({ args: checkedArguments(args, options), options, allowPositionals: true, strict: true })
}

/** Every value tied to its option, so that `--size -1` is a value and not another option; Node says what is wrong in English only. */
function checkedArguments(args: readonly string[], options: Options): string[] {
  const { tokens } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false, tokens: true })
  const tied: string[] = []
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const { name, rawName, value, inlineValue } = token
    const type = Object.hasOwn(options, name) ? options[name]?.type : undefined
    if (type === undefined) throw wrong('unknown-option', rawName)
    if (type === 'boolean' && value !== undefined) throw wrong('option-without-value', rawName)
    if (type === 'string' && (value === undefined || (!inlineValue && isOption(value, options)))) {
      throw wrong('option-needs-value', rawName)
    }
    tied.push(value === undefined ? `--${name}` : `--${name}=${value}`)
  }
  return [...tied, '--', ...positionals]
}

function isOption(value: string, options: Options): boolean {
  return value === '--' || (value.startsWith('--') && Object.hasOwn(options, value.slice(2).split('=')[0] ?? ''))
}

function wrong(key: 'unknown-option' | 'option-needs-value' | 'option-without-value', option: string): UsageError {
  return new UsageError(`${say('wrong-arguments', { what: say(key, { option }) })}\n${say('usage')}`)
}
