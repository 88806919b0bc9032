/** Targets of links: whether a document's own folder, this computer or another machine would be asked. */
import type { Link, LinkKind } from './facts'

/** `remote`: another machine is asked, by whatever protocol, shares included · `local`: a path on this machine. */
export type Reach = 'remote' | 'local'

/** A drive letter is no scheme: schemes have two letters and more. */
const SCHEME = /^[a-z][a-z0-9+.-]{1,20}:/i

export function reachOf(target: string): Reach {
  const start = target.slice(0, 400).trimStart()
  if (/^file:/i.test(start)) return reachOfPath(start.slice(5))
  if (/^[\\/]{2}/.test(start)) return reachOfPath(start)
  return SCHEME.test(start) ? 'remote' : 'local'
}

/** `//host/share` asks a host; `///C:/…` and `//localhost/…` do not; `/////host/share` does. */
function reachOfPath(path: string): Reach {
  const slashes = /^[\\/]{0,10}/.exec(path)?.[0].length ?? 0
  const rest = path.slice(slashes)
  if (slashes < 2 || /^(?:localhost[\\/]|[a-z][:|])/i.test(rest)) return 'local'
  return slashes === 3 ? 'local' : 'remote'
}

/** The link, where another machine is asked; documents name files of their author's own disk all the time. */
export function linksOf(kind: LinkKind, target: string): Link[] {
  return reachOf(target) === 'remote' ? [{ kind, target }] : []
}
