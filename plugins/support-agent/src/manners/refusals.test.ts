/** What was refused stays unsaid; three groups that refuse are the account's trouble. */
import { Refusals } from './refusals'
import { DEFAULT_MANNERS } from './settings'

const MINUTE = 60_000

test.each<[group: string, text: string, known: boolean]>([
  ['g', '看 这个 链接', true],
  ['g', '「看这个链接」!', true],
  ['g', '看那个链接', false],
  ['h', '看这个链接', false],
  ['g', '看这个链接\n好', true],
  ['g', '看这个链接\n先把设备时间改成自动,再发一次', false],
])('in %s %j was refused: %s', (group, text, known) => {
  const refusals = new Refusals(DEFAULT_MANNERS.rest)
  refusals.refused('g', '看这个链接。')
  expect(refusals.wasRefused(group, text)).toBe(known)
})

test('failures in three groups let the account rest for an hour, then each probe that fails another one', () => {
  const refusals = new Refusals(DEFAULT_MANNERS.rest)
  const failed = (group: string, minute: number) => refusals.failed('a', group, minute * MINUTE)
  expect([failed('g', 0), failed('g', 1), failed('h', 2), failed('i', 3)]).toEqual([false, false, false, true])
  expect([62, 63].map((minute) => refusals.accountRests('a', minute * MINUTE))).toEqual([true, false])
  expect(refusals.accountRests('b', 4 * MINUTE)).toBe(false)
  // Hour after hour one probe, and the operator has been told.
  for (const hour of [1, 2, 3, 24]) {
    const at = 3 + hour * 60
    expect([refusals.accountRests('a', at * MINUTE), failed('g', at)]).toEqual([false, false])
    expect([at, at + 59, at + 60].map((minute) => refusals.accountRests('a', minute * MINUTE))).toEqual([
      true,
      true,
      false,
    ])
  }
  refusals.succeeded('a')
  expect([refusals.accountRests('a', 25 * 60 * MINUTE), failed('g', 25 * 60)]).toEqual([false, false])
})

test('a place is told of a refusal once in ten minutes', () => {
  const refusals = new Refusals(DEFAULT_MANNERS.rest)
  expect([0, 9, 10].map((minute) => refusals.mayNotice('g', minute * MINUTE))).toEqual([true, false, true])
  expect(refusals.mayNotice('h', 0)).toBe(true)
})

test('failures far apart are each group’s own', () => {
  const refusals = new Refusals(DEFAULT_MANNERS.rest)
  expect(['g', 'h', 'i'].map((group, i) => refusals.failed('a', group, i * 11 * MINUTE))).toEqual([false, false, false])
})

test('refused words in another form are refused words; a closing line that all answers share is not', () => {
  const refusals = new Refusals(DEFAULT_MANNERS.rest)
  const closing = '还不行就回「还是不行」,「为什么」看依据。'
  refusals.refused('g', `多半是:设备时间不准\n时间、日期或时区不对,文件就传不上去。\n1. 打开自动设置时间。\n${closing}`)
  const other = `多半是:设备时间不准\n时间、日期或时区不对,文件就传不上去。\n1. 退出 QQ 重新登录,再发。\n${closing}`
  expect(refusals.wasRefused('g', other)).toBe(true)
  expect(refusals.wasRefused('elsewhere', other)).toBe(false)
  const next = `多半是:离线文件已过期\n离线文件在服务器上大约保留 7 天,过期就删,只能请对方重发。\n1. 请对方重新发一次。\n${closing}`
  expect(refusals.wasRefused('g', next)).toBe(false)
})
