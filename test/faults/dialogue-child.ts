/**
 * Holds dialogues in a process of its own, to be killed: the plugin's own conversations and cases on a durable store,
 * without Koishi. Says, a line each: `open`, then `ack <user> <revision> <records>` after each reply that was acknowledged.
 */
import { setImmediate as turn } from 'node:timers/promises'
import {
  type Circumstance,
  DEFAULT_SETTINGS,
  type Effect,
  type MessageEvent,
  type Speaker,
  step,
} from '@support-agent/conversation'
import { openDurableStore } from '@support-agent/storage'
import { CaseBook } from '../../plugins/support-agent/src/case-book'
import { Conversations } from '../../plugins/support-agent/src/conversations'
import { Scheduler, systemClock } from '../../plugins/support-agent/src/scheduler'
import { askable, wordlessModel } from '../helpers/askable'
import { topicWithSteps } from '../helpers/small-knowledge'
import { countRecords, speakerOf, USERS } from './dialogue-audit'

const MODEL = wordlessModel(
  ['a', 'b', 'c', 'd'].map((id) => topicWithSteps(id, 4, { evidence: { [`asks-${id}`]: [0.95, 0.05] } })),
  ['a', 'b', 'c', 'd'].map((id) => askable(`asks-${id}`, ['yes', 'no'])),
)
const LINES = ['发不出去', '1', '2', '是', '不是', '跳过', '0', '还是不行', '更多', '好了', '谢谢', '算了', '转人工']
/** So small that every run meets snapshots. */
const COMPACT_AFTER = 20_000
const DAY = 24 * 3_600_000

interface Settings {
  readonly directory: string
  readonly seed: number
}

async function main({ directory, seed }: Settings): Promise<void> {
  const store = await openDurableStore({ directory, now: Date.now, compactAfter: COMPACT_AFTER })
  const scheduler = new Scheduler(systemClock)
  const conversations = new Conversations(store, scheduler)
  const cases = new CaseBook(store, scheduler, { retention: DAY, hashUsers: false, hashKey: '' })
  await Promise.all([conversations.restore(), cases.restore()])
  const records = await countRecords(store)
  say('open')

  const talk = async (user: number): Promise<void> => {
    const random = randomOf(seed * USERS + user)
    const speaker: Speaker = speakerOf(user)
    for (;;) {
      const text = LINES[Math.floor(random() * LINES.length)] ?? ''
      const event = messageOf(text)
      const result = await conversations.update(
        speaker,
        (conversation) => step(conversation, event, circumstanceNow()),
        ({ effects }) => recordsOf(effects).map((record) => cases.changeFor(record)),
      )
      const written = recordsOf(result.effects)
      for (const record of written) cases.learn(record)
      records[user] = (records[user] ?? 0) + written.length
      say(`ack ${user} ${result.conversation.revision} ${records[user]}`)
      await turn()
    }
  }
  await Promise.all(Array.from({ length: USERS }, (_, user) => talk(user)))
}

function circumstanceNow(): Circumstance {
  return { model: MODEL, settings: DEFAULT_SETTINGS, now: Date.now(), prefix: '/', staff: {} }
}

function messageOf(text: string): MessageEvent {
  return {
    ...{ kind: 'message', text, at: Date.now(), timed: false },
    ...{ addressed: true, called: true, quotesBot: false, pictures: 0 },
  }
}

function recordsOf(effects: readonly Effect[]) {
  return effects.flatMap((effect) => (effect.kind === 'record' ? [effect.record] : []))
}

/** A multiplicative congruential generator (Lehmer; Park and Miller 1988), 0–1. */
function randomOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** A pipe is written before this returns, so that nothing is said too late. */
function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main(JSON.parse(process.argv[2] ?? '{}') as Settings)
