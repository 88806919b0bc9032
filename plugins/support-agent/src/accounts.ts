/** `platform:userId` and `platform:#channelId`, as operators write them. */

export interface Account {
  readonly platform: string
  readonly id: string
  readonly kind: 'user' | 'channel'
}

/** The platform is everything before the last colon; undefined where there is none. */
export function readAccount(text: string): Account | undefined {
  const colon = text.lastIndexOf(':')
  const platform = text.slice(0, colon)
  const id = text.slice(colon + 1)
  if (colon <= 0 || !id) return undefined
  return id.startsWith('#') ? { platform, id: id.slice(1), kind: 'channel' } : { platform, id, kind: 'user' }
}
