/** Local sockets that say who listens: unix domain sockets and named pipes. */
import { connect, createServer, type Socket } from 'node:net'

/** Who holds a lock. */
export interface Owner {
  readonly pid: number
  readonly host: string
  /** ISO 8601. */
  readonly since: string
}

export interface Listening {
  readonly close: () => Promise<void>
}

/** How long a listener may take to say who it is, ms; a stopped process still listens and says nothing. */
const ANSWER = 500
const LONGEST = 1_000

/** Listens at `path`, and keeps no process alive. @throws the system's error, such as EADDRINUSE */
export function listen(path: string, owner: Owner): Promise<Listening> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    socket.end(JSON.stringify(owner))
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ path, exclusive: true }, () => {
      server.off('error', reject)
      // What fails in accepting somebody who asks does not concern the lock.
      server.on('error', () => undefined)
      server.unref()
      resolve({ close })
    })
  })
}

/** Asks at `path`; `nobody` when nobody listens there any more. */
export function answering(path: string): Promise<'nobody' | { readonly owner: Owner | undefined }> {
  return new Promise((resolve) => {
    const socket = connect(path)
    let text = ''
    const end = () => {
      socket.destroy()
      resolve({ owner: parseOwner(text) })
    }
    const timer = setTimeout(end, ANSWER)
    socket.setEncoding('utf8')
    socket.on('data', (part: string) => {
      text = (text + part).slice(0, LONGEST)
    })
    socket.on('end', end)
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('nobody')
      else end()
    })
    socket.on('close', () => clearTimeout(timer))
  })
}

function parseOwner(text: string): Owner | undefined {
  try {
    const { pid, host, since } = JSON.parse(text) as Partial<Record<keyof Owner, unknown>>
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : undefined
  } catch {
    return undefined
  }
}
