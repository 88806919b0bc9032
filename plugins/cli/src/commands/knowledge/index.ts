/** `knowledge …`: what can be done with the knowledge and the edits of it. */
import { type Command, UsageError } from '../../command'
import { say } from '../../words'
import { checkAgainst } from './check-against'
import { exportToFiles } from './export'
import { restoreStore } from './restore'
import { validate } from './validate'

const ACTIONS: Readonly<Record<string, Command>> = {
  validate,
  check: checkAgainst,
  export: exportToFiles,
  restore: restoreStore,
}

export async function knowledge([action = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined
  if (!command) throw new UsageError(say('usage'))
  return command(args)
}
