/** AstrBot's lines. */
import { readHead } from '.'

test.each([
  ['[16:07:58] [Core] [ERRO] [respond.stage:262]: 发送消息链失败', 'error', 'Core', '发送消息链失败'],
  ['[23:26:09.123] [Core] [WARN] [v4.15.0] [star.manager:51]: 插件未加载', 'warn', 'Core', '插件未加载'],
  [' [16:07:58] [Plug] [INFO] [demo.main:12]: ready', 'info', 'Plug', 'ready'],
  ['[2026-06-20 20:21:09.037] [Core]', undefined, 'Core', ''],
  ['[ERRO]', 'error', undefined, ''],
  ['[v4.26.0] [core.updater:157]: 解析失败', undefined, undefined, '解析失败'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'astrbot', level, logger, message })
})
