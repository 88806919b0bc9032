/** The format of conversations: what its parser reads, what it refuses, what matches, and what an update writes. */
import { ChatError, formatDecision, parseChat, type Says } from './chat'
import { decisionMatches, type Played, replyMatches, rewriteChat } from './chat-match'
import { BOT, wireMessage } from './elements'

const HEAD = [
  'clock: 2025-03-05T15:00:00+08:00',
  'locale: zh-CN, en-US',
  'channel: group',
  'mode: confident',
  'prefix: /',
  'play: step, mock',
]

/** A chat with this body, which begins on line 8. */
const chat = (...body: string[]) => [...HEAD, '', ...body].join('\n')
const said = (...body: string[]) => parseChat(chat(...body)).turns.filter((turn): turn is Says => turn.kind === 'says')

test('a head', () => {
  expect(parseChat(['# about nothing', ...HEAD].join('\n'))).toEqual({
    head: {
      clock: Date.UTC(2025, 2, 5, 7),
      locales: ['zh-CN', 'en-US'],
      channel: 'group',
      mode: 'confident',
      prefix: '/',
      play: ['step', 'mock'],
    },
    turns: [],
  })
})

test('an empty prefix', () => {
  expect(parseChat(chat().replace('prefix: /', 'prefix:')).head.prefix).toBe('')
})

test('a turn with everything', () => {
  expect(
    said('阿明: [@bot] 发不出去', '  第二行', '> answer clock-skew 90%, error-codes 10%', 'bot: 看到', '  …'),
  ).toEqual([
    {
      kind: 'says',
      name: '阿明',
      text: '[@bot] 发不出去\n第二行',
      decision: {
        kind: 'answer',
        why: undefined,
        topics: [
          { id: 'clock-skew', percent: 90 },
          { id: 'error-codes', percent: 10 },
        ],
      },
      replies: ['看到\n…'],
      line: 8,
      answered: [9, 12],
    },
  ])
})

test.each<[name: string, body: string[], expected: Partial<Says>]>([
  ['no words', ['阿明:'], { text: '', replies: [] }],
  ['words with a colon', ['阿明: a: b'], { name: '阿明', text: 'a: b' }],
  ['words that look like a time', ['阿明: +5m'], { text: '+5m' }],
  [
    'a silence with its reason',
    ['阿明: 笑死', '> silent (not-ours)'],
    {
      decision: { kind: 'silent', why: 'not-ours', topics: [] },
    },
  ],
  ['two answers', ['阿明: 在', 'bot: 一', 'bot: 二', '  三'], { replies: ['一', '二\n三'] }],
  ['a remark and an empty line between', ['阿明: 在', '# 说明', '', 'bot: 一'], { replies: ['一'] }],
])('%s', (_, body, expected) => {
  expect(said(...body)[0]).toMatchObject(expected)
})

test.each<[line: string, ms: number]>([
  ['+30s', 30_000],
  ['+5m', 300_000],
  ['+25h', 90_000_000],
  ['+1d', 86_400_000],
])('%s waits', (line, ms) => {
  expect(parseChat(chat(line)).turns).toEqual([{ kind: 'waits', ms }])
})

test('a restart', () => {
  expect(parseChat(chat('restart')).turns).toEqual([{ kind: 'restarts' }])
})

test.each<[line: string, staff: object]>([
  ['staff: user', { place: 'user', hours: '' }],
  ['staff: channel 9-18', { place: 'channel', hours: '9-18' }],
])('%s', (line, staff) => {
  expect(parseChat([...HEAD, line].join('\n')).head.staff).toEqual(staff)
})

test('who reports files, and how', () => {
  const { head } = parseChat([...HEAD, 'dialects: go-cqhttp, NapCat', 'files: notice'].join('\n'))
  expect([head.dialects, head.files]).toEqual([['go-cqhttp', 'NapCat'], 'notice'])
})

test('bases', () => {
  expect(parseChat([...HEAD, 'bases: a, b'].join('\n')).head.bases).toEqual(['a', 'b'])
})

test.each<[name: string, text: string, message: string]>([
  [
    'a dialect that nobody speaks',
    [...HEAD, 'dialects: Esperanto'].join('\n'),
    'a.chat:7: "Esperanto" is no dialects: go-cqhttp, NapCat, Lagrange, LLOneBot',
  ],
  [
    'staff of no kind',
    [...HEAD, 'staff: robot'].join('\n'),
    'a.chat:7: "robot" is no staff: user or channel, and hours',
  ],
  ['a line of no kind', chat('阿明: 在', '什么'), 'a.chat:9: "什么" is no line of a chat'],
  ['an answer to nobody', chat('bot: 在'), 'a.chat:8: nobody has said anything yet'],
  ['an answer after a wait', chat('阿明: 在', '+5m', 'bot: 在'), 'a.chat:10: nobody has said anything yet'],
  ['words that continue nothing', chat('  在'), 'a.chat:8: nobody has said anything yet'],
  ['an unknown time', chat('+5w'), 'a.chat:8: "+5w" is no time to wait'],
  ['an unknown decision', chat('阿明: 在', '> shout'), 'a.chat:9: "> shout" is no decision'],
  [
    'four topics',
    chat('阿明: 在', '> choose a 1%, b 1%, c 1%, d 1%'),
    'a.chat:9: "> choose a 1%, b 1%, c 1%, d 1%" is no decision',
  ],
  ['two decisions', chat('阿明: 在', '> help', '> help'), 'a.chat:10: a second decision'],
  [
    'an unknown key',
    HEAD.join('\n').replace('mode', 'mood'),
    'a.chat:4: "mood: confident" is no line of a head (clock, locale, channel, mode, prefix, play, staff, bases, administrators, knowledge, dialects, files)',
  ],
  ['a missing key', HEAD.slice(0, 5).join('\n'), 'a.chat:1: the head lacks "play:"'],
  [
    'a time without zone',
    HEAD.join('\n').replace('+08:00', ''),
    'a.chat:1: "2025-03-05T15:00:00" is no clock: an ISO time with its zone',
  ],
  [
    'an unknown player',
    HEAD.join('\n').replace('mock', 'piano'),
    'a.chat:6: "step, piano" is no play: step, mock, onebot',
  ],
])('%s is refused', (_, text, message) => {
  expect(() => parseChat(text, 'a.chat')).toThrow(
    new ChatError('a.chat', Number(/:(\d+):/.exec(message)?.[1]), message.replace(/^a\.chat:\d+: /, '')),
  )
})

test.each<[expected: string, actual: string, matches: boolean]>([
  ['一样', '一样', true],
  ['一样', '不一样', false],
  ['多半是:…', '多半是:时间不准', true],
  ['…(把握 …%):', '为什么(把握 97%):', true],
  ['…(把握 …%):', '为什么(把握 97%)', false],
  ['头\n…', '头\n一\n二', true],
  ['头\n…', '头', false],
  ['头\n…\n尾', '头\n一\n二\n尾', true],
  ['头\n…\n尾', '头\n一\n二', false],
  ['ab…ba', 'aba', false],
])('the answer %j is matched by %j: %s', (expected, actual, matches) => {
  expect(replyMatches(expected, actual)).toBe(matches)
})

const PLAYED: Played = {
  decision: {
    kind: 'answer',
    topics: [
      { id: 'clock-skew', p: 0.64 },
      { id: 'error-codes', p: 0.3 },
    ],
  },
  replies: ['多半是:时间不准'],
}

test.each<[line: string, matches: boolean]>([
  ['> answer clock-skew 60%, error-codes 30%', true],
  ['> answer clock-skew 70%', true],
  ['> answer', true],
  ['> answer clock-skew 80%', false],
  ['> answer error-codes 30%', false],
  ['> guide clock-skew 60%', false],
])('the decision "%s" is matched by 64 and 30 percent: %s', (line, matches) => {
  const [turn] = said('阿明: 在', line)
  expect(decisionMatches(turn?.decision, PLAYED)).toBe(matches)
  expect(turn?.decision && formatDecision(turn.decision)).toBe(line)
})

test('an update keeps what matches and writes the rest', () => {
  const text = chat('阿明: 一', '> answer clock-skew 70%', 'bot: 多半是:…', '', '小红: 二', '> silent (mode)', '# 完')
  const played: Played[] = [PLAYED, PLAYED]
  expect(rewriteChat(text, parseChat(text), played).split('\n').slice(7)).toEqual([
    '阿明: 一',
    '> answer clock-skew 70%',
    'bot: 多半是:…',
    '',
    '小红: 二',
    '> answer clock-skew 60%, error-codes 30%',
    'bot: 多半是:时间不准',
    '# 完',
  ])
})

test.each<[text: string, elements: string, quotes: string | undefined]>([
  ['在吗', '在吗', undefined],
  ['[@bot] 在吗', `<at id="${BOT}"/> 在吗`, undefined],
  ['[引用bot][@bot] [@bot] 1 < 2', `<at id="${BOT}"/> <at id="${BOT}"/> 1 &lt; 2`, 'bot'],
  ['[引用阿明] 看这个', ' 看这个', '阿明'],
  ['[@小红] [图片]', '<at id="小红"/> <img src="https://multimedia.nt.qq.com.cn/a.jpg"/>', undefined],
  ['[文件 我的 = 报告.zip = zip]', '<file name="我的 = 报告.zip" content="zip"/>', undefined],
])('%j on the wire', (text, elements, quotes) => {
  const message = wireMessage(text, (name) => name)
  expect(message.elements.join('')).toBe(elements)
  expect(message.quotes).toBe(quotes)
})
