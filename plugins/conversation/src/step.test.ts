/** The whole line of an event: what holds for every sequence of events, and the turns that no transcript shows. */
import { createModel } from '@support-agent/diagnosis'
import fc from 'fast-check'
import {
  fixedScorer,
  knowledgeOf,
  PLAIN_BALANCE,
  topic,
  topicWithSteps,
  value,
  variable,
} from '../../../test/helpers/small-knowledge'
import {
  type Circumstance,
  type Conversation,
  DEFAULT_SETTINGS,
  type Event,
  LONGEST_REPLY,
  type MessageEvent,
  newConversation,
  plainReply,
  render,
  type StepResult,
  step,
} from '.'

const CODES = variable(
  'error_code',
  [
    value(
      '50001',
      { test: 'member', members: ['50001'] },
      { text: { 'zh-CN': { label: '50001', means: '时间' }, 'en-US': { label: '50001', means: 'time' } } },
    ),
  ],
  { quantity: 'code' },
)
const TOPICS = [
  topicWithSteps('a', 40, { evidence: { error_code: [0.9] } }),
  topicWithSteps('b', 3),
  topicWithSteps('c', 0),
  topic('list', 'guide', { role: 'checklist' }),
  topic('chatter', 'not-ours'),
]
const KNOWLEDGE = knowledgeOf(TOPICS, [CODES])
/** Unsure between a, b and c. */
const MODEL = createModel(KNOWLEDGE, fixedScorer(TOPICS, [0.3, 0.28, 0.26, 0.06, 0.1]), PLAIN_BALANCE)
const SPEAKER = { platform: 'p', channel: 'c', user: 'u' }
const START = 1_000_000

const at = (now: number, more: Partial<Circumstance> = {}): Circumstance => ({
  ...{ model: MODEL, settings: DEFAULT_SETTINGS, now, prefix: '/' },
  ...more,
})
const message = (text: string, more: Partial<MessageEvent> = {}): MessageEvent => ({
  ...{ kind: 'message', text, at: START, timed: true, addressed: true, called: true, quotesBot: false, pictures: 0 },
  ...more,
})
const wordsOf = ({ effects }: StepResult) =>
  effects
    .flatMap((effect) => (effect.kind === 'say' ? [plainReply(render(effect.lines, effect.locale))] : []))
    .join('\n')

/** Plays events a second apart. */
function play(...events: Event[]): StepResult {
  let result: StepResult | undefined
  events.forEach((event, i) => {
    result = step(result?.conversation ?? newConversation(SPEAKER), event, at(START + i * 1000))
  })
  if (!result) throw new Error('no events')
  return result
}

describe('turns', () => {
  test('the number picks the topic in its place', () => {
    expect(play(message('发不出去')).decision).toEqual({ kind: 'choose', topics: ['t/a', 't/b', 't/c'] })
    expect(play(message('发不出去'), message('2')).decision).toMatchObject({ kind: 'answer', topic: 't/b' })
  })

  test('the checklist is the guide with that role', () => {
    expect(play({ kind: 'command', command: 'checklist', text: '', at: START, timed: true }).decision).toEqual({
      kind: 'guide',
      topic: 't/list',
      p: 1,
    })
  })

  test('a long list of steps shows the first, more shows the rest under its own numbers', () => {
    const first = play(message('发不出去'), message('1'))
    const shown = first.conversation.answer?.shown.length ?? 0
    expect(wordsOf(first)).toContain(`「更多」看其余 ${40 - shown} 步`)
    const rest = play(message('发不出去'), message('1'), message('更多'))
    expect(wordsOf(rest)).toContain(`\n${shown + 1}. 做 step-${shown + 1}\n`)
    expect(rest.conversation.answer?.shown).toHaveLength(40)
  })

  test('secrets in the words are not kept', () => {
    const { conversation } = play(message('发不出去 token=abcdef0123456789abcdef0123456789'))
    expect(JSON.stringify(conversation)).not.toContain('abcdef0123456789')
  })

  test('silence leaves the very same conversation', () => {
    const before = newConversation(SPEAKER)
    const mention = at(START, { settings: { ...DEFAULT_SETTINGS, mode: 'mention' } })
    expect(step(before, message('发不出去', { addressed: false }), mention).conversation).toBe(before)
  })

  test('the time of day is no evidence where it is not known', () => {
    const { conversation } = play(message('发不出去', { timed: false }))
    expect(conversation.evidence.filter((piece) => piece.kind === 'reading')).toEqual([])
  })
})

describe('for every sequence of events', () => {
  const text = fc.oneof(
    fc.constantFrom(
      '发不出去',
      '1',
      '①',
      '2',
      '0',
      '更多',
      '为什么',
      '错误码50001',
      '80MB的zip',
      'why',
      'my file fails',
      '笑死',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom(
      '😀'.repeat(500),
      '\u202e\u2066abc',
      'https://evil.com/ www.evil.com',
      '{title}{summary}',
      'a'.repeat(5_000),
    ),
  )
  const moment = { at: fc.integer({ min: 0, max: 2 ** 41 }), timed: fc.boolean() }
  const event: fc.Arbitrary<Event> = fc.oneof(
    fc.record({
      kind: fc.constant('message' as const),
      text,
      ...moment,
      addressed: fc.boolean(),
      called: fc.boolean(),
      quotesBot: fc.boolean(),
      pictures: fc.nat(2),
    }),
    fc.record({
      ...{ kind: fc.constant('command' as const), text, ...moment },
      command: fc.constantFrom('diagnose', 'code', 'checklist', 'why', 'help'),
    }),
  )
  const script = fc.array(fc.tuple(event, fc.nat(20 * 60_000)), { minLength: 1, maxLength: 12 })

  function deepFreeze<T>(object: T): T {
    if (typeof object === 'object' && object !== null && !Object.isFrozen(object)) {
      Object.freeze(object)
      for (const inner of Object.values(object)) deepFreeze(inner)
    }
    return object
  }

  test('nothing throws, input stays as it was, output is repeatable, storable, short and without links', () => {
    fc.assert(
      fc.property(script, fc.constantFrom('mention', 'confident', 'off'), (events, mode) => {
        let conversation: Conversation = newConversation(SPEAKER)
        let now = START
        for (const [event, wait] of events) {
          now += wait
          const circumstance = at(now, { settings: { ...DEFAULT_SETTINGS, mode } })
          const before = deepFreeze(conversation)
          const result = step(before, deepFreeze(event), circumstance)
          expect(step(before, event, circumstance)).toEqual(result)
          expect(restored(result.conversation)).toEqual(result.conversation)
          expect(result.conversation.revision).toBe(before.revision + (result.conversation === before ? 0 : 1))
          const words = wordsOf(result)
          expect([...words].length).toBeLessThanOrEqual(LONGEST_REPLY)
          expect(words).not.toMatch(/:\/\/|www\.|evil\.com/i)
          if (result.decision.kind === 'silent') expect(words).toBe('')
          conversation = result.conversation
        }
      }),
      { seed: 3, numRuns: 150 },
    )
  })

  /** What comes back from a store; a member that is undefined is no member. */
  const restored = (conversation: Conversation): unknown => JSON.parse(JSON.stringify(conversation))
})
