/** What a conversation keeps of a turn, and what leaves it as it was. */
import type { Evidence } from '@support-agent/diagnosis'
import { createModel } from '@support-agent/diagnosis'
import { fixedScorer, knowledgeOf, topic } from '../../../test/helpers/small-knowledge'
import {
  type Conversation,
  DEFAULT_SETTINGS,
  type Decision,
  hasOpenCase,
  newConversation,
  openAnswer,
  openOffer,
  type Turn,
} from '.'
import { remember } from './remember'

const NOW = 1_000_000
const model = createModel(knowledgeOf([topic('a')]), fixedScorer([topic('a')], [1]))
const circumstance = { model, settings: DEFAULT_SETTINGS, now: NOW, prefix: '/' }
const WORDS: Evidence = { kind: 'words', text: '发不出去' }

const BEFORE: Conversation = {
  ...newConversation({ platform: 'p', channel: 'c', user: 'u' }),
  revision: 4,
  evidence: [{ kind: 'words', text: '旧' }],
  answer: { topic: 't/a', at: 5, shown: ['one'] },
  offer: { topics: ['t/a'], at: 5 },
}

const after = (decision: Decision, turn: Partial<Turn> = {}, shown: string[] = []) =>
  remember(BEFORE, { decision, evidence: [WORDS], locale: 'en-US', ...turn }, { lines: [], shown }, circumstance)

test('an answer closes the offer and remembers which steps were shown', () => {
  const kept = after({ kind: 'answer', topic: 't/b', p: 1 }, {}, ['s1'])
  expect(kept).toMatchObject({
    speaker: BEFORE.speaker,
    revision: 5,
    locale: 'en-US',
    evidence: [WORDS],
    answer: { topic: 't/b', at: NOW, shown: ['s1'] },
    introducedAt: 0,
  })
  expect(kept.offer).toBe(undefined)
  expect(kept.expires).toBeGreaterThanOrEqual(NOW + DEFAULT_SETTINGS.caseOpen)
})

test('an offer takes the place of the answer', () => {
  expect(after({ kind: 'choose', topics: ['t/a', 't/b'] })).toMatchObject({
    offer: { topics: ['t/a', 't/b'], at: NOW },
    answer: undefined,
  })
})

test('more adds to what was shown and keeps the case open', () => {
  const more = after({ kind: 'more', topic: 't/a', steps: ['two'] }, {}, ['two'])
  expect(more.answer).toEqual({ topic: 't/a', at: NOW, shown: ['one', 'two'] })
  expect(more.evidence).toBe(BEFORE.evidence)
})

test('when nothing is left the case begins anew', () => {
  expect(after({ kind: 'none-left' })).toMatchObject({ evidence: [], offer: undefined, answer: undefined })
})

test('an introduction is remembered and touches no case', () => {
  expect(after({ kind: 'out-of-scope' })).toMatchObject({
    introducedAt: NOW,
    answer: BEFORE.answer,
    evidence: BEFORE.evidence,
  })
})

test.each<Decision>([
  { kind: 'silent', why: 'mode' },
  { kind: 'help' },
  { kind: 'ask', need: 'problem' },
  { kind: 'explain', topic: 't/a' },
  { kind: 'look-up', code: '50001' },
])('$kind leaves the very same object', (decision) => {
  expect(after(decision)).toBe(BEFORE)
})

test('only the newest sixty pieces of evidence are kept', () => {
  const evidence = Array.from({ length: 100 }, (_, i): Evidence => ({ kind: 'words', text: String(i) }))
  const kept = after({ kind: 'choose', topics: [] }, { evidence }).evidence
  expect(kept).toHaveLength(60)
  expect(kept.at(-1)).toEqual({ kind: 'words', text: '99' })
})

describe('a case from its beginning to its end', () => {
  const DAY = 24 * 3_600_000
  const CASE: Conversation = {
    ...BEFORE,
    asked: ['file_size'],
    given: [
      { topic: 't/a', remedy: 'one' },
      { topic: 't/a', remedy: 'two' },
      { topic: 't/b', remedy: 'three' },
    ],
    answer: { topic: 't/a', at: 5, shown: ['two'] },
    past: [
      { topic: 't/old', tried: ['x'], at: NOW - 8 * DAY },
      { topic: 't/new', tried: ['y'], at: NOW - DAY },
    ],
  }
  const inCase = (decision: Decision, turn: Partial<Turn> = {}, staff?: object) =>
    remember(
      CASE,
      { decision, evidence: [WORDS], locale: 'zh-CN', ...turn },
      { lines: [], shown: ['new'] },
      { ...circumstance, staff },
    )
  const kept = (topic: string, tried: string[], at = NOW) => ({ topic, tried, at })
  const YESTERDAY = kept('t/new', ['y'], NOW - DAY)

  test('a question is remembered with its variable, and the answer so far stays', () => {
    expect(inCase({ kind: 'question', variable: 'relation', choices: ['a', 'b'] })).toMatchObject({
      asked: ['file_size', 'relation'],
      question: { variable: 'relation', choices: ['a', 'b'], at: NOW },
      answer: CASE.answer,
      given: CASE.given,
    })
  })

  test('a question after a failure: the outcome of those steps is known', () => {
    const evidence: Evidence[] = [{ kind: 'failed', topic: 't/a', remedy: 'two' }]
    expect(inCase({ kind: 'question', variable: 'relation', choices: [] }, { evidence }).answer?.shown).toEqual([])
  })

  test('steps that are given are kept in their order', () => {
    expect(inCase({ kind: 'answer', topic: 't/b', p: 1 }).given).toEqual([
      ...CASE.given,
      { topic: 't/b', remedy: 'new' },
    ])
  })

  test('a new case: the old one is past, what is too old is forgotten', () => {
    const begun = inCase({ kind: 'answer', topic: 't/b', p: 1 }, { begins: true })
    expect(begun).toMatchObject({ asked: [], given: [{ topic: 't/b', remedy: 'new' }] })
    expect(begun.past).toEqual([YESTERDAY, kept('t/a', ['one', 'two']), kept('t/b', ['three'])])
  })

  test.each<[outcome: 'solved' | 'unknown' | 'left', past: object[]]>([
    ['solved', [YESTERDAY, kept('t/a', ['one']), kept('t/b', ['three'])]],
    ['unknown', [YESTERDAY, kept('t/a', ['one', 'two']), kept('t/b', ['three'])]],
    ['left', [YESTERDAY, kept('t/a', ['one', 'two']), kept('t/b', ['three'])]],
  ])('%s ends it; what helped is not among what was tried in vain', (outcome, past) => {
    const ended = inCase({ kind: 'close', outcome })
    expect(ended).toMatchObject({ evidence: [], asked: [], given: [], past })
    expect([ended.answer, ended.question, ended.offer]).toEqual([undefined, undefined, undefined])
    expect(ended.expires).toBe(NOW + DEFAULT_SETTINGS.remembered)
  })

  test.each<[name: string, staff: object | undefined, handedOverAt: number | undefined]>([
    ['to somebody', {}, NOW],
    ['to somebody who is back later', { backAt: '09:00' }, NOW],
    ['to nobody: the bot stays at hand', undefined, undefined],
  ])('a hand-over %s', (_, staff, handedOverAt) => {
    const after = inCase({ kind: 'hand-over', reason: 'asked-for' }, {}, staff)
    expect(after).toMatchObject({ given: [], asked: [] })
    expect(after.handedOverAt).toBe(handedOverAt)
  })

  test('relief gives it back, and is nothing where nobody had taken over', () => {
    const handed = { ...CASE, handedOverAt: 7 }
    const relieve = (conversation: Conversation) =>
      remember(
        conversation,
        { decision: { kind: 'relieved' }, evidence: conversation.evidence, locale: 'zh-CN' },
        { lines: [], shown: [] },
        circumstance,
      )
    expect(relieve(handed).handedOverAt).toBe(undefined)
    expect(relieve(CASE)).toBe(CASE)
  })

  test('eight past cases are kept', () => {
    const given = Array.from({ length: 12 }, (_, i) => ({ topic: `t/${i}`, remedy: 'r' }))
    const past = remember(
      { ...CASE, given },
      { decision: { kind: 'close', outcome: 'left' }, evidence: [], locale: 'zh-CN' },
      { lines: [], shown: [] },
      circumstance,
    ).past
    expect(past.map(({ topic }) => topic)).toEqual(['t/4', 't/5', 't/6', 't/7', 't/8', 't/9', 't/10', 't/11'])
  })
})

describe('what is open', () => {
  const { questionWaits, caseOpen } = DEFAULT_SETTINGS
  test.each([
    [0, true, true],
    [questionWaits, true, true],
    [questionWaits + 1, false, true],
    [caseOpen, false, true],
    [caseOpen + 1, false, false],
  ])('%d ms later: offer %s, answer %s', (later, offer, answer) => {
    const now = 5 + later
    expect(openOffer(BEFORE, DEFAULT_SETTINGS, now) !== undefined).toBe(offer)
    expect(openAnswer(BEFORE, DEFAULT_SETTINGS, now) !== undefined).toBe(answer)
    expect(hasOpenCase(BEFORE, DEFAULT_SETTINGS, now)).toBe(offer || answer)
  })
})
