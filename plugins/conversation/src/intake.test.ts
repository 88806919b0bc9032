/** Short replies as people type them. */
import { asksForPerson, asksToLook, isCorrection, readReply, readYesNo, saysOnlyFailure } from '.'
import { asks, speaksOfOthers } from './intake'

const pick = (number: number) => ({ kind: 'pick', number })

test.each([
  ...[
    '1',
    '１',
    '①',
    '1.',
    '1。',
    ' 1 ',
    '(1)',
    '（1）',
    '一',
    '第一个',
    '第1个',
    '选1',
    '1号',
    '1吧',
    'one',
    'First',
    'the first',
    '壹',
  ].map((text) => [text, text === '壹' ? undefined : pick(1)] as const),
  ...['2', '２', '②', '第二个', 'option 2'].map((text) => [text, pick(2)] as const),
  ...['3', '③', '三', '第三', 'third'].map((text) => [text, pick(3)] as const),
  ...['0', '０', '都不是', '0 都不是', '0都不是', '以上都不是!', 'none of these', 'Neither'].map(
    (text) => [text, { kind: 'none' }] as const,
  ),
  ...['更多', '更多。', '还有吗?', '繼續', 'more', 'MORE'].map((text) => [text, { kind: 'more' }] as const),
  ...['为什么', '为什么?', '為什麼', '为啥', '依据', 'why', 'Why?'].map((text) => [text, { kind: 'why' }] as const),
])('%j is %j', (text, expected) => {
  expect(readReply(text)).toEqual(expected)
})

test.each(['', ' ', '-1', '1号机发不出去', '为什么文件发不出去', '第一个文件发不出去了', '?', '1'.repeat(100_000)])(
  'no reply: %.20j',
  (text) => {
    expect(readReply(text)).toBe(undefined)
  },
)

describe('how it went, and what is wanted', () => {
  test.each<[kind: string | undefined, texts: string[]]>([
    [
      'solved',
      ['解决了', '好了', '可以了', '搞定', '好了谢谢', '谢谢,解决了', '解决了,谢谢!', '好啦', 'fixed', 'It works now!'],
    ],
    [
      'solved',
      ['试了 好了', '试了下可以了', '重启了,好了', '换了个网 能发了', '照做之后好了,谢谢', 'tried it, works now'],
    ],
    [
      'failed',
      [
        '还是不行',
        '没解决',
        '还没好',
        '还没解决',
        '没用',
        '不行',
        '试了不行',
        '换了热点还是不行',
        "it didn't work",
        'still not',
      ],
    ],
    ['thanks', ['谢谢', '谢谢大佬', 'ok', 'OK', '好的', '👍', '收到', 'thanks!', '行']],
    [
      'human',
      ['转人工', '人工', '有没有真人', '有没有真人啊', '叫管理来', '能不能转人工客服', 'talk to a human', '真人!'],
    ],
    ['leave', ['算了', '不用了', '没事了', '退出', 'never mind']],
    ['skip', ['跳过', '不知道', '不清楚', '没注意', 'idk', "don't know"]],
    [
      undefined,
      [
        '更新好了',
        '重启一下好了',
        '试下好了',
        '不说了 好了',
        '换个话题 好了?',
        '好了没',
        '好了吗',
        '好了?',
        '好了？',
        '可以了吗',
        '解决了吗',
        '能解决吗',
        '谢谢你的文件发不出去',
        '好的文件',
        '算了一下是80MB',
        '真人秀',
        '行李',
        '跳过去了文件',
      ],
    ],
  ])('%s', (kind, texts) => {
    expect(texts.map((text) => [text, readReply(text)?.kind])).toEqual(texts.map((text) => [text, kind]))
  })

  test('a request for a person', () => {
    expect(['转人工', '好了', ''].map(asksForPerson)).toEqual([true, false, false])
  })

  test('a failure and no more', () => {
    expect(['还是不行', '没用', '还是不行,提示网络异常了', '换了热点也不行啊', '好了'].map(saysOnlyFailure)).toEqual([
      ...[true, true],
      ...[false, false, false],
    ])
  })
})

test.each<[text: string, answer: 'yes' | 'no' | undefined]>([
  ['是的', 'yes'],
  ['嗯嗯', 'yes'],
  ['Yep.', 'yes'],
  ['发过去了', 'yes'],
  ['没有', 'no'],
  ['Nope!', 'no'],
  ['也发不了', 'no'],
  ['有点', undefined],
  ['是吗', undefined],
  ['', undefined],
])('yes or no: %j is %s', (text, answer) => {
  expect(readYesNo(text)).toBe(answer)
})

test.each<[text: string, corrects: boolean]>([
  ['不是,是30M', true],
  ['说错了 是30M', true],
  ['应该是80MB', true],
  ['sorry, I mean 30MB', true],
  ['不是', false],
  ['是30M', false],
])('a correction: %j, %s', (text, corrects) => {
  expect(isCorrection(text)).toBe(corrects)
})

test.each<[text: string, asks: boolean]>([
  ['帮我看看这个文件', true],
  ['看下这个日志', true],
  ['能检查一下这个压缩包吗?', true],
  ['can you check this file please', true],
  ['Look at this log', true],
  ['看看', false],
  ['文件', false],
  ['这个文件我看看', false],
  ['看看我昨天写的那篇作文,存成了文件', false],
  ['检查文件的内容然后翻译成英文发给我', false],
])('%j asks for a look at a file: %s', (text, asks) => {
  expect(asksToLook(text)).toBe(asks)
})

test.each<[text: string, asked: boolean, ofOthers: boolean]>([
  ['手机上的时间在哪里改', true, false],
  ['这谁写的机器人啊', false, true],
  ['你们搞技术的都这么闲吗', true, true],
  ['how do I fix the clock?', true, false],
  ['lol somehow it knows', false, true],
  ['改好了,我再试试', false, false],
])('%j asks: %s; speaks to or of others: %s', (text, asked, ofOthers) => {
  expect(asks(text)).toBe(asked)
  expect(speaksOfOthers(text)).toBe(ofOthers)
})
