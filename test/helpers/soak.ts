/** A long day of two hundred people in twenty groups, one message in twenty about our subject: what the bot sends meanwhile, judged. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Random, seededRandom } from '@support-agent/diagnosis'
import { h } from 'koishi'
import { budgetOf, type Limit } from '../../plugins/support-agent/src/manners/budget'
import { DEFAULT_MANNERS } from '../../plugins/support-agent/src/manners/settings'
import { BOT } from './elements'
import { openStage, type Sent, type Stage } from './koishi-stage'

/** What people ask, and the cause that they must be told; clear enough to be told unasked. */
export const PROBLEMS: readonly (readonly [text: string, cause: string])[] = [
  ['文件发不出去,错误码50001', '设备时间不准'],
  ['离线文件过期了怎么办', '离线文件已过期'],
  ['文件传到99%就卡住', '没等到服务器的确认'],
  ['反向 ws 连不上 ECONNREFUSED', '那个端口上没有程序在听'],
  ['文件名带特殊字符发不出去', '文件名或路径不合规'],
  ['离线文件提示文件大小超过限制', '文件太大'],
  ['发文件提示空间不足', '群文件空间满了'],
]
const CHATTER = ['笑死', '今晚打游戏吗', '收到', '下班了没', '明天几点集合', '哈哈哈哈', '谁有空帮我带个饭']

const USERS = 200
const GROUPS = 20
/** One message in so many is about our subject. */
const SHARE = 20
/** Between two messages, ms; in a rush, for so many of each round of messages, people come faster. */
const GAP = { calm: 500, rush: 60 }
const ROUND = 5_000
const RUSH = 1_000
/** In a rush one group has this part of the questions, and one user asks in every group. */
const CROWDED = 0.8
/** So long a case is open, ms: who has one is answered as somebody who asked. */
const CASE_OPEN = 24 * 3_600_000

const BUDGET = budgetOf(DEFAULT_MANNERS.budget)
/** Of the account's limits, in their order. */
const WINDOWS = ['a minute', 'an hour', 'a day']
const GAP_OF_ACCOUNT: Limit = { most: 1, window: DEFAULT_MANNERS.pace.gap }

/** A message about our subject. */
interface Question {
  readonly user: string
  readonly group: string
  readonly cause: string
  readonly asked: boolean
}

interface Sending extends Sent {
  readonly at: number
}

/** How much of a limit was used at most. */
export interface Reading extends Limit {
  readonly name: string
  readonly used: number
}

export interface SoakReport {
  readonly messages: number
  readonly questions: number
  readonly sent: number
  readonly readings: readonly Reading[]
  /** What quotes nothing, a message of another group, or a question about another cause than it tells. */
  readonly mixedUp: readonly Sent[]
  /** Of the heap, from after the first part on, MB. */
  readonly growth: number
}

/** Of the heap, MB: what the bot keeps for a while is bounded, and the lists of what was sent are in it. */
export const MOST_GROWTH = 10
/** Which part of the messages comes before memory is looked at. */
const WARM_UP = 0.3

export async function soak(messages: number, seed = 8): Promise<SoakReport> {
  const stage = await openStage({ config: { mode: 'confident', manners: { burst: { quiet: 0, most: 0 } } as never } })
  const sendings = watch(stage)
  const questions = new Map<string, Question>()
  const random = seededRandom(seed)
  let early = 0
  for (let i = 0; i < messages; i++) {
    if (i === Math.floor(messages * WARM_UP)) early = heapInMegabytes()
    const isRush = i % ROUND >= ROUND - RUSH
    const id = `soak-${i}`
    if (i % SHARE === 0) {
      const { text, ...question } = questionOf(random, isRush, i / SHARE)
      questions.set(id, question)
      const content = question.asked ? [h.at(BOT), h.text(` ${text}`)] : text
      await stage.say({ user: question.user, group: question.group, id, content })
    } else {
      const user = pick(random, USERS)
      await stage.say({
        user: `u${user}`,
        group: groupOf(user, random),
        id,
        content: CHATTER[i % CHATTER.length] ?? '',
      })
    }
    stage.clock.advance(isRush ? GAP.rush : GAP.calm)
  }
  const growth = heapInMegabytes() - early
  await stage.close()
  return {
    ...{ messages, questions: questions.size, sent: sendings.length, growth },
    readings: readingsOf(sendings, questions),
    mixedUp: sendings.filter((sending) => isMixedUp(sending, questions, sendings)),
  }
}

/** Everybody is in two groups, and one user is in all. */
function groupOf(user: number, random: Random): string {
  return `g${(random() < 0.5 ? user : user * 7 + 3) % GROUPS}`
}

function questionOf(random: Random, isRush: boolean, number: number): Question & { readonly text: string } {
  const [text, cause] = PROBLEMS[pick(random, PROBLEMS.length)] ?? ['', '']
  const asked = number % 2 === 0
  if (isRush && number % 4 === 0) return { text, cause, asked, user: 'busy', group: `g${(number / 4) % GROUPS}` }
  const user = pick(random, USERS)
  const group = isRush && random() < CROWDED ? 'g0' : groupOf(user, random)
  return { text, cause, asked, user: `u${user}`, group }
}

function pick(random: Random, count: number): number {
  return Math.floor(random() * count)
}

/** Notes when each message was sent. */
export function watch({ bot, clock }: Stage): readonly Sending[] {
  const sendings: Sending[] = []
  const send = bot.sendMessage.bind(bot)
  bot.sendMessage = async (channel, content) => {
    const at = clock.now()
    const ids = await send(channel, content)
    const sent = bot.sent.at(-1)
    if (sent) sendings.push({ ...sent, at })
    return ids
  }
  return sendings
}

/** The account and its groups, of any messages; users and what was unasked, as far as the questions are known. */
export function readingsOf(
  sendings: readonly Sending[],
  questions: ReadonlyMap<string, Question> = new Map(),
): Reading[] {
  const questionOf = ({ quote = '' }: Sent) => questions.get(quote)
  const lastTold = new Map<string, number>()
  const [asked, unasked]: [Sending[], Sending[]] = [[], []]
  for (const sending of sendings) {
    const question = questionOf(sending)
    if (!question) continue
    const speaker = `${question.group}/${question.user}`
    const isInCase = sending.at - (lastTold.get(speaker) ?? Number.NEGATIVE_INFINITY) <= CASE_OPEN
    lastTold.set(speaker, sending.at)
    if (question.asked || isInCase) asked.push(sending)
    else unasked.push(sending)
  }
  return [
    reading('the gap', GAP_OF_ACCOUNT, [sendings]),
    ...BUDGET.account.map((limit, i) => reading(`the account in ${WINDOWS[i]}`, limit, [sendings])),
    reading(
      'a group',
      BUDGET.group,
      by(sendings, ({ channelId }) => channelId),
    ),
    reading(
      'a group, unasked',
      BUDGET.groupUnasked,
      by(unasked, ({ channelId }) => channelId),
    ),
    reading(
      'a user',
      BUDGET.user,
      by(asked, (sending) => questionOf(sending)?.user ?? ''),
    ),
  ]
}

function reading(name: string, { most, window }: Limit, kinds: readonly (readonly Sending[])[]): Reading {
  const used = Math.max(0, ...kinds.map((sendings) => mostWithin(sendings, window)))
  return { name, most, window, used }
}

function by(sendings: readonly Sending[], keyOf: (sending: Sending) => string): readonly (readonly Sending[])[] {
  const kinds = new Map<string, Sending[]>()
  for (const sending of sendings) {
    const key = keyOf(sending)
    kinds.set(key, [...(kinds.get(key) ?? []), sending])
  }
  return [...kinds.values()]
}

/** The most that fell into one window. */
function mostWithin(sendings: readonly Sending[], window: number): number {
  let first = 0
  return sendings.reduce((most, { at }, i) => {
    while (at - (sendings[first]?.at ?? at) >= window) first++
    return Math.max(most, i - first + 1)
  }, 0)
}

function isMixedUp(
  { channelId, quote = '', text }: Sending,
  questions: ReadonlyMap<string, Question>,
  sendings: readonly Sending[],
): boolean {
  const question = questions.get(quote)
  // Late ones are joined in a line that quotes the answer.
  const own = question ? undefined : sendings.find(({ id }) => id === quote)
  const cause = question?.cause ?? PROBLEMS.find(([, told]) => own?.text.includes(told))?.[1]
  const told = PROBLEMS.map(([, title]) => title).filter((title) => text.split('\n')[0]?.includes(title))
  return (question?.group ?? own?.channelId) !== channelId || told.some((title) => title !== cause)
}

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

function heapInMegabytes(): number {
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}
