/** Plays a chat over OneBot on a started bot, as QQ would deliver it, and writes down what the bot answered. */
import type { h } from 'koishi'
import zhCN from '../../plugins/conversation/src/locales/zh-CN.json'
import { type Says, STAFF, toStaff } from '../helpers/chat'
import type { Played } from '../helpers/chat-match'
import { BOT, wireMessage } from '../helpers/elements'
import { eventually } from '../start/bot-process'
import { type Cast, DESK, HELPER } from './cast'
import { type OneBotPeer, pause, type Said, SELF_ID, type Segment, type Sent } from './peer'

/**
 * Somebody elsewhere who asks after each line: whoever has no answer by then gets none. The answer waits for the store
 * like most others do, and the store keeps their order.
 */
const MARKER = { text: '/传前检查', user: 300_003, group: 300_004 }
/** How long an expected answer is waited for, ms. */
const PATIENCE = 5_000
/** On a busy machine any look at a file may take so long that it is said: it counts only where a chat is about that. */
const PROGRESS = zhCN['file.checking']
/** How long a look at a file takes that nobody waits for, ms. */
const LOOKS = 300

/** Sends a file as one of the implementations tells of it. */
export interface FileSender {
  /** @returns the ids of the message: as it is quoted by others, and as the bot may quote it, where it was told of one */
  send(name: string, content: string, from: Said & { readonly user: number }): { quotable: number; told?: number }
  /** How long after a file the bot may hear of it (again), ms. */
  settles(isAnswered: boolean): number
}

/** @param files needed by chats with files */
export async function playChat(peer: OneBotPeer, cast: Cast, files?: FileSender): Promise<Played[]> {
  const scene = new Scene(peer, cast, files)
  const played: Played[] = []
  for (const turn of cast.chat.turns) if (turn.kind === 'says') played.push(await scene.play(turn))
  return played
}

/** What somebody said, where, and the id that the bot was told. */
interface Told {
  readonly place: number
  readonly id: string | undefined
}

/** A message that can be quoted. */
interface Quotable {
  readonly id: string
  readonly user: number
}

class Scene {
  /** By name; the bot's by place, for people quote what it said where they are. */
  private readonly latest = new Map<string | number, Quotable>()
  /** What people have said, by place. */
  private readonly said = new Map<number, Set<string>>()

  constructor(
    private readonly peer: OneBotPeer,
    private readonly cast: Cast,
    private readonly files: FileSender | undefined,
  ) {}

  async play(turn: Says): Promise<Played> {
    const { peer } = this
    const from = this.speaker(turn)
    const place = from.group ?? from.user
    const before = peer.sent.length
    const file = this.fileIn(turn)
    const message = file ? [] : this.segments(turn, from)
    const sent = file && this.senderFor(turn).send(String(file.attrs.name), String(file.attrs.content), from)
    const told = sent ? sent.told : peer.say(turn.text, { ...from, fields: { ...from.fields, message } })
    const id = told === undefined ? undefined : String(told)
    this.latest.set(turn.name, { id: String(sent?.quotable ?? told), user: from.user })
    const said = this.said.get(place) ?? new Set()
    this.said.set(place, id === undefined ? said : said.add(id))
    await this.answered(
      () => this.repliesTo(turn, before).length >= turn.replies.length,
      message,
      this.settles(file ? turn.replies.length : undefined),
    )
    const replies = this.repliesTo(turn, before)
    for (const sent of replies) this.latest.set(placeOf(sent), { id: sent.id, user: SELF_ID })
    return { replies: replies.map((sent) => this.written(sent, { place, id })) }
  }

  /** What was sent since then, without what no chat is about. */
  private repliesTo({ replies }: Says, before: number): Sent[] {
    return this.peer.sent
      .slice(before)
      .filter(({ group, text }) => group !== MARKER.group && (text !== PROGRESS || replies.includes(PROGRESS)))
  }

  private speaker({ name }: Says): Said & { readonly user: number } {
    if (name === STAFF) return { user: HELPER, group: DESK }
    const user = this.cast.userOf(name)
    const { channel } = this.cast.chat.head
    if (channel === 'group') return { user, group: this.cast.group }
    return channel === 'temporary' ? { user, fields: { sub_type: 'group', target_id: this.cast.group } } : { user }
  }

  /** In QQ a file is a message of its own. */
  private fileIn({ text, name }: Says): h | undefined {
    const { elements } = wireMessage(text, (who) => who)
    const file = elements.find(({ type }) => type === 'file')
    if (file && elements.length > 1) throw new Error(`${name} sends a file and more in one message`)
    return file
  }

  /** How long an answer too many can take after the expected ones, ms: where there are files it may be about one. */
  private settles(answersToFile: number | undefined): number {
    if (!this.files) return 0
    return LOOKS + (answersToFile === undefined ? 0 : this.files.settles(answersToFile > 0))
  }

  private senderFor({ name }: Says): FileSender {
    if (!this.files) throw new Error(`${name} sends a file, and no implementation is named`)
    return this.files
  }

  private segments({ text, name }: Says, { user, group }: { user: number; group?: number }): Segment[] {
    const { elements, quotes } = wireMessage(text, (who) => String(this.cast.userOf(who)))
    const words = elements.map(segmentOf)
    if (quotes === undefined) return words
    const quoted = this.latest.get(quotes === 'bot' ? (group ?? user) : quotes)
    if (!quoted) throw new Error(`${name} quotes ${quotes}, who has said nothing`)
    const mention = mentionOf(quoted.user)
    // In a group QQ mentions whom one quotes; a chat may write it down.
    const isThere = group === undefined || (words[0]?.type === 'at' && words[0].data.qq === mention.data.qq)
    return [{ type: 'reply', data: { id: quoted.id } }, ...(isThere ? [] : [mention]), ...words]
  }

  /** Waits for the expected answers, then for the marker's: by then an answer too many has come as well. */
  private async answered(isAnswered: () => boolean, [first]: readonly Segment[], settles = 0): Promise<void> {
    const { peer } = this
    // Less than expected is the comparison's business.
    await eventually(isAnswered, 'answers', PATIENCE + settles).catch(() => {})
    // The marker overtakes a file, which is looked at first.
    await pause(settles)
    const before = peer.sent.length
    const { text, ...place } = MARKER
    // Quoted messages are asked for before a line is dealt with: the marker must not overtake one that quotes.
    const quote = first?.type === 'reply' ? first.data.id : undefined
    peer.say(text, { ...place, ...(quote !== undefined && { quote }) })
    await eventually(() => peer.sent.slice(before).some(({ group }) => group === MARKER.group), 'the marker', PATIENCE)
  }

  /** In the words of a chat, which writes neither where it was said nor what it quotes: both are told only when wrong. */
  private written(sent: Sent, turn: Told): string {
    const place = placeOf(sent)
    const text = place === DESK ? toStaff(sent.text) : sent.text
    if (place !== DESK && !this.said.has(place)) return `(in ${place}) ${text}`
    return this.quotesWell(sent, turn) ? text : `(quotes ${sent.quote ?? 'nothing'}) ${text}`
  }

  /** Who is answered is quoted, and whoever gets an answer of staff; the case of a hand-over quotes nothing. */
  private quotesWell(sent: Sent, { place, id }: Told): boolean {
    if (placeOf(sent) === place) return sent.quote === id
    if (placeOf(sent) === DESK) return sent.quote === undefined
    return sent.quote !== undefined && this.said.get(placeOf(sent))?.has(sent.quote) === true
  }
}

/** The group, or in private the other person. */
function placeOf({ group, user = 0 }: Sent): number {
  return group ?? user
}

function mentionOf(user: number): Segment {
  return { type: 'at', data: { qq: String(user) } }
}

function segmentOf({ type, attrs }: h): Segment {
  switch (type) {
    case 'at':
      return mentionOf(attrs.id === BOT ? SELF_ID : Number(attrs.id))
    case 'img':
      return { type: 'image', data: { file: 'a.jpg', url: String(attrs.src) } }
    default:
      return { type: 'text', data: { text: String(attrs.content) } }
  }
}
