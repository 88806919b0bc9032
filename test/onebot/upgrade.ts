/** Asks a bot for a WebSocket and tells how it answered. */
import { request } from 'node:http'

/** @returns the HTTP status: 101 where the peer is let in; the connection is closed in any case */
export function refusedUpgrade(
  port: number,
  path: string,
  headers: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const given = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new Promise((done, fail) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      path,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
        ...Object.fromEntries(given),
      },
    })
    asked.once('response', (response) => {
      response.resume()
      response.once('end', () => done(response.statusCode ?? 0))
    })
    asked.once('upgrade', (response, socket) => {
      socket.destroy()
      done(response.statusCode ?? 0)
    })
    asked.once('error', fail)
    asked.end()
  })
}
