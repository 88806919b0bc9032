/** Lines of a log. */
import { extract } from './index'

const levels = (text: string) =>
  extract(text).flatMap(({ quantity, value, said }) => (quantity === 'log-level' ? [[value, said]] : []))

describe('log-line', () => {
  it.each([
    ['11-20 22:33:25 [error] bot | 发生错误', 'error'],
    ['[10:47:52.998][ERRO][1] 发送消息错误', 'error'],
    ['[2023-01-15 20:11:02] [WARNING]: 上传失败', 'warn'],
    ['2025-01-02 10:00:12 [E] bridge Error', 'error'],
    ['2025-02-15 18:55:59 D/Onebot: [Send]', 'debug'],
    ['E/QQ: upload failed', 'error'],
    ['level=error msg="upload"', 'error'],
    ['{"time":1,"level":"warn","msg":"x"}', 'warn'],
    ['{"level":50,"msg":"x"}', 'error'],
    ['[2025-05-10 12:57:02,018.018] ERROR    Logger', 'error'],
    ['[20:05:00 ERR] boom', 'error'],
    ['warn: Lagrange.OneBot.Core[0]', 'warn'],
    ['2024-01-01T00:00:00.000Z INFO started', 'info'],
    ['[FATAL] out of memory', 'fatal'],
  ])('%s', (line, level) => {
    expect(levels(line)).toEqual([[level, line]])
  })

  it.each(['发文件 error 403', '这是什么 error', 'info 一下', '[图片] 文件发不出去', 'e/acc'])(
    'is not in %s',
    (text) => {
      expect(levels(text)).toEqual([])
    },
  )

  it('reads at most 20 lines', () => {
    expect(levels('[ERROR] x\n'.repeat(100))).toHaveLength(20)
  })
})
