/** Masking comes before reading: what a log reports is the same without its secrets. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLog } from '../logs'
import { mask } from './mask'

const FOLDER = join(__dirname, '../logs/examples')
const errorsOf = (log: string) => readLog(log).errors.map(({ number, level }) => [number, level])

test.each(readdirSync(FOLDER))('the errors of %s', (file) => {
  const log = readFileSync(join(FOLDER, file), 'utf8')
  expect(errorsOf(mask(log).text)).toEqual(errorsOf(log))
})

test.each([
  '11-20 22:33:25 [error] 小测(2912345678) | 发生错误 Error: Timeout',
  '2025/1/2 14:58:15 [ERROR] 小测(2912345678) | onebot 发生错误 Error: Timeout',
  '2024-05-01 12:00:00 E/Bot.2912345678: 发送失败',
  '2024-05-01 12:00:00 E/Bot 2912345678: 发送失败',
  '[10:47:52.998][ERRO][2912345678] 发送消息错误',
  '06-24 22:30:00 [ERROR] nonebot | OneBot V11 2912345678 | [send_msg]: failed',
])('%s', (line) => {
  const [entry] = readLog(line).entries
  const [masked] = readLog(mask(line).text).entries
  expect(mask(line).masked).toEqual([{ kind: 'qq', count: 1 }])
  expect([masked?.shape, masked?.level]).toEqual([entry?.shape, entry?.level])
  expect(entry?.level).toBe('error')
})
