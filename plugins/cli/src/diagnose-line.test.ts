/** What a line of `diagnose --jsonl` may say and what its answer looks like. */
import { createModel } from '@support-agent/diagnosis'
import { fixedScorer, knowledgeOf, PLAIN_BALANCE, topic } from '../../../test/helpers/small-knowledge'
import { diagnoseText, readRequest } from './diagnose-line'

describe('a line that is read', () => {
  test.each([
    ['{"text":"错误码50001"}', { text: '错误码50001', addressed: true }],
    ['{"text":""}', { text: '', addressed: true }],
    ['{"text":"a","addressed":false}', { text: 'a', addressed: false }],
    ['{"text":"a","at":null}', { text: 'a', addressed: true }],
    [
      '{"text":"a","at":"2026-01-07T02:30:00+08:00"}',
      { text: 'a', addressed: true, at: new Date('2026-01-06T18:30:00Z') },
    ],
    ['{"text":"a","more":1}', { text: 'a', addressed: true }],
    ['  {"text":"\\u0000\\ud800"}  ', { text: '\u0000\ud800', addressed: true }],
  ])('%s', (line, request) => {
    expect(readRequest(line)).toEqual(request)
  })

  test.each([
    ['{"text":', 'not-json'],
    ['错误码50001', 'not-json'],
    ['"text"', 'not-json'],
    ['[{"text":"a"}]', 'not-json'],
    ['null', 'not-json'],
    ['{}', 'no-text-field'],
    ['{"text":50001}', 'no-text-field'],
    ['{"text":null}', 'no-text-field'],
    ['{"text":"a","addressed":"no"}', 'wrong-addressed'],
    ['{"text":"a","addressed":null}', 'wrong-addressed'],
    ['{"text":"a","at":"yesterday"}', 'wrong-at'],
    ['{"text":"a","at":"2026-13-45"}', 'wrong-at'],
    ['{"text":"a","at":1767724200000}', 'wrong-at'],
  ])('%s is wrong: %s', (line, wrong) => {
    expect(readRequest(line)).toEqual({ wrong })
  })
})

/** Twelve topics, the first of which every text is about with the probability `best`; the others share the rest. */
function modelWith(best: number, scope = PLAIN_BALANCE.scope.intercept) {
  const topics = Array.from({ length: 12 }, (_, i) => topic(`t${i}`))
  const probabilities = topics.map((_, i) => (i === 0 ? best : (1 - best) / 11))
  const balance = { ...PLAIN_BALANCE, scope: { ...PLAIN_BALANCE.scope, intercept: scope } }
  return createModel(knowledgeOf(topics), fixedScorer(topics, probabilities), balance)
}

const text = '文件怎么都发不出去'

describe('the answer', () => {
  test.each([
    ['sure and addressed', 0.95, true, 'answer'],
    ['sure, an ordinary group message', 0.95, false, 'answer'],
    ['rather sure and addressed', 0.7, true, 'answer'],
    ['rather sure, an ordinary group message', 0.7, false, 'silent'],
  ])('%s: %d, addressed %s → %s', (_what, p, addressed, decision) => {
    const line = diagnoseText(modelWith(p), { text, addressed })
    expect(line.decision).toBe(decision)
    expect(line.topics[0]).toEqual({ id: 't/t0', p })
    expect(line.reply === null).toBe(decision === 'silent')
  })

  test.each([
    [true, 'out-of-scope'],
    [false, 'silent'],
  ])('not our subject, addressed %s → %s, and the topics are there all the same', (addressed, decision) => {
    const line = diagnoseText(modelWith(0.95, -5), { text, addressed })
    expect(line.decision).toBe(decision)
    expect(line.topics[0]).toEqual({ id: 't/t0', p: 0.95 })
  })

  test('has three keys, and at most ten topics, best first, in six digits', () => {
    const line = diagnoseText(modelWith(0.34), { text, addressed: true })
    expect(Object.keys(line)).toEqual(['decision', 'topics', 'reply'])
    expect(line.topics.map(({ p }) => p)).toEqual([0.34, ...Array.from({ length: 9 }, () => 0.06)])
    const third = diagnoseText(modelWith(1 / 3), { text, addressed: true })
    expect(third.topics[0]?.p).toBe(0.333333)
  })

  test('texts have nothing to do with each other: the same text twice gets the same answer', () => {
    const model = modelWith(0.95)
    const first = diagnoseText(model, { text, addressed: true })
    diagnoseText(model, { text: '2', addressed: true })
    expect(diagnoseText(model, { text, addressed: true })).toEqual(first)
  })
})
