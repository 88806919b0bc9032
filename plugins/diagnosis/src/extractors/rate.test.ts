/** How often somebody sends, per minute. */
import { extract } from './index'

const rates = (text: string) => extract(text).flatMap(({ quantity, value }) => (quantity === 'rate' ? [value] : []))

describe('rate', () => {
  it.each([
    ['一分钟发了20多次', 20],
    ['每分钟 30 条', 30],
    ['每秒5条', 300],
    ['10秒发了5个', 30],
    ['两分钟内发了五十条', 25],
    ['1小时发120个', 2],
    ['20条/分钟', 20],
    ['5 messages per second', 300],
    ['20 per minute', 20],
  ])('%s', (text, value) => {
    expect(rates(text)).toEqual([value])
  })

  it.each(['每秒 1.2MB', '等了10分钟', '一分钟后再发', '三个小时', '每次都失败'])('is not in %s', (text) => {
    expect(rates(text)).toEqual([])
  })
})
