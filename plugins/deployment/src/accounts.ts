/** Reads lists of people and channels such as `onebot:10001, onebot:#123456`. */

export type Account =
  | { readonly kind: 'user'; readonly platform: string; readonly userId: string }
  | { readonly kind: 'channel'; readonly platform: string; readonly channelId: string }

export type UserAccount = Extract<Account, { kind: 'user' }>

export type Parsed<T> =
  | { readonly accounts: readonly T[] }
  /** The first entry that cannot be read, as it was written. */
  | { readonly wrong: string }

/** More than this is a mistake, not a list of people. */
const MAX_ACCOUNTS = 200

const PLATFORM = /^[a-z][\w.-]{0,31}(?::[\w-]{1,32})?$/i
const ID = /^[^\s:#,，;；、]{1,64}$/
const QQ_NUMBER = /^[1-9]\d{4,11}$/

/**
 * `platform:userId` separated by commas (also full-width ones, semicolons or spaces). The platform is what stands
 * before the last colon, so `sandbox:k3f9:Alice` is Alice of one sandbox page. Doubles are kept once, in order.
 */
export function parseAdministrators(text: string | undefined): Parsed<UserAccount> {
  const parsed = parseAccounts(text)
  if ('wrong' in parsed) return parsed
  const channel = parsed.accounts.find((account) => account.kind === 'channel')
  if (channel) return { wrong: accountName(channel) }
  return { accounts: parsed.accounts.filter((account) => account.kind === 'user') }
}

/** Like {@link parseAdministrators}, and also `platform:#channelId` for a channel (a QQ group). */
export function parseAccounts(text: string | undefined): Parsed<Account> {
  const accounts = new Map<string, Account>()
  for (const entry of (text ?? '').split(/[\s,，;；、]+/)) {
    if (entry === '') continue
    const account = parseAccount(entry)
    if (!account || accounts.size >= MAX_ACCOUNTS) return { wrong: entry }
    accounts.set(accountName(account), account)
  }
  return { accounts: [...accounts.values()] }
}

/** The written form of an account, the inverse of parsing. */
export function accountName(account: Account): string {
  return account.kind === 'user' ? `${account.platform}:${account.userId}` : `${account.platform}:#${account.channelId}`
}

function parseAccount(entry: string): Account | undefined {
  const colon = entry.lastIndexOf(':')
  const platform = entry.slice(0, Math.max(colon, 0))
  if (!PLATFORM.test(platform)) return undefined
  const isChannel = entry[colon + 1] === '#'
  const id = entry.slice(colon + (isChannel ? 2 : 1))
  if (!(platform === 'onebot' ? QQ_NUMBER : ID).test(id)) return undefined
  return isChannel ? { kind: 'channel', platform, channelId: id } : { kind: 'user', platform, userId: id }
}
