/** A Koishi session as the bot sees it: plain text, who speaks, and whether the bot is meant. */
import type { Session } from 'koishi'
import { h } from 'koishi'

type Element = h

export interface Incoming {
  readonly platform: string
  readonly selfId: string
  readonly channelId: string
  readonly guildId: string | undefined
  readonly userId: string
  readonly messageId: string
  /** Of a burst: the ids of the messages before the last. */
  readonly earlier?: readonly string[] | undefined
  readonly isDirect: boolean
  /** Whether another program sent it. */
  readonly fromBot: boolean
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The words, raw: nothing in them is read as markup, command syntax or an expression. */
  readonly text: string
  /** Mentioned by id or by nickname, other than by the platform's own mention in a quote. */
  readonly mentioned: boolean
  /** The quoted message, if any. */
  readonly quote:
    | { readonly messageId: string; readonly byBot: boolean; readonly text: string; readonly files: number }
    | undefined
  /** Ids of others who are mentioned. */
  readonly mentions: readonly string[]
  readonly pictures: number
  readonly files: number
}

/** @returns undefined for a session without a speaker or a channel */
export function readSession(session: Session, nicknames: readonly string[]): Incoming | undefined {
  const { platform, selfId, channelId, userId } = session
  if (!channelId || !userId) return undefined
  const elements = session.elements ?? []
  const quote = readQuote(session)
  const mentions = mentionsOf(elements, selfId, quote?.byBot ?? false)
  const called = stripNickname(plainText(elements).trim(), nicknames)
  return {
    platform,
    selfId,
    channelId,
    userId,
    guildId: session.guildId,
    messageId: session.messageId ?? '',
    isDirect: session.isDirect,
    fromBot: Boolean(session.event.user?.isBot),
    at: session.timestamp || 0,
    text: called.text,
    mentioned: mentions > 0 || called.byNickname,
    quote,
    mentions: othersIn(elements, selfId),
    pictures: count(elements, ['img', 'image']),
    files: count(elements, ['file']),
  }
}

function readQuote(session: Session): Incoming['quote'] {
  const { quote } = session
  if (!quote) return undefined
  const elements = quote.elements ?? h.parse(quote.content ?? '')
  return {
    messageId: quote.id ?? '',
    byBot: quote.user?.id === session.selfId,
    text: plainText(elements).trim(),
    files: count(elements, ['file']),
  }
}

/** Mentions of the bot; QQ puts one at the head of a quote by itself, and that one does not count. */
function mentionsOf(elements: readonly Element[], selfId: string, quotesBot: boolean): number {
  const meant = elements.filter((element) => element.type !== 'text' || String(element.attrs.content).trim())
  const own = meant.filter(({ type, attrs }) => type === 'at' && attrs.id === selfId).length
  const first = meant.find(({ type }) => type !== 'quote')
  const automatic = quotesBot && first?.type === 'at' && first.attrs.id === selfId
  return automatic ? own - 1 : own
}

/** Text and line breaks; what is not words (faces, cards, pictures, mentions) leaves a space. */
function plainText(elements: readonly Element[]): string {
  return elements
    .map((element): string => {
      switch (element.type) {
        case 'text':
          return String(element.attrs.content ?? '')
        case 'br':
          return '\n'
        case 'quote':
          return ''
        case 'p':
          return `${plainText(element.children)}\n`
        default:
          return element.children.length ? plainText(element.children) : ' '
      }
    })
    .join('')
}

function othersIn(elements: readonly Element[], selfId: string): string[] {
  return elements.flatMap(({ type, attrs }) =>
    type === 'at' && typeof attrs.id === 'string' && attrs.id !== selfId ? [attrs.id] : [],
  )
}

/** Elements of these types, outside quotes. */
function count(elements: readonly Element[], types: readonly string[]): number {
  return elements.reduce((sum, { type, children }) => {
    if (type === 'quote') return sum
    return sum + (types.includes(type) ? 1 : 0) + count(children, types)
  }, 0)
}

/** `小助手,发不出去` calls the bot by name; a name inside a word does not. */
function stripNickname(text: string, nicknames: readonly string[]): { text: string; byNickname: boolean } {
  for (const name of nicknames) {
    const bare = text.startsWith('@') ? text.slice(1) : text
    if (!name || !bare.startsWith(name)) continue
    const rest = bare.slice(name.length)
    if (rest === '' || /^[\s,，:：、]/u.test(rest))
      return { text: rest.replace(/^[\s,，:：、]+/u, ''), byNickname: true }
  }
  return { text, byNickname: false }
}
