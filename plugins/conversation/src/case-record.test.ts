/** What is written down of a case: each event once, no words, only what was observed and tried. */
import { createModel } from '@support-agent/diagnosis'
import {
  fixedScorer,
  knowledgeOf,
  PLAIN_BALANCE,
  topic,
  topicWithSteps,
  value,
  variable,
} from '../../../test/helpers/small-knowledge'
import { type CaseRecord, type Conversation, DEFAULT_SETTINGS, type MessageEvent, newConversation, step } from '.'

const CODES = variable('error_code', [value('50001', { test: 'member', members: ['50001'] }), value('403')], {
  quantity: 'code',
})
const TOPICS = [
  topicWithSteps('a', 4, { evidence: { error_code: [0.9, 0.1] } }),
  topicWithSteps('b', 3),
  topic('chatter', 'not-ours'),
]
const MODEL = createModel(knowledgeOf(TOPICS, [CODES]), fixedScorer(TOPICS, [0.8, 0.15, 0.05]), PLAIN_BALANCE)
const SPEAKER = { platform: 'p', channel: 'c', user: 'u' }

/** Says the lines a second apart, all to the bot. */
function recordsOf(...lines: string[]): CaseRecord[] {
  let conversation: Conversation = newConversation(SPEAKER)
  return lines.flatMap((text, i) => {
    const now = 1_000 * (i + 1)
    const event: MessageEvent = {
      ...{ kind: 'message', text, at: now, timed: false },
      ...{ addressed: true, called: true, quotesBot: false, pictures: 0 },
    }
    const result = step(conversation, event, { model: MODEL, settings: DEFAULT_SETTINGS, now, prefix: '', staff: {} })
    conversation = result.conversation
    return result.effects.flatMap((effect) => (effect.kind === 'record' ? [effect.record] : []))
  })
}

const PROBLEM = '发不出去 50001'
const events = (...lines: string[]) => recordsOf(...lines).map(({ event, steps }) => [event, ...steps].join(' '))

test('a record holds ids, never words', () => {
  const [record] = recordsOf(`${PROBLEM} 我叫王小明`)
  expect(record).toEqual({
    event: 'answered',
    topic: 't/a',
    p: expect.closeTo(0.906, 3),
    steps: ['step-1', 'step-2'],
    at: 1_000,
    speaker: SPEAKER,
    observed: [{ variable: 'error_code', value: '50001' }],
    knowledge: 'r1',
  })
  expect(JSON.stringify(record)).not.toMatch(/发不出去|王小明/)
})

test.each<[name: string, lines: string[], records: string[]]>([
  ['solved by the steps that were given last', [PROBLEM, '好了'], ['answered step-1 step-2', 'solved step-1 step-2']],
  ['thanks: nobody knows', [PROBLEM, '谢谢'], ['answered step-1 step-2', 'unknown step-1 step-2']],
  ['left', [PROBLEM, '算了'], ['answered step-1 step-2', 'left step-1 step-2']],
  [
    'a failure is told once, its successor by its own outcome',
    [PROBLEM, '还是不行', '好了'],
    ['answered step-1 step-2', 'failed step-1 step-2', 'solved step-3 step-4'],
  ],
  ['a person', [PROBLEM, '转人工'], ['answered step-1 step-2', 'handed-over step-1 step-2']],
  ['a person out of nothing', ['转人工'], ['handed-over']],
  [
    'a second request is no second event',
    [PROBLEM, '转人工', '转人工'],
    ['answered step-1 step-2', 'handed-over step-1 step-2'],
  ],
  [
    'what comes after the end is of no case',
    [PROBLEM, '好了', '好了', '谢谢'],
    ['answered step-1 step-2', 'solved step-1 step-2'],
  ],
  ['looking is no event', [PROBLEM, '为什么', '更多'], ['answered step-1 step-2']],
])('%s', (_, lines, records) => {
  expect(events(...lines)).toEqual(records)
})
