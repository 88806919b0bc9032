/** .NET's lines. */
import { readHead } from '.'

test.each([
  ['fail: Demo.Core.BotContext[0]', 'error', 'Demo.Core.BotContext', ''],
  ['warn: Demo.Core.Sender[3] signing failed', 'warn', 'Demo.Core.Sender', 'signing failed'],
  ['2025-05-10 12:57:02 crit: Demo.Host[6]', 'fatal', 'Demo.Host', ''],
  ['[20:05:00 ERR] boom', 'error', undefined, 'boom'],
  ['2025-05-10 12:57:02.018 +08:00 [WRN] slow', 'warn', undefined, 'slow'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'dotnet', level, logger, message })
})
