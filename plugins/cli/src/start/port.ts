/** Asks the machine about a port: is it free, and is somebody listening by now. */
import { connect, createServer } from 'node:net'

export type PortState = 'free' | 'busy' | 'forbidden' | 'no-such-address'

const STATES: Readonly<Record<string, PortState>> = {
  EADDRINUSE: 'busy',
  EACCES: 'forbidden',
  EADDRNOTAVAIL: 'no-such-address',
  ENOTFOUND: 'no-such-address',
  EAFNOSUPPORT: 'no-such-address',
}

/** Binds the port for a moment. Errors that are not about the port are thrown. */
export function isPortFree(host: string, port: number): Promise<PortState> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const state = STATES[error.code ?? '']
      if (state === undefined) fail(error)
      else done(state)
    })
    server.listen({ host, port, exclusive: true }, () => server.close(() => done('free')))
  })
}

/** Waits until a connection succeeds. @returns false after `patience` milliseconds without one */
export async function whenListening(host: string, port: number, patience = 30_000): Promise<boolean> {
  const pause = 50
  for (let waited = 0; waited < patience; waited += pause) {
    if (await answers(host, port)) return true
    await new Promise((done) => setTimeout(done, pause))
  }
  return false
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host: host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host, port })
    socket.once('connect', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}
