/** The command line's own words, in the language of the terminal. */
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'

type Key = keyof typeof zhCN

/** English where the terminal says so, else Chinese. */
export function terminalLocale(env: NodeJS.ProcessEnv = process.env): 'zh-CN' | 'en-US' {
  return /^en/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'en-US' : 'zh-CN'
}

/** Why the system refused a file; a reason without words of its own by its code, such as `EIO`. */
export function reasonOf(error: unknown): string {
  const { code = 'unknown' } = error as NodeJS.ErrnoException
  const key = REASONS.get(code)
  return key ? say(key) : code
}

const REASONS: ReadonlyMap<string, Key> = new Map([
  ['ENOENT', 'errno.ENOENT'],
  ['ENOTDIR', 'errno.ENOTDIR'],
  ['EISDIR', 'errno.EISDIR'],
  ['EACCES', 'errno.EACCES'],
  ['EPERM', 'errno.EPERM'],
  ['ENOSPC', 'errno.ENOSPC'],
  ['EROFS', 'errno.EROFS'],
  ['EEXIST', 'errno.EEXIST'],
])

export function say(key: Key, params: Readonly<Record<string, string | number>> = {}): string {
  const words: Record<Key, string> = terminalLocale() === 'en-US' ? enUS : zhCN
  return words[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}
