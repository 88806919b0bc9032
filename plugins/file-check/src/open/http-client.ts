/** One GET over http(s): every host is checked, at every redirect, and nothing goes out that could identify us. */
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { AttachmentError, type OpenerPolicy } from '../attachment'
import { checkedUrl, isAllowedHost } from './checked-url'
import { checkedLookup, type Resolve } from './lookup'

export interface Answer {
  /** After all redirects. */
  readonly url: URL
  readonly response: IncomingMessage
}

/** Milliseconds: a connection that nobody reads from or closes ends by itself. */
const IDLE = 30_000
const STALE: readonly (string | undefined)[] = ['ECONNRESET', 'EPIPE']
const REDIRECTS: readonly (number | undefined)[] = [301, 302, 303, 307, 308]

export class HttpClient {
  // Ranges of one file share a connection, and nobody else does.
  private readonly agents = {
    'http:': new http.Agent({ keepAlive: true, timeout: IDLE }),
    'https:': new https.Agent({ keepAlive: true, timeout: IDLE }),
  }

  constructor(
    private readonly policy: OpenerPolicy,
    private readonly resolve: Resolve,
  ) {}

  /** @throws {AttachmentError} `refused-address` · `unreachable` · `broken` */
  async get(start: string, range: string, signal: AbortSignal): Promise<Answer> {
    const { allowedHosts, maxRedirects } = this.policy
    let url = checkedUrl(start, allowedHosts)
    for (let hops = 0; ; hops++) {
      const response = await this.send(url, range, signal)
      if (!REDIRECTS.includes(response.statusCode)) return { url, response }
      response.destroy()
      if (hops >= maxRedirects) throw new AttachmentError('unreachable', `more than ${maxRedirects} redirects`)
      const { location } = response.headers
      if (location === undefined) throw new AttachmentError('broken', 'a redirect to nowhere')
      url = checkedUrl(location, allowedHosts, url)
    }
  }

  close(): void {
    this.agents['http:'].destroy()
    this.agents['https:'].destroy()
  }

  private send(url: URL, range: string, signal: AbortSignal, isRetry = false): Promise<IncomingMessage> {
    const secure = url.protocol === 'https:'
    const options = {
      agent: this.agents[secure ? 'https:' : 'http:'],
      headers: { accept: '*/*', 'accept-encoding': 'identity', range },
      lookup: checkedLookup(this.resolve, isAllowedHost(url, this.policy.allowedHosts)),
      signal,
    }
    return new Promise((resolve, reject) => {
      const request = (secure ? https : http).request(url, options)
      request.on('timeout', () => request.destroy())
      request.on('response', (response) => {
        // Errors are told to whoever reads; while nobody does, they are no reason to end the process.
        response.on('error', () => {})
        resolve(response)
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The server closed the kept connection just as it was used again.
        const stale = request.reusedSocket && STALE.includes(error.code) && !isRetry
        if (stale) resolve(this.send(url, range, signal, true))
        else reject(asProblem(error))
      })
      // It may also end without an error: after an upgrade that nobody asked for.
      request.on('close', () => reject(new AttachmentError('unreachable', 'closed')))
      request.end()
    })
  }
}

function asProblem(error: NodeJS.ErrnoException): AttachmentError {
  if (error instanceof AttachmentError) return error
  const code = error.code ?? 'unknown'
  return new AttachmentError(code.startsWith('HPE_') ? 'broken' : 'unreachable', code)
}
