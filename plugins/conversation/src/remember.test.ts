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
