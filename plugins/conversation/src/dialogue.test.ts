/** What holds for every dialogue: nothing is asked or given twice in a case, it comes to an end, and is plain data. */
import { createModel } from '@support-agent/diagnosis'
import fc from 'fast-check'
import { askable } from '../../../test/helpers/askable'
import { fixedScorer, knowledgeOf, PLAIN_BALANCE, topic, topicWithSteps } from '../../../test/helpers/small-knowledge'
import {
  type CaseRecord,
  type Conversation,
  DEFAULT_SETTINGS,
  type Event,
  newConversation,
  type Settings,
  type StepResult,
  step,
} from '.'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f']
const VARIABLES = NAMES.map((id, i) => askable(`asks-${id}`, i % 2 ? ['yes', 'no'] : ['x', 'y', 'z']))
/** Each topic is told apart by one variable, and has steps of its own. */
const TOPICS = [
  ...NAMES.map((id, i) =>
    topicWithSteps(id, 2 + (i % 3), { evidence: { [`asks-${id}`]: i % 2 ? [0.95, 0.05] : [0.9, 0.05, 0.05] } }),
  ),
  topic('list', 'guide', { role: 'checklist', remedies: [{ id: 'look', success: 1, minutes: 1 }] }),
  topic('chatter', 'not-ours'),
]
const MODEL = createModel(
  knowledgeOf(TOPICS, VARIABLES),
  fixedScorer(
    TOPICS,
    TOPICS.map(() => 1 / 8),
  ),
  PLAIN_BALANCE,
)
const SPEAKER = { platform: 'p', channel: 'c', user: 'u' }
const START = 1_000_000
const GUIDE = 't/list'

const text = fc.constantFrom(
  ...[
    '发不出去',
    '又发不出去了',
    '1',
    '2',
    '3',
    '0',
    '9',
    '能',
    '不行',
    '还是不行',
    '跳过',
    '不知道',
    '更多',
    '为什么',
  ],
  ...['好了', '谢谢', '算了', '转人工', '不是,是x', 'x', 'yes', '80', '笑死', ''],
)
const moment = { at: fc.constant(START), timed: fc.boolean() }
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 8, arbitrary: said() },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ kind: fc.constant('command' as const), text, ...moment },
      command: fc.constantFrom('diagnose', 'code', 'checklist', 'why', 'help'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('relief' as const), at: fc.constant(START) }) },
)

function said(): fc.Arbitrary<Event> {
  return fc.record({
    ...{ kind: fc.constant('message' as const), text, ...moment, pictures: fc.constant(0) },
    ...{ addressed: fc.constant(true), called: fc.boolean(), quotesBot: fc.boolean() },
  })
}

/** Minutes before each event: mostly seconds, sometimes days. */
const pause = fc.oneof(
  { weight: 8, arbitrary: fc.constant(0.2) },
  { weight: 1, arbitrary: fc.constantFrom(4, 11, 60, 13 * 60, 25 * 60, 8 * 24 * 60) },
)
const script = fc.array(fc.tuple(event, pause), { minLength: 1, maxLength: 40 })
const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  mostQuestions: fc.constantFrom(0, 2, 5),
  firstSteps: fc.constantFrom(1, 2),
  mostSteps: fc.constantFrom(3, 8),
})
const staff = fc.constantFrom(undefined, {}, { backAt: '09:00' })

interface Scene {
  readonly events: readonly (readonly [Event, number])[]
  readonly more: Partial<Settings>
  readonly staff: object | undefined
}
const scene: fc.Arbitrary<Scene> = fc.record({ events: script, more: settings, staff })

/** Plays it as a shell would: what has expired is new, what is kept went through JSON. */
function* play({ events, more, staff }: Scene): Generator<{ before: Conversation; result: StepResult; now: number }> {
  let conversation = newConversation(SPEAKER)
  let now = START
  for (const [event, minutes] of events) {
    now += minutes * 60_000
    const before = conversation.expires > now || conversation.revision === 0 ? conversation : newConversation(SPEAKER)
    const circumstance = { model: MODEL, settings: { ...DEFAULT_SETTINGS, ...more }, now, prefix: '/', staff }
    const result = step(before, event, circumstance)
    yield { before, result, now }
    conversation = JSON.parse(JSON.stringify(result.conversation)) as Conversation
  }
}

const RUNS = { seed: 5, numRuns: 300 }
const twice = (names: readonly string[]) => names.filter((name, i) => names.indexOf(name) !== i)

test('the state is plain data, and counts its changes', () => {
  fc.assert(
    fc.property(scene, (played) => {
      for (const { before, result } of play(played)) {
        expect(JSON.parse(JSON.stringify(result.conversation))).toEqual(result.conversation)
        expect(result.conversation.revision).toBe(before.revision + (result.conversation === before ? 0 : 1))
      }
    }),
    RUNS,
  )
})

test('in a case nothing is asked twice, no step of a cause is given twice, and the questions are limited', () => {
  fc.assert(
    fc.property(scene, (played) => {
      for (const { result } of play(played)) {
        const { asked, given } = result.conversation
        expect(twice(asked)).toEqual([])
        expect(asked.length).toBeLessThanOrEqual(played.more.mostQuestions ?? DEFAULT_SETTINGS.mostQuestions)
        expect(twice(given.filter(({ topic }) => topic !== GUIDE).map((one) => `${one.topic}#${one.remedy}`))).toEqual(
          [],
        )
      }
    }),
    RUNS,
  )
})

test('a question is about a variable that was neither asked nor known', () => {
  fc.assert(
    fc.property(scene, (played) => {
      for (const { before, result } of play(played)) {
        const { decision, conversation } = result
        if (decision.kind !== 'question') continue
        const isSameCase = conversation.asked.length > 1
        if (isSameCase) expect(before.asked).not.toContain(decision.variable)
        const known = conversation.evidence.flatMap((piece) =>
          piece.kind === 'value' || piece.kind === 'not' ? [piece.variable] : [],
        )
        expect(known).not.toContain(decision.variable)
      }
    }),
    RUNS,
  )
})

test('a hand-over stands alone: silence until the bot is called, relieved, asked by command, or twelve hours passed', () => {
  fc.assert(
    fc.property(scene, (played) => {
      for (const { before, result, now } of play(played)) {
        const open = before.handedOverAt !== undefined && now - before.handedOverAt <= DEFAULT_SETTINGS.handOverLasts
        if (open) expect(result.decision).not.toMatchObject({ kind: 'hand-over', reason: 'asked-for' })
        if (played.staff === undefined) expect(result.conversation.handedOverAt).toBe(undefined)
      }
    }),
    RUNS,
  )
})

test('steps are reported to have failed or solved once each time they were given', () => {
  fc.assert(
    fc.property(scene, (played) => {
      let outstanding: readonly string[] = []
      for (const { result } of play(played)) {
        for (const { event, topic, steps } of recordsOf(result)) {
          if (event !== 'failed' && event !== 'solved') continue
          const ended = steps.map((id) => `${topic}#${id}`)
          expect(ended.filter((name) => !outstanding.includes(name))).toEqual([])
        }
        const { answer } = result.conversation
        outstanding = answer ? answer.shown.map((id) => `${answer.topic}#${id}`) : []
      }
    }),
    RUNS,
  )
})

function recordsOf({ effects }: StepResult): CaseRecord[] {
  return effects.flatMap((effect) => (effect.kind === 'record' ? [effect.record] : []))
}

/** A user who always answers alike comes to an end: a person, a refusal, or the request for exact words. */
test.each(['还是不行', '跳过', '0', '1', '2', '不行', '不知道', '都不是'])('%s, again and again, ends', (word) => {
  let conversation: Conversation = newConversation(SPEAKER)
  const kinds: string[] = []
  for (const [i, said] of ['发不出去', ...Array<string>(40).fill(word)].entries()) {
    const now = START + i * 10_000
    const message: Event = {
      ...{ kind: 'message', text: said, at: now, timed: false },
      ...{ addressed: true, called: false, quotesBot: false, pictures: 0 },
    }
    const result = step(conversation, message, {
      model: MODEL,
      settings: DEFAULT_SETTINGS,
      now,
      prefix: '/',
      staff: {},
    })
    conversation = result.conversation
    kinds.push(result.decision.kind)
    if (['hand-over', 'none-left', 'close', 'silent'].includes(result.decision.kind)) break
    // Picked and told: the user has what was asked for.
    if (result.decision.kind === 'answer' && /^\d$/.test(word)) break
  }
  expect(kinds.length).toBeLessThan(20)
})
