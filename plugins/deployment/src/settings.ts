/** The settings of one deployment, read from environment variables: either all of them, or what is wrong. */
import { type Account, parseAccounts, parseAdministrators, type UserAccount } from './accounts'
import { isAddress, isLoopback } from './hosts'
import type { Problem, Variable, Warning } from './problems'

export type Environment = Readonly<Record<string, string | undefined>>

export interface OneBotSettings {
  readonly selfId: string
  /** `ws-reverse`: they connect to us; `ws`: we connect to them. */
  readonly protocol: 'ws-reverse' | 'ws'
  /** Where to connect; present with `ws` only. */
  readonly endpoint?: string | undefined
  /** Where we listen; used by `ws-reverse`. */
  readonly path: string
  readonly token?: string | undefined
}

export interface Settings {
  /** Absent while ONEBOT_SELF_ID is not set: the bot then runs without QQ. */
  readonly onebot?: OneBotSettings | undefined
  readonly host: string
  readonly port: number
  /** The operators. */
  readonly administrators: readonly UserAccount[]
  /** People and channels that take over from the bot. */
  readonly staff: readonly Account[]
}

export type Reading =
  | { readonly settings: Settings; readonly warnings: readonly Warning[] }
  | { readonly problems: readonly Problem[] }

export const DEFAULTS = { host: '127.0.0.1', port: 5140, path: '/onebot', protocol: 'ws-reverse' } as const

const SELF_ID = /^[1-9]\d{4,11}$/
const TOKEN = /^[\x21-\x7e]{1,256}$/
/** Where other machines can try tokens, a short one is guessed. */
const MIN_EXPOSED_TOKEN = 8
const PATH = /^(?:\/[\w.-]{1,64}){1,8}$/
/** Paths of the web page on the same port. */
const PAGE_PATHS = /^\/(?:status|vite|sandbox|support-page)(?:\/|$)/i

/**
 * Reads and checks every variable; blank counts as unset, spaces around a value are ignored. All problems are
 * reported at once, in the order of the variables.
 */
export function readDeployment(env: Environment): Reading {
  const problems: Problem[] = []
  const read = reader(env, problems)

  const selfId = read('ONEBOT_SELF_ID', (value) => (SELF_ID.test(value) ? value : undefined))
  const protocol = read('ONEBOT_PROTOCOL', protocolOf) ?? DEFAULTS.protocol
  const endpoint = read('ONEBOT_ENDPOINT', (value) => (isSocketUrl(value) ? value : undefined))
  const path = read('ONEBOT_PATH', (value) => (PATH.test(value) && !PAGE_PATHS.test(value) ? value : undefined))
  const token = read('ONEBOT_TOKEN', (value) => (TOKEN.test(value) ? value : undefined))
  const port = read('PORT', portOf) ?? DEFAULTS.port
  const host = read('HOST', (value) => (isAddress(value) ? value : undefined)) ?? DEFAULTS.host
  const administrators = read('ADMINISTRATORS', (value) => accountsOf(parseAdministrators(value))) ?? []
  const staff = read('STAFF', (value) => accountsOf(parseAccounts(value))) ?? []

  const isSet = (variable: Variable) => given(env, variable) !== undefined
  if (isSet('ONEBOT_SELF_ID') && protocol === 'ws' && !isSet('ONEBOT_ENDPOINT')) {
    problems.push({ code: 'missing', variable: 'ONEBOT_ENDPOINT' })
  }
  if (!isLoopback(host) && (given(env, 'ONEBOT_TOKEN')?.length ?? 0) < MIN_EXPOSED_TOKEN) {
    problems.push({ code: 'token-required', variable: 'ONEBOT_TOKEN', host })
  }
  if (problems.length > 0) return { problems }

  const onebot: OneBotSettings | undefined =
    selfId === undefined
      ? undefined
      : { selfId, protocol, endpoint: protocol === 'ws' ? endpoint : undefined, path: path ?? DEFAULTS.path, token }
  return {
    settings: { onebot, host, port, administrators, staff },
    warnings: uselessValues(onebot, isSet),
  }
}

type Read = <T>(variable: Variable, parse: (value: string) => T | undefined) => T | undefined

/** Reads one variable; a value that `parse` refuses becomes a problem. */
function reader(env: Environment, problems: Problem[]): Read {
  return (variable, parse) => {
    const value = given(env, variable)
    if (value === undefined) return undefined
    const parsed = parse(value)
    if (parsed === undefined) problems.push({ code: 'invalid', variable, value })
    return parsed
  }
}

/** The value as set, without spaces around it; undefined when unset or blank. */
export function given(env: Environment, variable: Variable): string | undefined {
  const value = env[variable]?.trim()
  return value === '' ? undefined : value
}

function protocolOf(value: string): 'ws-reverse' | 'ws' | undefined {
  return value === 'ws-reverse' || value === 'ws' ? value : undefined
}

function portOf(value: string): number | undefined {
  if (!/^\d{1,5}$/.test(value)) return undefined
  const port = Number(value)
  return port >= 1 && port <= 65535 ? port : undefined
}

function isSocketUrl(value: string): boolean {
  return /^wss?:\/\//i.test(value) && URL.canParse(value)
}

function accountsOf<T>(parsed: { accounts: readonly T[] } | { wrong: string }): readonly T[] | undefined {
  return 'accounts' in parsed ? parsed.accounts : undefined
}

function uselessValues(onebot: OneBotSettings | undefined, isSet: (variable: Variable) => boolean): Warning[] {
  const unused: readonly Variable[] =
    onebot === undefined
      ? ['ONEBOT_PROTOCOL', 'ONEBOT_ENDPOINT', 'ONEBOT_PATH']
      : onebot.protocol === 'ws'
        ? ['ONEBOT_PATH']
        : ['ONEBOT_ENDPOINT']
  const why = onebot === undefined ? 'off' : onebot.protocol === 'ws' ? 'forward' : 'reverse'
  return unused.filter(isSet).map((variable) => ({ variable, why }))
}
