/** Who may use the console where it asks nobody who he is: programs of this machine, and pages that it served itself. */
import type { IncomingHttpHeaders } from 'node:http'
import { isLoopback } from '@support-agent/deployment'

/**
 * Whether a browser brings somebody else's page. Any web site may open a socket to this machine from the browser of its
 * operator, by this machine's address or by a name that it lets point here; browsers say truly where a page came from.
 */
export function isForeign({ host = '', origin }: Pick<IncomingHttpHeaders, 'host' | 'origin'>): boolean {
  const own = urlOf(`http://${host}`)
  if (!own || !isLoopback(own.hostname.replace(/^\[|\]$/g, ''))) return true
  return origin !== undefined && urlOf(origin)?.host !== own.host
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}
