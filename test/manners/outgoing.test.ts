/** Whatever a reply is made of, no Markdown, no link, no host off the list and no word of the outgoing list leaves for OneBot. */
import { join } from 'node:path'
import { line, NAMED_HOSTS, plainReply, render } from '@support-agent/conversation'
import { fold } from '@support-agent/diagnosis'
import { loadBases, readOutgoingWords } from '@support-agent/knowledge-base'
import fc from 'fast-check'
import type { Context, h } from 'koishi'
import { cutting } from '../../plugins/support-agent/src/manners/outgoing'
import { DEFAULT_MANNERS } from '../../plugins/support-agent/src/manners/settings'
import { OperatorDesk } from '../../plugins/support-agent/src/operator-desk'
import { notifyOperators } from '../../plugins/support-agent/src/operators'
import { Outbox } from '../../plugins/support-agent/src/outbox'
import { Scheduler } from '../../plugins/support-agent/src/scheduler'
import { FakeClock } from '../helpers/fake-clock'
import { FakePlatform, groupTarget } from '../helpers/fake-platform'

const KNOWLEDGE = join(__dirname, '../../knowledge')
const WORDS = readOutgoingWords(KNOWLEDGE).filter((word) => !word.startsWith('!'))
const clean = cutting(readOutgoingWords(KNOWLEDGE))
const PLENTY = { most: 100_000, window: 60_000 }

/** The words as an outbox hands them to the platform. */
async function sentFor(texts: readonly string[]): Promise<readonly string[]> {
  const clock = new FakeClock(0)
  const platform = new FakePlatform(clock)
  const budget = {
    ...{ account: [PLENTY], group: PLENTY, groupUnasked: PLENTY, user: PLENTY },
    ...{ newcomerShare: 1, warnAt: 1 },
  }
  const outbox = new Outbox(
    { rest: DEFAULT_MANNERS.rest, pace: { ...DEFAULT_MANNERS.pace, gap: 0 }, budget, clean },
    new Scheduler(clock),
    {
      outcome: () => {},
      nearlySpent: () => {},
      rests: () => {},
      refused: () => {},
      isNewcomer: () => false,
      isSilent: () => false,
    },
  )
  const lines = texts.map((summary) => line('answer.summary', { summary }))
  await outbox.send(platform, groupTarget('g'), lines, { locale: 'zh-CN', reason: 'answer' })
  return platform.sent.map(({ text }) => text)
}

const HOST = /(?<![\w@])(?:[a-z0-9][a-z0-9-]*\.)+(?:com|cn|net|org|shop|xyz)(?![\w-])/giu

/** Latin words count as whole words only, so they stand alone here. */
const piece = fc.oneof(
  fc.constantFrom(...WORDS.map((word) => ` ${word} `), ...WORDS.filter((word) => /^\p{Script=Han}+$/u.test(word))),
  fc.constantFrom(
    'http',
    'https://',
    'HTTP://',
    ':',
    '//',
    '/',
    'www.',
    '.',
    'qq',
    'evil',
    '.com',
    '.shop',
    'bit.cn/a',
  ),
  fc.constantFrom('**', '*', '__', '`', '~~', '~', '\n# ', '[', '](', ')', '![', '\u200b', '\u202e', ' ', '\n', '-'),
  fc.constantFrom('先发个', '文件', '10 KB', '{title}', 'txt'),
)

const texts = fc.array(
  fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join('')),
  { minLength: 1, maxLength: 4 },
)
const OFTEN = { seed: 11, numRuns: 1_500 }

function expectPlain(text: string): void {
  expect(text).not.toMatch(/\*\*|__|~~|`|^#{1,6} |\]\(/mu)
  expect(text).not.toMatch(/:\/\/|www\./iu)
  const hosts = text.toLowerCase().match(HOST) ?? []
  expect(hosts.filter((host) => !NAMED_HOSTS.some((own) => host === own || host.endsWith(`.${own}`)))).toEqual([])
  const words = text.split(/[\s…]+/u)
  const forbidden = WORDS.filter((word) => (/^[a-z]+$/u.test(word) ? words.includes(word) : hasHan(text, word)))
  expect(forbidden).toEqual([])
}

test('what leaves is plain', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      for (const text of await sentFor(all)) expectPlain(text)
    }),
    OFTEN,
  )
})

test('so is what the operator is told', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (all) => {
      const told: h[] = []
      const bot = {
        platform: 'p',
        isActive: true,
        sendPrivateMessage: async (_: string, sent: h[]) => told.push(...sent),
      }
      const ctx = { bots: [bot] } as unknown as Context
      const desk = new OperatorDesk(new Scheduler(new FakeClock(0)), {
        ...{ clean, gap: 0 },
        notify: (text) => notifyOperators(ctx, ['p:1'], text),
      })
      const [channel = '', ...why] = all
      desk.tell('refused', line('operator.refused', { channel, why: why.join(' ') }))
      desk.announce(all.join('\n'))
      expect(told).toHaveLength(2)
      for (const { type, attrs } of told) {
        // Anything but a text would be read as mark-up.
        expect(type).toBe('text')
        expectPlain(String(attrs.content))
      }
    }),
    OFTEN,
  )
})

function hasHan(text: string, word: string): boolean {
  return /^\p{Script=Han}+$/u.test(word) && fold(text).text.includes(word)
}

test('the list is no small one, and nothing that the bot teaches has a word of it', () => {
  expect(WORDS.length).toBeGreaterThan(40)
  const taught = loadBases(KNOWLEDGE).bases.flatMap(({ topics }) =>
    topics.flatMap(({ text }) =>
      Object.values(text).flatMap(({ title, summary, caution = '', remedies }) => [
        ...[title, summary, caution],
        ...Object.values(remedies),
      ]),
    ),
  )
  expect(taught.length).toBeGreaterThan(500)
  expect(taught.filter((text) => clean(text) !== text)).toEqual([])
  expect(clean(plainReply(render([line('refused.notice')], 'zh-CN')))).not.toContain('…')
})
