/** Makes our commands known to Koishi: for its help, its console page and other plugins that call them. */
import { Argv, type Command, type Context, h, type Next, type Session } from 'koishi'
import { COMMANDS, type SupportCommand } from './commands'
import aliases from './locales/aliases.json'
import type { CommandId } from './route'

/** Runs a command that Koishi parsed; the reply is sent by the agent. */
export type RunCommand = (session: Session, command: CommandId, text: string) => Promise<void>

/** @returns our commands by what Koishi made of them */
export function registerCommands(ctx: Context, run: RunCommand): Map<Command, CommandId> {
  const registered = new Map<Command, CommandId>()
  for (const command of COMMANDS) {
    const added = ctx
      .command(`${command.name} ${command.argument}`.trim(), { authority: command.authority })
      .usage((session) => usageOf(command, session))
      .action(async (argv, text) => {
        if (isUntouched(argv)) return argv.passOn()
        if (argv.session) await run(argv.session, command.id, typeof text === 'string' ? text : '')
        return ''
      })
    for (const alias of aliases[command.name]) addAlias(ctx, added, alias)
    registered.set(added, command.id)
  }
  return registered
}

interface UntouchedArgv extends Argv {
  readonly passOn: () => ReturnType<Next>
}

/**
 * What Koishi is told of a message that begins with a command of ours and is not for us: the command, so that it does
 * not suggest a similar one, without words, so that it evaluates nothing in them.
 * @param passOn goes on to the other plugins
 */
export function untouchedArgv(command: Command, passOn: UntouchedArgv['passOn']): UntouchedArgv {
  return { ...Argv.parse(''), command, passOn }
}

function isUntouched(argv: Argv): argv is UntouchedArgv {
  return 'passOn' in argv
}

/** Another plugin's command keeps its name: ours does without. */
function addAlias(ctx: Context, command: Command, alias: string): void {
  const other = ctx.$commander.get(alias)
  if (other && other !== command) {
    const owner = other.ctx.scope.runtime.name ?? other.name
    ctx.logger('support-agent').warn(`command "${alias}" belongs to "${owner}" (${other.name}); use "${command.name}"`)
    return
  }
  command.alias(alias)
}

/** How to use it, with examples that work when they are sent back as they stand. */
function usageOf({ name }: SupportCommand, session: Session): string {
  const prefix = h.escape(prefixInForce(session))
  const examples = [1, 2].map((i) => prefix + session.text(`commands.${name}.examples.${i}`))
  return session.text('support-agent.usage', {
    usage: session.text(`commands.${name}.usage`),
    examples: examples.join('\n'),
  })
}

/** The prefix that an example needs here: the first that is configured, none where it may be left out. */
export function prefixInForce(session: Session): string {
  const prefixes = prefixesOf(session)
  return prefixes.includes('') ? '' : (prefixes[0] ?? '')
}

/** All prefixes in force for the session; an empty list means that none is needed. */
export function prefixesOf(session: Session): string[] {
  const value: unknown = session.resolve(session.app.koishi.config.prefix)
  const list = Array.isArray(value) ? value : [value]
  return list.map((one) => (typeof one === 'string' ? one : ''))
}

/** The names by which the bot is called without a mention. */
export function nicknamesOf(session: Session): string[] {
  const value: unknown = session.resolve(session.app.koishi.config.nickname)
  const list = Array.isArray(value) ? value : [value]
  return list.filter((name): name is string => typeof name === 'string' && name !== '')
}
