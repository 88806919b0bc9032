/** Moments, as said on Friday 2026-11-20 at 21:00 in Shanghai. */
import { extract } from './index'
import { momentOf } from './moment'

const FRIDAY_EVENING = new Date('2026-11-20T13:00:00Z')
const moments = (text: string, at?: Date) =>
  extract(text, { at }).flatMap(({ quantity, value }) => (quantity === 'moment' ? [value] : []))

describe('moment', () => {
  it.each([
    ['周三凌晨两点半', '2026-11-18T02:30'],
    ['星期三凌晨2点', '2026-11-18T02:00'],
    ['周三凌晨', '2026-11-18T03:00'],
    ['上周三凌晨3点', '2026-11-11T03:00'],
    ['周六凌晨3点', '2026-11-14T03:00'],
    ['周日晚上8点', '2026-11-15T20:00'],
    ['每周三凌晨2点到4点', '2026-11-18T02:00'],
    ['昨晚8点', '2026-11-19T20:00'],
    ['昨晚一点', '2026-11-20T01:00'],
    ['昨天下午三点一刻', '2026-11-19T15:15'],
    ['前天中午12点', '2026-11-18T12:00'],
    ['今天凌晨2:30', '2026-11-20T02:30'],
    ['上午10:20', '2026-11-20T10:20'],
    ['上午１０：２０', '2026-11-20T10:20'],
    ['晚上七点多', '2026-11-20T19:00'],
    ['晚上10点', '2026-11-19T22:00'],
    ['半夜12点', '2026-11-20T00:00'],
    ['8点', '2026-11-20T20:00'],
    ['10点', '2026-11-20T10:00'],
    ['两点半', '2026-11-20T14:30'],
    ['8点05', '2026-11-20T20:05'],
    ['22:30', '2026-11-19T22:30'],
    ['11月18日凌晨2:30', '2026-11-18T02:30'],
    ['12月1号晚上8点', '2025-12-01T20:00'],
    ['2026-11-18 02:31:05 [ERROR] upload', '2026-11-18T02:31'],
    ['11-19 22:33:25 [error] upload', '2026-11-19T22:33'],
    ['06-24 22:30:00 [INFO] up', '2026-06-24T22:30'],
    ['8点发的，8点就失败', '2026-11-20T20:00'],
    ['yesterday at 8pm', '2026-11-19T20:00'],
    ['Wednesday 2:30 am', '2026-11-18T02:30'],
    ['12 am', '2026-11-20T00:00'],
  ])('%s', (text, value) => {
    expect(moments(text, FRIDAY_EVENING)).toEqual([value])
  })

  it.each([
    '刚才',
    '昨晚',
    '快一点',
    '有一点慢',
    '有三点建议',
    '3点建议',
    '今晚11点',
    '明天8点',
    '比分 3:2',
    '16:9',
    '99点',
    '25:00',
    '点一下',
    '周三',
    '2点5MB',
    '第8点',
  ])('is not in %s', (text) => {
    expect(moments(text, FRIDAY_EVENING)).toEqual([])
  })

  it('is not read without the time of the message', () => {
    expect([moments('周三凌晨两点半'), moments('周三凌晨两点半', new Date(Number.NaN))]).toEqual([[], []])
  })

  it.each([
    ['2026-11-20T13:00:00Z', '2026-11-20T21:00'],
    ['2026-12-31T16:00:00Z', '2027-01-01T00:00'],
  ])('momentOf %s is %s in Shanghai', (instant, local) => {
    expect(momentOf(new Date(instant))).toBe(local)
  })

  it('momentOf an invalid date is undefined', () => {
    expect(momentOf(new Date(Number.NaN))).toBeUndefined()
  })
})
