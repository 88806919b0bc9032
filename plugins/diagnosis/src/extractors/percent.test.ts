/** Progress, loss and other percentages. */
import { extract } from './index'

const percents = (text: string) =>
  extract(text).flatMap(({ quantity, value }) =>
    ['progress', 'loss', 'percent'].includes(quantity) ? [[quantity, value]] : [],
  )

describe('percent', () => {
  it.each([
    ['卡在99%', 'progress', 99],
    ['传到 45% 不动', 'progress', 45],
    ['45％就断了', 'progress', 45],
    ['卡在99不动', 'progress', 99],
    ['卡 99 了', 'progress', 99],
    ['传到百分之九十就失败', 'progress', 90],
    ['传到一半就断', 'progress', 50],
    ['stuck at 99%', 'progress', 99],
    ['upload stops at 12.5%', 'progress', 12.5],
    ['丢包5%', 'loss', 5],
    ['丢包率 12.5%', 'loss', 12.5],
    ['packet loss 12%', 'loss', 12],
    ['4 packets transmitted, 3 received, 25% packet loss, time 3004ms', 'loss', 25],
    ['数据包: 已发送 = 4，已接收 = 4，丢失 = 0 (0% 丢失)', 'loss', 0],
    ['Lost = 1 (25% loss),', 'loss', 25],
    ['电量20%', 'percent', 20],
    ['CPU 占用 99%', 'percent', 99],
    ['100%', 'percent', 100],
    ['涨了300%', 'percent', 300],
  ])('%s', (text, quantity, value) => {
    expect(percents(text)).toEqual([[quantity, value]])
  })

  it.each(['打8折', '卡在3次', '卡 5 分钟', '9.5分', '卡1234'])('is not in %s', (text) => {
    expect(percents(text)).toEqual([])
  })
})
