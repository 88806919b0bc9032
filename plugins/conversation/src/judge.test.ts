/** An edit that counts at once, and what a preview says of it. */
import {
  amendModel,
  closerTopic,
  compare,
  DEFAULT_BALANCE,
  duplicatesOf,
  type Knowledge,
  normalise,
  type Topic,
  trainBayes,
  trainingOf,
} from '@support-agent/diagnosis'
import { knowledgeOf, topic } from '../../../test/helpers/small-knowledge'
import { type LabelledText, verdictOf } from './judge'

const CLOCK = topic('clock', 'cause', { utterances: ['时间不对', '电脑时间慢了十分钟', '时钟不准', '日期时间错了'] })
const SIZE = topic('size', 'cause', { utterances: ['文件太大', '文件超过上限', '几个G的文件发不出', '文件太大被拒绝'] })
const WEATHER = topic('weather', 'not-ours', { utterances: ['今天下雨吗', '明天几度', '天气真好', '外面下雪了'] })
const KNOWLEDGE = knowledgeOf([CLOCK, SIZE, WEATHER])

function taught(id: string, texts: readonly string[], knowledge: Knowledge = KNOWLEDGE): Knowledge {
  const more = (one: Topic) => (one.id === id ? { ...one, utterances: [...one.utterances, ...texts] } : one)
  return { ...knowledge, topics: knowledge.topics.map(more) }
}

const { labels, utterances } = trainingOf(KNOWLEDGE)
const counts = trainBayes(labels, utterances)
const TRAINED = { knowledge: KNOWLEDGE, scorer: counts, counts, balance: DEFAULT_BALANCE }
const before = amendModel(TRAINED, KNOWLEDGE)

const CASES: readonly LabelledText[] = [
  { text: '时间慢了', accepts: ['t/clock'] },
  { text: '网速时快时慢', accepts: ['t/size'] },
  { text: '明天天气', accepts: 'out-of-scope' },
]

it('shows which cases an edit makes better and which worse', () => {
  const good = amendModel(TRAINED, taught('t/size', ['网速时快时慢', '网速慢']))
  const gain = compare(
    (one: LabelledText) => verdictOf(before, one),
    (one) => verdictOf(good, one),
    CASES,
  )
  expect(gain.better.map(({ example }) => example.text)).toEqual(['网速时快时慢'])
  expect(gain.worse).toEqual([])

  const without: Topic = { ...CLOCK, utterances: ['时钟不准'] }
  const moved = knowledgeOf([without, { ...SIZE, utterances: [...SIZE.utterances, '时间慢', '时间慢了吗'] }, WEATHER])
  const bad = amendModel(TRAINED, moved)
  const loss = compare(
    (one: LabelledText) => verdictOf(before, one),
    (one) => verdictOf(bad, one),
    CASES,
  )
  expect(loss.worse.map(({ example }) => example.text)).toEqual(['时间慢了'])
  expect(loss.right.after).toBeLessThan(loss.right.before)
})

it('judges an utterance by what the others teach', () => {
  const own: LabelledText = { text: '时钟不准', accepts: ['t/clock'], utteranceOf: 't/clock' }
  const alone = amendModel(TRAINED, taught('t/size', ['时钟不准啊', '时钟不太准', '时钟不准怎么办']))
  expect(verdictOf(before, { ...own, utteranceOf: undefined }).isRight).toBe(true)
  expect(verdictOf(alone, own).isRight).toBe(false)
})

it('warns of an utterance that sits closer to another topic, or stands there already', () => {
  const model = amendModel(TRAINED, taught('t/size', ['电脑时间不对了']))
  const closer = closerTopic(model.scorer, { text: normalise('电脑时间不对了'), label: 't/size' })
  expect(closer?.topic).toBe('t/clock')
  expect(closer?.p).toBeGreaterThan(closer?.own ?? 1)
  expect(closerTopic(model.scorer, { text: normalise('文件太大'), label: 't/size' })).toBeUndefined()
  expect(duplicatesOf(KNOWLEDGE, '時鐘不準')).toEqual(['t/clock'])
  expect(duplicatesOf(KNOWLEDGE, '时钟')).toEqual([])
})

it('refuses to hold out where it cannot', () => {
  const model = { ...before, scorer: counts }
  expect(() => verdictOf(model, { text: '时间', accepts: ['t/clock'], utteranceOf: 't/clock' })).toThrow(RangeError)
})
