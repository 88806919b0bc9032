/** 状态 as an administrator reads it, in both languages. */
import { line, plainReply, render } from '@support-agent/conversation'
import type { LocaleId } from '@support-agent/diagnosis'
import type { GroupSwitches } from './group-book'
import { clock, type GroupStatus, overviewLines, statusLines } from './status'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** 2025-03-05 15:00 in Shanghai. */
const NOW = Date.UTC(2025, 2, 5, 7)

const ACCOUNT = {
  used: [
    { used: 5, most: 20, window: MINUTE },
    { used: 40, most: 300, window: HOUR },
    { used: 41, most: 2_000, window: 24 * HOUR },
  ],
  restsUntil: 0,
}

function group(guild: string, switches: Partial<GroupSwitches> = {}, more: Partial<GroupStatus> = {}): GroupStatus {
  return {
    ...{ mode: 'confident', rest: undefined, failures: undefined, used: { used: 2, most: 10 }, now: NOW },
    switches: { group: { platform: 'p', guild }, ...switches },
    account: ACCOUNT,
    ...more,
  }
}

const PLAIN = group('1', {}, { name: '传文件互助' })
const BUSY = group(
  '2',
  {
    ...{ silentUntil: NOW + 30 * MINUTE, quietHours: { from: 23, to: 7 }, bases: ['a', 'b'] },
    ...{ lastSilence: { at: NOW, by: '77' }, lastWake: { at: NOW - 24 * HOUR, by: '78' } },
  },
  {
    mode: 'mention',
    rest: { why: 'resting', until: NOW + 10 * MINUTE },
    failures: { count: 3, at: NOW - MINUTE, why: 'status.why-link' },
  },
)
const OFF = group('3', { off: true }, { rest: { why: 'muted', until: Number.POSITIVE_INFINITY } })
const MUTED = group('4', { silentUntil: NOW }, { mode: 'off', rest: { why: 'muted', until: NOW + HOUR } })

test.each<[name: string, status: GroupStatus, locale: LocaleId, words: string[]]>([
  [
    'nothing set',
    PLAIN,
    'zh-CN',
    [
      '本群:有把握时主动答',
      '知识库:全部',
      '发言:本群这一分钟 2 条,最多 10 条;账号 5/20(每分钟)、40/300(每小时)、41/2000(每天)',
      '没有发送失败',
    ],
  ],
  [
    'nothing set',
    PLAIN,
    'en-US',
    [
      'This group: also unasked when very sure',
      'bases: all',
      'sent here in this minute: 2 of 10; account 5/20 (a minute), 40/300 (an hour), 41/2000 (a day)',
      'no failed sends',
    ],
  ],
  [
    'much set',
    BUSY,
    'zh-CN',
    [
      '本群:只回 @、安静到 03-05 15:30、安静时段 23–7 点',
      '知识库:a b',
      '发言:本群这一分钟 2 条,最多 10 条;账号 5/20(每分钟)、40/300(每小时)、41/2000(每天)',
      '发送失败,歇到 03-05 15:10',
      '发送失败 3 次,最近一次 03-05 14:59:内容里的链接被拦',
      '上次静音:03-05 15:00,由 77',
      '上次开启:03-04 15:00,由 78',
    ],
  ],
  [
    'much set',
    BUSY,
    'en-US',
    [
      'This group: only when mentioned, silent until 03-05 15:30, quiet hours 23–7',
      'bases: a b',
      'sent here in this minute: 2 of 10; account 5/20 (a minute), 40/300 (an hour), 41/2000 (a day)',
      'resting after failed sends until 03-05 15:10',
      '3 failed sends, the last at 03-05 14:59: a link was blocked',
      'last silenced: 03-05 15:00 by 77',
      'last woken: 03-04 15:00 by 78',
    ],
  ],
])('a group with %s, in %3$s', (_, status, locale, words) => {
  expect(statusLines(status, locale).map((one) => plainReply(render([one], locale)))).toEqual(words)
})

test.each<[locale: LocaleId, words: string[]]>([
  [
    'zh-CN',
    [
      '账号:5/20(每分钟)、40/300(每小时)、41/2000(每天)',
      '2:只回 @、安静到 03-05 15:30、安静时段 23–7 点;这一分钟 2/10 条;发送失败,歇到 03-05 15:10;' +
        '发送失败 3 次,最近一次 03-05 14:59:内容里的链接被拦;上次静音:03-05 15:00,由 77;上次开启:03-04 15:00,由 78',
      '3:已关闭;这一分钟 2/10 条;被禁言,不知何时解除',
      '4:不说话;这一分钟 2/10 条;被禁言,到 03-05 16:00',
      '传文件互助(1):有把握时主动答;这一分钟 2/10 条',
    ],
  ],
  [
    'en-US',
    [
      'account: 5/20 (a minute), 40/300 (an hour), 41/2000 (a day)',
      '2: only when mentioned, silent until 03-05 15:30, quiet hours 23–7; 2/10 in this minute; resting after failed ' +
        'sends until 03-05 15:10; 3 failed sends, the last at 03-05 14:59: a link was blocked; ' +
        'last silenced: 03-05 15:00 by 77; last woken: 03-04 15:00 by 78',
      '3: switched off; 2/10 in this minute; muted, no end known',
      '4: never; 2/10 in this minute; muted until 03-05 16:00',
      '传文件互助(1): also unasked when very sure; 2/10 in this minute',
    ],
  ],
])('the operator sees every group in a line, those with trouble first, in %s', (locale, words) => {
  const lines = overviewLines([PLAIN, BUSY, OFF, MUTED], ACCOUNT, locale)
  expect(lines.map((one) => plainReply(render([one], locale)))).toEqual(words)
})

test('of many groups the first are told, and how many are left', () => {
  const lines = overviewLines(
    Array.from({ length: 33 }, (_, i) => group(String(i))),
    { ...ACCOUNT, restsUntil: NOW + HOUR },
    'zh-CN',
  )
  expect(lines.length).toBe(33)
  expect([lines[1], lines.at(-1)]).toEqual([
    line('status.account-rests', { time: '03-05 16:00' }),
    line('status.more-groups', { count: 3 }),
  ])
})

test('without groups it says so', () => {
  expect(overviewLines([], ACCOUNT, 'zh-CN').at(-1)).toEqual(line('status.no-groups'))
})

test('times are those of Shanghai', () => {
  expect([clock(NOW), clock(Date.UTC(2025, 11, 31, 16))]).toEqual(['03-05 15:00', '01-01 00:00'])
})
