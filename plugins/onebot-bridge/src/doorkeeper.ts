/** Refuses a WebSocket upgrade while it is still plain HTTP, so that the adapter never sees the peer. */
import type { IncomingMessage } from 'node:http'
import type { WebSocketLayer } from '@koishijs/plugin-server'
import type { Context } from 'koishi'
import type { WebSocket } from 'ws'
import type { Drops } from './drops'
import type { DropReason } from './gate'
import { type Expected, judgeUpgrade, pathOf, REFUSAL_STATUS } from './upgrades'

type Verify = (
  info: { readonly req: IncomingMessage },
  done: (admitted: boolean, status?: number, message?: string) => void,
) => void

/**
 * Guards the upgrades that `layer` would take, until `ctx` is disposed. Paths of others pass; a path that nobody serves
 * is refused.
 * @returns whether a request came through here and was found good
 */
export function guardUpgrades(
  ctx: Context,
  layer: WebSocketLayer,
  expected: Expected,
  drops: Drops<DropReason>,
): (request: IncomingMessage) => boolean {
  const sockets = ctx.server._ws
  const { options } = sockets
  const admitted = new WeakSet<IncomingMessage>()
  const previous = options.verifyClient
  const stack = ctx.server.wsStack

  const verify: Verify = ({ req }, done) => {
    const path = pathOf(req.url)
    const taker = stack.find((candidate) => candidate.regexp.test(path))
    if (taker === undefined) return done(false, 404)
    if (taker !== layer) return done(true)
    const fault = judgeUpgrade(req, expected)
    if (fault !== undefined) {
      drops.add(fault)
      return done(false, REFUSAL_STATUS[fault])
    }
    admitted.add(req)
    done(true)
  }
  options.verifyClient = verify
  sockets.on('connection', surviveBrokenFrames)
  ctx.on('dispose', () => {
    if (options.verifyClient === verify) options.verifyClient = previous
    sockets.off('connection', surviveBrokenFrames)
  })
  return (request) => admitted.has(request)
}

/** An error of a link that nobody listens for ends the process, whichever path the link came by. */
function surviveBrokenFrames(socket: WebSocket): void {
  socket.on('error', () => socket.terminate())
}
