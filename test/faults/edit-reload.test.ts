/** Koishi unloads the plugin, loads it again and changes its settings while administrators teach: what was acknowledged counts. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDurableStore } from '@support-agent/storage'
import { type Computed, Context, type ForkScope, h } from 'koishi'
import * as agent from 'koishi-plugin-support-agent'
import { Journal } from '../../plugins/teaching/src/journal'
import { AT_ONCE } from '../helpers/at-once'
import { BOT } from '../helpers/elements'
import { KeepingBot } from '../helpers/koishi-stage'
import { PRINTERS } from '../helpers/teaching-room'
import { print, roundsOr, temporaryFolder } from './settings'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
jest.setTimeout(300_000)

const reloads = roundsOr(6, 60)
/** Messages that are under way when the plugin is unloaded. */
const AT_A_TIME = 4
const KEEPER = 'keeper'
const directory = join(temporaryFolder(), 'store')

const settings = (mode: 'mention' | 'confident') =>
  new agent.Config({
    ...{ knowledge: PRINTERS, data: directory, cache: '', mode, administrators: [`mock:${KEEPER}`] },
    ...{ manners: AT_ONCE, flood: { messages: 1_000_000 } },
  } as unknown as agent.Config)

/** A whole application, as `koishi start` makes it. */
async function openApp() {
  const app = new Context({ prefix: ['/'] as unknown as Computed<string[]> })
  let bot: KeepingBot | undefined
  const platform = app.plugin({
    name: 'mock-bot',
    apply: (ctx: Context) => {
      bot = new KeepingBot(ctx, { selfId: BOT })
    },
  })
  await app.start()
  if (!bot) throw new Error('the mock bot was not loaded')
  const close = async () => {
    // A bot takes itself off a list that the application has no more when it stops.
    platform.dispose()
    await app.stop()
  }
  return { app, bot, close }
}

let asked = 0
function say(bot: KeepingBot, text: string): string {
  const id = `in-${++asked}`
  bot.receive({
    ...{ platform: 'mock', type: 'message', selfId: BOT, timestamp: Date.now(), user: { id: KEEPER, name: KEEPER } },
    ...{ channel: { id: `private:${KEEPER}`, type: 1 }, message: { id, content: text, elements: [h.text(text)] } },
  })
  return id
}

async function answerTo(bot: KeepingBot, id: string): Promise<string> {
  for (let turn = 0; turn < 1_000; turn++) {
    const reply = bot.sent.find(({ quote }) => quote === id)
    if (reply) return reply.text
    await wait(20)
  }
  throw new Error(`${id} was not answered`)
}

/** Somebody switches the plugin off and on, or changes its settings in the console. */
const WAYS: readonly ((fork: ForkScope, load: () => ForkScope) => ForkScope)[] = [
  (fork, load) => {
    fork.dispose()
    return load()
  },
  (fork) => {
    fork.update(settings('mention'), true)
    return fork
  },
  (fork) => {
    fork.update(settings('confident'), true)
    return fork
  },
]

test(`${reloads} reloads in the middle of edits`, async () => {
  const { app, bot, close } = await openApp()
  const load = () => app.plugin(agent as never, settings('confident')) as unknown as ForkScope
  let fork = load()
  /** By the message that asked for it. */
  const taught = new Map<string, string>()
  for (let reload = 0; reload < reloads; reload++) {
    for (let n = 0; n < AT_A_TIME; n++) {
      const text = `第${reload}回第${n}句卡住了`
      taught.set(say(bot, `/教 paper-jam ${text} --yes`), text)
    }
    const [first = ''] = [...taught.keys()].slice(-AT_A_TIME)
    // The first is acknowledged, the others are somewhere on their way.
    await answerTo(bot, first)
    fork = WAYS[reload % WAYS.length]!(fork, load)
    // Loaded again it answers, and with everything that was acknowledged.
    expect(await answerTo(bot, say(bot, '/知识 paper-jam'))).toContain('卡纸')
  }
  const acknowledged = [...taught].filter(([id]) =>
    bot.sent.some(({ quote, text }) => quote === id && /生效了/u.test(text)),
  )
  // In force: to teach it again is refused.
  for (const [, text] of acknowledged) {
    expect(await answerTo(bot, say(bot, `/教 paper-jam ${text} --yes`))).toContain(`里已经有「${text}」`)
  }
  fork.dispose()
  await close()

  // The lock is free: another opens the store, and everything is in it, once.
  const store = await openDurableStore({ directory, now: Date.now })
  const journal = new Journal(store, Date.now)
  await journal.restore()
  const kept = journal.edits.flatMap(({ operations }) =>
    operations.flatMap((one) => (one.op === 'add-utterances' ? one.texts : [])),
  )
  await store.close()
  const lost = acknowledged.filter(([, text]) => !kept.includes(text))
  print(
    `reloads of the plugin by Koishi: ${reloads}, ${acknowledged.length} acknowledged, ${lost.length} lost, ${journal.unreadable.length} unreadable`,
  )
  expect(acknowledged.length).toBeGreaterThanOrEqual(reloads)
  expect(lost).toEqual([])
  expect(journal.unreadable).toEqual([])
  expect(new Set(kept).size).toBe(kept.length)
})
