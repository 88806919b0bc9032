/** Plays a chat through `step` alone: no Koishi runs, but lines are read and routed by the plugin's own functions. */
import {
  type CommandEvent,
  type Conversation,
  DEFAULT_SETTINGS,
  type Event,
  isKnownCode,
  newConversation,
  plainReply,
  render,
  type Settings,
  spokeAt,
  step,
} from '@support-agent/conversation'
import { infer, type LocaleId, type Model, observe } from '@support-agent/diagnosis'
import type { Session } from 'koishi'
import { deskHours } from '../../plugins/support-agent/src/desk-hours'
import { isSaidToSomebody } from '../../plugins/support-agent/src/heard'
import { type Incoming, readSession } from '../../plugins/support-agent/src/incoming'
import aliases from '../../plugins/support-agent/src/locales/aliases.json'
import { LastSpeakers } from '../../plugins/support-agent/src/manners/last-speakers'
import { type CommandId, type CommandWords, type Route, routeOf } from '../../plugins/support-agent/src/route'
import { type Chat, type ChatHead, OPERATOR, type Says, STAFF, TYPING, toStaff } from './chat'
import { type Played, playedDecision } from './chat-match'
import { BOT, wireMessage } from './elements'

/** @throws Error when the bot answers in a language that the head does not name */
export function playByStep({ head, turns }: Chat, model: Model): Played[] {
  const conversations = new Map<string, Conversation>()
  const latest = new Map<string, string>()
  const speakers = new LastSpeakers(head.clock)
  let now = head.clock
  return turns.flatMap((turn): Played[] => {
    if (turn.kind === 'waits') {
      now += turn.ms
      return []
    }
    if (turn.kind === 'restarts') {
      for (const [name, kept] of conversations)
        conversations.set(name, JSON.parse(JSON.stringify(kept)) as Conversation)
      return []
    }
    if (turn.name === STAFF || turn.name === OPERATOR) {
      throw new Error(`line ${turn.line}: ${turn.name} is heard only where the plugin runs`)
    }
    const speaker = { platform: 'mock', channel: head.channel, user: turn.name }
    const known = conversations.get(turn.name)
    const before = known && known.expires > now ? known : newConversation(speaker)
    const incoming = incomingOf(turn, head, latest, now)
    speakers.heard(head.channel, turn.name, now)
    const undisturbed =
      !isSaidToSomebody(incoming) && speakers.nobodyElseSince(head.channel, turn.name, spokeAt(before))
    const { played, after, locale } = take(before, incoming, { head, model, now, undisturbed })
    if (locale && !head.locales.includes(locale)) throw new Error(`line ${turn.line} is answered in ${locale}`)
    conversations.set(turn.name, after)
    now += TYPING
    latest.set(turn.name, turn.text)
    for (const reply of played.replies) latest.set('bot', reply)
    return [played]
  })
}

function incomingOf(turn: Says, head: ChatHead, latest: ReadonlyMap<string, string>, now: number): Incoming {
  const { elements, quotes } = wireMessage(turn.text, (name) => name)
  if (elements.some(({ type }) => type === 'file')) throw new Error(`line ${turn.line}: files need the plugin`)
  const session = {
    ...{ platform: 'mock', selfId: BOT, channelId: head.channel, userId: turn.name, messageId: `${turn.line}` },
    isDirect: head.channel !== 'group',
    timestamp: now,
    event: { user: {} },
    elements,
    ...(quotes !== undefined && {
      quote: { id: '1', user: { id: quotes === 'bot' ? BOT : quotes }, content: latest.get(quotes) ?? '' },
    }),
  }
  const incoming = readSession(session as unknown as Session, [])
  if (!incoming) throw new Error(`line ${turn.line} has no speaker`)
  return incoming
}

interface Scene {
  readonly head: ChatHead
  readonly model: Model
  readonly now: number
  /** Nobody else has spoken since the bot's last words to this user. */
  readonly undisturbed: boolean
}

interface Taken {
  readonly played: Played
  readonly after: Conversation
  readonly locale?: LocaleId | undefined
}

function take(before: Conversation, incoming: Incoming, { head, model, now, undisturbed }: Scene): Taken {
  const settings: Settings = { ...DEFAULT_SETTINGS, mode: head.mode }
  const route = routeOf(incoming, [head.prefix], WORDS)
  const passes = route.kind === 'perhaps-command' && !meansUs(route, before, model, settings)
  const plain = passes ? undefined : eventOf(route, incoming)
  const event = plain?.kind === 'message' ? { ...plain, undisturbed } : plain
  if (!event) return { played: { decision: { kind: 'pass', topics: [] }, replies: [] }, after: before }
  const staff = head.staff && { backAt: deskHours(head.staff.hours, now) }
  const result = step(before, event, { model, settings, now, prefix: head.prefix, staff })
  const said = result.effects.filter((effect) => effect.kind === 'say')
  const told = staff ? result.effects.filter((effect) => effect.kind === 'hand-over') : []
  return {
    played: {
      decision: playedDecision(result.decision, result.posterior),
      replies: [
        ...told.map(({ lines, locale }) => toStaff(plainReply(render(lines, locale)))),
        ...said.map(({ lines, locale }) => plainReply(render(lines, locale))),
      ],
    },
    after: result.conversation,
    locale: said[0]?.locale,
  }
}

/** A bare command word runs when its words concern us, without words when a case is open. */
function meansUs(
  { command, text }: Extract<Route, { kind: 'perhaps-command' }>,
  conversation: Conversation,
  model: Model,
  { thresholds }: Settings,
): boolean {
  if (!text) return conversation.revision > 0
  if (command === 'code' && isKnownCode(model.knowledge, text)) return true
  return infer(model, observe({ text })).inScope >= thresholds.scope
}

function eventOf(route: Route, { at, mentioned: called, quote, pictures }: Incoming): Event | undefined {
  switch (route.kind) {
    case 'pass':
      return undefined
    case 'command':
    case 'perhaps-command':
      return isOfConversation(route.command)
        ? { kind: 'command', command: route.command, text: route.text, at, timed: true }
        : undefined
    case 'message': {
      const { text, addressed } = route
      return { kind: 'message', text, at, timed: true, addressed, called, quotesBot: quote?.byBot ?? false, pictures }
    }
  }
}

const OF_CONVERSATION: readonly CommandEvent['command'][] = ['diagnose', 'code', 'check', 'checklist', 'why', 'help']

/** The other commands are the plugin's own, and no business of `step`. */
function isOfConversation(command: CommandId): command is CommandEvent['command'] {
  return OF_CONVERSATION.some((one) => one === command)
}

const NAMES: ReadonlyMap<string, CommandId> = new Map(
  Object.entries(aliases).flatMap(([name, others]) => {
    const id = name === 'support' ? 'help' : (name.slice('support.'.length) as CommandId)
    return [name, ...others].map((word): [string, CommandId] => [word, id])
  }),
)

/** The names that the plugin gives its commands. */
const WORDS: CommandWords = {
  find(text) {
    const end = text.search(/\s/u)
    const first = end < 0 ? text : text.slice(0, end)
    const rest = end < 0 ? '' : text.slice(end).trim()
    const command = NAMES.get(first)
    if (command !== 'help') return command && { command, rest }
    return (rest && WORDS.find(rest)) || { command, rest }
  },
}
