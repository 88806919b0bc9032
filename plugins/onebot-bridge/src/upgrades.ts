/** Judges whether a peer that wants to connect to us may: its token, its role and the account it speaks for. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'

export type UpgradeFault = 'token-missing' | 'token-wrong' | 'role' | 'self-id-missing' | 'self-id-other'

/** HTTP status of each refusal. */
export const REFUSAL_STATUS: Readonly<Record<UpgradeFault, 400 | 401 | 403>> = {
  'token-missing': 401,
  'token-wrong': 403,
  role: 400,
  'self-id-missing': 400,
  'self-id-other': 403,
}

export interface Expected {
  readonly selfId: string
  /** Without one every peer on this machine is let in. */
  readonly token?: string | undefined
}

export interface UpgradeRequest {
  readonly url?: string | undefined
  readonly headers: IncomingHttpHeaders
}

/** The first fault, or undefined where the peer may come in. The token is judged first: strangers learn nothing else. */
export function judgeUpgrade(request: UpgradeRequest, expected: Expected): UpgradeFault | undefined {
  if (expected.token) {
    const token = tokenOf(request)
    if (token === undefined) return 'token-missing'
    if (!sameSecret(token, expected.token)) return 'token-wrong'
  }
  // One link for events and calls together; the adapter cannot use the separate roles API and Event.
  if (request.headers['x-client-role'] !== 'Universal') return 'role'
  const selfId = request.headers['x-self-id']
  if (selfId === undefined || selfId === '') return 'self-id-missing'
  return selfId === expected.selfId ? undefined : 'self-id-other'
}

/** The path of a request without its query. */
export function pathOf(url: string | undefined): string {
  return (url ?? '/').split(/[?#]/, 1)[0] ?? '/'
}

/** `Authorization: Bearer x`, `Authorization: Token x` or `?access_token=x`, as OneBot v11 and its implementations send it. */
function tokenOf({ headers, url = '' }: UpgradeRequest): string | undefined {
  const [scheme, token, ...rest] = (headers.authorization ?? '').split(' ')
  if (/^(?:bearer|token)$/i.test(scheme ?? '') && token && rest.length === 0) return token
  const query = url.indexOf('?')
  return (query < 0 ? undefined : new URLSearchParams(url.slice(query)).get('access_token')) || undefined
}

/** Compares digests, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
