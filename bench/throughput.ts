/** Messages per second over OneBot with a twentieth for the bot, and how long its answers take: shipped beside empty. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Random, seededRandom } from '@support-agent/diagnosis'
import { loadBases } from '@support-agent/knowledge-base'
import { AT_ONCE } from '../test/helpers/at-once'
import { pause, type Said } from '../test/onebot/peer'
import { type BotProcess, ROOT, type StartOptions, startBot } from '../test/start/bot-process'
import { EMPTY, SHIPPED } from './contestants'
import { Link } from './link'
import { format, judge, percentile } from './report'

/** One message in so many is for the bot. */
const SHARE = 20
const GROUP = 30_003
/** As fast as they can, in rounds that alternate between the bots. */
const ROUNDS = 3
const FLOOD = 400
/** At a moderate rate: so many messages, one every so many milliseconds. */
const PACED = 300
const PACE_MS = 10
/** Learning weights in the background ends within this time after the start. */
const SETTLE_MS = 3000
/** The least share of the empty bot's rate. */
const LEAST_SHARE = 1 / 3
/** The most answers that nobody asked for, as a share of the chatter. */
const MOST_VOLUNTEERED = 0.02

interface Message {
  readonly text: string
  readonly said: Said
}

interface Sending {
  /** From the first message to the last answer. */
  readonly ms: number
  /** Milliseconds from each message for the bot to its answer. */
  readonly latencies: readonly number[]
}

/** A running bot, a link to it, and what was said to it that is not for it. */
interface Contestant {
  readonly name: string
  readonly bot: BotProcess
  readonly link: Link
  readonly chatter: Set<number>
  readonly rates: number[]
}

/** As shipped, without the pauses and budgets of its manners: what is measured is the way to an answer. */
const UNPACED: StartOptions = {
  ...SHIPPED,
  config: `${readFileSync(join(ROOT, 'koishi.yml'), 'utf8').trimEnd()}\n    manners: ${JSON.stringify(AT_ONCE)}\n`,
}

export async function benchmarkThroughput(): Promise<boolean> {
  const lines = chatterLines()
  const contestants: Contestant[] = []
  try {
    for (const [name, options] of [['shipped', UNPACED] as const, ['empty', EMPTY] as const]) {
      contestants.push(await enter(name, options))
    }
    await pause(SETTLE_MS)
    for (let round = 0; round < ROUNDS; round++) {
      const flood = messages(lines, FLOOD, round + 1)
      for (const one of contestants) one.rates.push(FLOOD / ((await send(one, flood, 0)).ms / 1000))
    }
    for (const one of contestants) print(one, await send(one, messages(lines, PACED, ROUNDS + 1), PACE_MS))
  } finally {
    for (const { link, bot } of contestants) {
      link.close()
      await bot.stop()
    }
  }
  return judgeBoth(contestants)
}

function judgeBoth([shipped, empty]: readonly Contestant[]): boolean {
  if (!shipped || !empty) return false
  return judge([
    {
      name: 'messages per second, share of the empty bot',
      value: percentile(shipped.rates, 0.5) / percentile(empty.rates, 0.5),
      limit: LEAST_SHARE,
      judged: 'strictly',
      good: 'at least',
    },
    {
      name: 'answers to chatter, share',
      value: volunteered(shipped) / shipped.chatter.size,
      limit: MOST_VOLUNTEERED,
      judged: 'strictly',
      good: 'at most',
    },
  ])
}

async function enter(name: string, options: StartOptions): Promise<Contestant> {
  const bot = await startBot(options)
  return { name, bot, link: await Link.open(bot.port), chatter: new Set(), rates: [] }
}

function print(one: Contestant, { latencies }: Sending): void {
  const at = (share: number) => `${format(percentile(latencies, share))} ms`
  console.log(
    `${one.name}: ${one.rates.map(Math.round).join(', ')} messages per second; at ${1000 / PACE_MS} per second answers ` +
      `take ${at(0.5)} (p50), ${at(0.99)} (p99); ${volunteered(one)} answers to chatter`,
  )
}

function volunteered({ link, chatter }: Contestant): number {
  return link.answers.filter(({ quote = 0 }) => chatter.has(quote)).length
}

/** Sends all, one every `paceMs`, and waits for each answer that is due; the last message of all is due one. */
async function send({ link, chatter }: Contestant, all: readonly Message[], paceMs: number): Promise<Sending> {
  const sentAt = new Map<number, number>()
  const start = performance.now()
  for (const [i, { text, said }] of all.entries()) {
    while (performance.now() < start + i * paceMs) await pause(1)
    const id = link.say(text, said)
    if (said.mention) sentAt.set(id, performance.now())
    else chatter.add(id)
  }
  await link.answered([...sentAt.keys()])
  const ms = performance.now() - start
  const latencies = link.answers.flatMap(({ quote = 0, at }) => {
    const sent = sentAt.get(quote)
    return sent === undefined ? [] : [at - sent]
  })
  return { ms, latencies }
}

/** What the shipped knowledge knows as not ours, but for what the empty bot would answer. */
function chatterLines(): string[] {
  const topics = loadBases('knowledge').bases.flatMap((base) => base.topics)
  return topics
    .flatMap(({ kind, utterances }) => (kind === 'not-ours' ? utterances : []))
    .filter((text) => !text.includes('50001'))
}

/** Chatter with small changes, every so many followed by a question to the bot; each by somebody else. */
function messages(chatter: readonly string[], count: number, seed: number): Message[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    const user = seed * 1_000_000 + i
    if (i % SHARE === SHARE - 1) return { text: pick(QUESTIONS, random), said: { user, group: GROUP, mention: true } }
    return { text: `${pick(chatter, random)}${pick(TAILS, random)}`, said: { user, group: GROUP } }
  })
}

const QUESTIONS = ['错误码50001', '发离线文件提示 50001 怎么办', 'QQ 传文件报错50001', '50001 是什么问题,发不出去']
const TAILS = ['', '啊', '呢', '哈哈', '…', '!', ' lol', '~']

function pick<T>(items: readonly T[], random: Random): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}
