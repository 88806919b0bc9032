/** A message on its way through the agent, and several that are one. */
import type { Session } from 'koishi'
import type { Incoming } from './incoming'
import { joined } from './manners/joined'
import type { Route } from './route'

/** A message with its session, on its way. */
export interface Heard {
  readonly session: Session
  readonly incoming: Incoming
  readonly route: Route
}

/** Several messages as one; the session is the one that holds a file, else the last. */
export function asOne(items: readonly Heard[]): Heard {
  const last = items.at(-1)
  if (!last || items.length === 1) return last ?? unreachable()
  const incoming = joined(items.map((item) => item.incoming))
  const texts = items.map(({ route }) => (route.kind === 'pass' ? '' : route.text)).filter(Boolean)
  const { session } = items.find((item) => item.incoming.files > 0) ?? last
  return {
    session,
    incoming,
    route: { kind: 'message', text: texts.join('\n'), addressed: items.some(({ route }) => isAddressed(route)) },
  }
}

function unreachable(): never {
  throw new Error('a burst holds a message')
}

/** Words that quote or mention somebody else are theirs to answer. */
export function isSaidToSomebody({ quote, mentions }: Incoming): boolean {
  return (quote !== undefined && !quote.byBot) || mentions.length > 0
}

/** Somebody waits for our word. */
export function isAddressed(route: Route): boolean {
  return route.kind === 'command' || (route.kind === 'message' && route.addressed)
}
