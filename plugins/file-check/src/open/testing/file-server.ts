/** A server on the loopback for tests: it counts requests, and ends with all its connections. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: IncomingMessage, response: ServerResponse) => void

export interface FileServer {
  readonly port: number
  /** `127.0.0.1` and the port. */
  readonly host: string
  readonly url: string
  readonly requests: readonly IncomingMessage[]
  /** Connections that are open now. */
  connections(): Promise<number>
  close(): Promise<void>
}

export async function serve(handler: Handler): Promise<FileServer> {
  const requests: IncomingMessage[] = []
  const server: Server = createServer((request, response) => {
    requests.push(request)
    handler(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}/file`,
    requests,
    connections: () =>
      new Promise((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The range that a request asks for; `end` is the byte behind it. */
export function rangeOf({ headers }: IncomingMessage): { readonly start: number; readonly end: number } {
  const [, first = '0', last = '0'] = /^bytes=(\d+)-(\d+)$/.exec(headers.range ?? '') ?? []
  return { start: Number(first), end: Number(last) + 1 }
}

/** An honest server of ranges. */
export function ranges(file: Uint8Array, headers: Readonly<Record<string, string>> = {}): Handler {
  return (request, response) => {
    const { start, end: asked } = rangeOf(request)
    const end = Math.min(asked, file.length)
    if (start >= file.length) {
      response.writeHead(416, { 'content-range': `bytes */${file.length}`, ...headers }).end()
      return
    }
    const range = `bytes ${start}-${end - 1}/${file.length}`
    response.writeHead(206, { 'content-range': range, 'content-length': end - start, ...headers })
    response.end(file.subarray(start, end))
  }
}

/** A server that knows no ranges. */
export function whole(file: Uint8Array, headers: Readonly<Record<string, string | number>> = {}): Handler {
  return (_, response) => {
    response.writeHead(200, headers)
    response.end(file)
  }
}

/** Bytes that differ from place to place, the same in every run. */
export function sampleFile(size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  for (let place = 0, state = 1; place < size; place++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[place] = state >>> 24
  }
  return bytes
}
