/** Where the files of these chats are fetched from: servers on the loopback, one that the bot's settings allow and one that they do not. */
import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type FileServer, type Handler, ranges, serve } from '../../../plugins/file-check/src/open/testing/file-server'
import { buildMp4 } from '../../../plugins/file-check/src/testing/build-picture'
import { contentOf } from '../../helpers/file-contents'
import type { SharedFile } from './dialects'

const GIGABYTE = 1024 ** 3
/** How long the slow server thinks: longer than a user is left without a word. */
const SLOW = 2_600

/** What only a server can do to a file; every other content is one of file-contents.ts, served in ranges. */
const HANDLERS: Readonly<Record<string, Handler>> = {
  'gone-403': (_, response) => void response.writeHead(403).end(),
  'gone-404': (_, response) => void response.writeHead(404).end(),
  /** QQ's servers say so with a page and a status of success, too. */
  'gone-page': (request, response) => ranges(contentOf('error-page'))(request, response),
  'two-gigabytes': (_, response) => {
    response.writeHead(200, { 'content-length': 2 * GIGABYTE })
    pour(response)
  },
  'slow-zip': (request, response) => {
    setTimeout(() => ranges(contentOf('encrypted-zip'))(request, response), SLOW)
  },
}

/** An ordinary file on the machine that is not allowed. */
const ELSEWHERE = 'elsewhere'

/** What QQ says of a file that cannot be had, bytes. */
const USUAL = 174
const SIZES: Readonly<Record<string, number>> = { 'two-gigabytes': 2 * GIGABYTE }

export class FileHost {
  private constructor(
    private readonly allowed: FileServer,
    private readonly forbidden: FileServer,
    /** By the path of the address. */
    private readonly files: Map<string, Handler>,
  ) {}

  static async open(): Promise<FileHost> {
    const files = new Map<string, Handler>()
    const allowed = await serve((request, response) => {
      const handler = files.get(request.url ?? '')
      if (handler) handler(request, response)
      else response.writeHead(404).end()
    })
    return new FileHost(allowed, await serve(ranges(contentOf('encrypted-zip'))), files)
  }

  /** The host that the bot may read from, as its settings name it. */
  get name(): string {
    return this.allowed.host
  }

  /** Requests at the machine that is not allowed. */
  get trespasses(): number {
    return this.forbidden.requests.length
  }

  /** @param content one of file-contents.ts or of this file */
  share(name: string, content: string): SharedFile {
    const path = `/${this.files.size + 1}`
    const id = `/f${this.files.size + 1}`
    const handler = HANDLERS[content]
    const bytes = handler ? undefined : contentOf(content === ELSEWHERE ? 'encrypted-zip' : content)
    this.files.set(path, handler ?? ranges(bytes ?? new Uint8Array()))
    const { host } = content === ELSEWHERE ? this.forbidden : this.allowed
    return { name, id, size: bytes?.length ?? SIZES[content] ?? USUAL, url: `http://${host}${path}`, bytes }
  }

  /** Bytes that were written to whoever asked for this file, once they have hung up. */
  async costOf({ url }: SharedFile): Promise<number> {
    const path = new URL(url).pathname
    const sockets = this.allowed.requests.filter((request) => request.url === path).map(({ socket }) => socket)
    for (const socket of sockets) {
      // It may end with an error: `once` of node:events would throw that.
      if (!socket.closed) await new Promise((done) => socket.once('close', done))
    }
    return sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0)
  }

  async close(): Promise<void> {
    await this.allowed.close()
    await this.forbidden.close()
  }
}

/** Begins like a film, and goes on as long as somebody reads. */
function pour(response: ServerResponse): void {
  const piece = randomBytes(256 * 1024)
  response.write(buildMp4())
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  }
  response.on('drain', more)
  more()
}
