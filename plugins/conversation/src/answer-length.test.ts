/** The first answer of every shipped topic fits a phone, in both languages. */
import { createModel, LOCALES, type LocaleId, trainBayes, trainingOf } from '@support-agent/diagnosis'
import { shippedKnowledge } from '../../../test/helpers/shipped-model'
import { DEFAULT_SETTINGS, newConversation, plainReply, render, type Turn } from '.'
import { replyTo } from './replies'

/** Aimed at, and never exceeded by a first answer, in Chinese characters; a Latin letter is half as wide. */
const AIM = 240
const MOST = 400
const MOST_LINES = 12
/** An answer that is longer than {@link MOST} letters shows no more steps than these. */
const FEWEST_STEPS = 2

const knowledge = shippedKnowledge()
const { labels, utterances } = trainingOf(knowledge)
const model = createModel(knowledge, trainBayes(labels, utterances))
const circumstance = { model, settings: DEFAULT_SETTINGS, now: 0, prefix: '/' }
const topics = knowledge.topics.filter(({ kind }) => kind === 'cause' || kind === 'guide')

function answerTo(id: string, locale: LocaleId): string {
  const topic = topics.find((candidate) => candidate.id === id)
  const turn: Turn = {
    decision: { kind: topic?.kind === 'guide' ? 'guide' : 'answer', topic: id, p: 0.9 },
    evidence: [{ kind: 'words', text: topic?.utterances[0] ?? '' }],
    locale,
  }
  return plainReply(
    render(replyTo(turn, newConversation({ platform: 'p', channel: 'c', user: 'u' }), circumstance).lines, locale),
  )
}

const answers = topics.flatMap(({ id }) => LOCALES.map((locale) => ({ id, locale, text: answerTo(id, locale) })))

const widthOf = (text: string) => [...text].reduce((sum, letter) => sum + (letter < '\u1100' ? 0.5 : 1), 0)
const stepsOf = (text: string) => text.match(/^\d\. /gm)?.length ?? 0

test.each(answers)('$id in $locale', ({ text }) => {
  expect(widthOf(text)).toBeLessThanOrEqual(MOST)
  expect(text.split('\n').length).toBeLessThanOrEqual(MOST_LINES)
  expect(text).not.toMatch(/(?<!file):\/\/|www\./)
  if ([...text].length > MOST) expect(stepsOf(text)).toBeLessThanOrEqual(FEWEST_STEPS)
})

test('no host was cut out of a step: each that a step names is on the list', () => {
  const words = topics.flatMap(({ text }) => LOCALES.flatMap((locale) => Object.values(text[locale].remedies)))
  expect(words.filter((step) => plainReply(step) !== step.trim())).toEqual([])
})

test('nine in ten Chinese answers keep the aim', () => {
  const chinese = answers.filter(({ locale }) => locale === 'zh-CN')
  const over = chinese.filter(({ text }) => widthOf(text) > AIM)
  expect(over.length / chinese.length).toBeLessThan(0.1)
})
