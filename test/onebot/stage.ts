/** A started bot with a OneBot peer linked to it, in either direction: conversations are played on it. */
import { type BotProcess, eventually, type StartOptions, startBot } from '../start/bot-process'
import { OneBotPeer, pause, type Said, SELF_ID, type Sent } from './peer'

export type Direction = 'ws-reverse' | 'ws'
export const DIRECTIONS: readonly Direction[] = ['ws-reverse', 'ws']

export interface Stage {
  readonly bot: BotProcess
  readonly peer: OneBotPeer
  close(): Promise<void>
}

/** Something said to the bot, and how many messages it answers with. */
export interface Line extends Said {
  readonly text: string
  readonly replies: number
  /** Quotes the bot's latest message. */
  readonly quotesBot?: boolean
}

const TOKEN = 'a-token-for-tests'

export async function openStage(direction: Direction, options: StartOptions = {}): Promise<Stage> {
  const forward = direction === 'ws' ? await OneBotPeer.listen({ token: TOKEN }) : undefined
  const env = {
    ONEBOT_SELF_ID: String(SELF_ID),
    ONEBOT_TOKEN: TOKEN,
    ONEBOT_PROTOCOL: direction,
    ...(forward === undefined ? {} : { ONEBOT_ENDPOINT: forward.endpoint }),
    ...options.env,
  }
  const bot = await startBot({ ...options, env }).catch(async (error: unknown) => {
    // Left open, it would keep the tests from ending.
    await forward?.close()
    throw error
  })
  const peer = forward ?? (await OneBotPeer.connect(bot.port, { token: TOKEN }))
  if (forward) await forward.hello()
  return {
    bot,
    peer,
    async close() {
      await peer.close()
      await bot.stop()
    },
  }
}

/** Plays lines one after the other. @returns what the bot said to each; throws when it says less or more */
export async function play({ peer }: Stage, lines: readonly Line[]): Promise<Sent[][]> {
  const answers: Sent[][] = []
  for (const { text, replies, quotesBot, ...said } of lines) {
    const before = peer.sent.length
    peer.say(text, quotesBot ? { ...said, quote: peer.lastSentId() } : said)
    await peer.replies(before + replies)
    await pause(SETTLE_MS)
    const got = peer.sent.slice(before)
    if (got.length > replies) throw new Error(`「${text}」: ${got.length} replies instead of ${replies}`)
    answers.push(got)
  }
  return answers
}

/** How long a further reply is waited for after the expected ones, in milliseconds. */
const SETTLE_MS = 150

/** {@link play} on a bot of its own, as it is shipped. */
export async function playOverOneBot(lines: readonly Line[], direction: Direction): Promise<Sent[][]> {
  const stage = await openStage(direction)
  try {
    return await play(stage, lines)
  } finally {
    await stage.close()
  }
}

/** Waits until the bot's log has this many lines that match. */
export function logged(bot: BotProcess, pattern: RegExp): Promise<void> {
  return eventually(() => pattern.test(bot.output()), `${pattern} in the log`)
}
