/** The environment of the bot: real variables first, then `.env.local`, then `.env`, as Koishi reads them. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { accountName, type Environment, type Settings, VARIABLES } from '@support-agent/deployment'
import { parse } from 'dotenv'

/** @returns the variables of `env` and those of the files in `directory` that `env` does not have */
export function readEnvironment(directory: string, env: Environment): Environment {
  const files = ['.env', '.env.local'].map((name) => parse(textOf(resolve(directory, name))))
  return Object.assign({}, ...files, env)
}

/**
 * Puts the checked settings into `env`, where koishi.yml reads them, so that nothing unchecked gets there from a file.
 * SUPPORT_PAGE_HOST holds the HOST for which the page may be loaded: any other HOST keeps it closed.
 */
export function applySettings(env: NodeJS.ProcessEnv, settings: Settings, page: boolean): void {
  const { onebot, host, port, administrators, staff } = settings
  const values: Record<(typeof VARIABLES)[number], string> = {
    ONEBOT_SELF_ID: onebot?.selfId ?? '',
    ONEBOT_PROTOCOL: onebot?.protocol ?? '',
    ONEBOT_ENDPOINT: onebot?.endpoint ?? '',
    ONEBOT_PATH: onebot?.path ?? '',
    ONEBOT_TOKEN: onebot?.token ?? '',
    PORT: String(port),
    HOST: host,
    ADMINISTRATORS: administrators.map(accountName).join(','),
    STAFF: staff.map(accountName).join(','),
  }
  for (const variable of VARIABLES) env[variable] = values[variable]
  env.SUPPORT_PAGE_HOST = page ? host : ''
}

/** A file that is not there counts as empty. Windows editors add a mark at the head and their own line ends. */
function textOf(file: string): string {
  if (!existsSync(file)) return ''
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
}
