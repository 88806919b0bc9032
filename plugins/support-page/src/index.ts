/** The plugin: a page of the console where one talks to the bot and drops a file, without any chat account. */
import type { Client } from '@koishijs/console'
import { isLoopback } from '@support-agent/deployment'
import type { Context } from 'koishi'
import { PageBot } from './bot'
import { clientFolder } from './client-folder'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { MOST_TEXT, readMessage, readUser } from './message'
import { isForeign } from './own-page'
import { MOST_MEGABYTES, PIECE, Uploads } from './uploads'
import { Visitors } from './visitors'

/** What the page asks for; each answer is whether it was done. */
interface Requests {
  /** The page is open. */
  'support-page/enter'(this: Client, user: unknown): boolean
  /** A file of so many bytes will come. */
  'support-page/begin'(this: Client, size: unknown): boolean
  /** Its next bytes. */
  'support-page/piece'(this: Client, base64: unknown): boolean
  'support-page/say'(this: Client, user: unknown, message: unknown): boolean
}

declare module '@koishijs/console' {
  interface Events extends Requests {}
}

export const name = 'support-page'
export const inject = ['console', 'server']

/** As for every page that commands the bot, where the console asks who somebody is. */
const GUARD = { authority: 4 }

export function apply(ctx: Context): void {
  const visitors = new Visitors()
  const uploads = new Uploads()
  const bot = new PageBot(ctx, visitors)
  const folder = clientFolder()
  ctx.console.addEntry({ dev: `${folder}/index.js`, prod: folder }, () => ({
    authority: GUARD.authority,
    isAdministrator: isLoopback(hostOf(ctx)),
    limits: { text: MOST_TEXT, megabytes: MOST_MEGABYTES, piece: PIECE },
    words: { 'zh-CN': zhCN, 'en-US': enUS },
  }))

  function enter(client: Client, given: unknown): string | undefined {
    const user = readUser(given)
    if (user) visitors.enter(client, user)
    return user
  }
  const requests: Requests = {
    'support-page/enter'(user) {
      return enter(this, user) !== undefined
    },
    'support-page/begin'(size) {
      return uploads.begin(this, size)
    },
    'support-page/piece'(base64) {
      return uploads.add(this, base64)
    },
    'support-page/say'(given, sent) {
      const message = readMessage(sent)
      const user = message && enter(this, given)
      if (!message || !user) return false
      const bytes = message.file?.sent ? uploads.take(this, message.file.size) : undefined
      if (message.file?.sent && !bytes) return false
      bot.hear(user, message, bytes)
      return true
    },
  }
  for (const [event, callback] of Object.entries(requests)) {
    ctx.console.addListener(event as keyof Requests, callback, GUARD)
  }
  // The whole console, the sandbox too: whoever reaches it here counts as administrator.
  ctx.on('console/intercept', ({ request }) => isLoopback(hostOf(ctx)) && isForeign(request?.headers ?? {}))
  ctx.on('console/connection', (client) => {
    if (ctx.console.clients[client.id]) return
    visitors.leave(client)
    uploads.drop(client)
  })
  ctx.on('dispose', () => {
    for (const event of Object.keys(requests)) delete ctx.console.listeners[event]
  })
}

/** Where the page is served; empty where that is not known. */
function hostOf(ctx: Context): string {
  const server: unknown = ctx.get('server')
  const host = (server as { host?: unknown } | undefined)?.host
  return typeof host === 'string' ? host : ''
}
