/** Conversations of the command line: what each line tells a program, and that users do not mix. */
import { shippedModel } from '../../../test/helpers/shipped-model'
import { type Said, TerminalChat } from './conversations'

const START = Date.parse('2025-03-05T15:00:00+08:00')
const MINUTE = 60_000

function open() {
  const chat = new TerminalChat(shippedModel())
  let at = START
  return {
    wait: (minutes: number) => {
      at += minutes * MINUTE
    },
    say: (text: string, more: Partial<Said> = {}) =>
      chat.say({ user: 'u', text, at, timed: true, addressed: true, ...more }),
  }
}

const PROBLEM = '文件发不出去,错误码50001'

test('an answer: nothing is asked, the topics are the best first', () => {
  const line = open().say(PROBLEM)
  expect(line).toMatchObject({ user: 'u', decision: 'answer', asks: null, question: null })
  expect(line.topics[0]?.id).toBe('qq-offline-file/clock-skew')
  expect(line.topics.map(({ p }) => p)).toEqual([...line.topics.map(({ p }) => p)].sort((a, b) => b - a))
  expect(line.topics.length).toBeLessThanOrEqual(10)
  expect(line.reply).toMatch(/^看到「错误码50001」/)
})

test('a question names its variable; its words are the reply', () => {
  const line = open().say('发不出去')
  expect(line.decision).toBe('ask')
  expect(line.asks).toMatch(/^[a-z_]+$/)
  expect(line.question).toBe(line.reply)
  expect(line.question).toMatch(/^还分不清是哪一种。/)
})

test('after five questions a choice, which asks for a topic', () => {
  const { say } = open()
  const asks = ['发不出去', ...Array<string>(5).fill('跳过')].map((text) => say(text).asks)
  expect(new Set(asks).size).toBe(6)
  expect(asks.at(-1)).toBe('topic')
})

test.each<[text: string, decision: string, reply: RegExp | null]>([
  ['转人工', 'hand-over', /^这里没有设值班的人工/],
  ['好了', 'close', /^好,记下了/],
  ['算了', 'close', /^好,先到这里/],
  ['谢谢', 'close', null],
  ['还是不行', 'answer', /^记下了,那再试这个/],
  ['为什么', 'answer', /^为什么是「设备时间不准」/],
  ['更多', 'answer', /^「设备时间不准」其余的步骤/],
])('after an answer %s is %s', (text, decision, reply) => {
  const { say } = open()
  say(PROBLEM)
  const line = say(text)
  expect(line).toMatchObject({ decision, asks: null, question: null })
  if (reply) expect(line.reply).toMatch(reply)
  else expect(line.reply).toBe(null)
})

test('each user has a conversation of their own', () => {
  const { say } = open()
  say('发不出去')
  expect(say('1', { user: 'v' }).decision).not.toBe('ask')
  expect(say('1').decision).toBe('ask')
})

test('the clock of the lines decides what is still open', () => {
  const { say, wait } = open()
  say(PROBLEM)
  wait(23 * 60)
  expect(say('更多').decision).toBe('answer')
  wait(25 * 60)
  expect(say('更多').decision).toBe('out-of-scope')
})

test('unaddressed and unsure it is silent', () => {
  expect(open().say('发不出去', { addressed: false })).toMatchObject({ decision: 'silent', reply: null })
})
