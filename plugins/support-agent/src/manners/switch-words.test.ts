/** What switches a group, and what only sounds like it. */
import { isQuiet, readSwitch, type Switch } from './switch-words'

test.each<[text: string, read: Switch]>([
  ['闭嘴', { kind: 'silence', minutes: undefined }],
  ['闭嘴 30分钟', { kind: 'silence', minutes: 30 }],
  ['闭嘴30分钟', { kind: 'silence', minutes: 30 }],
  ['闭嘴 半小时', { kind: 'silence', minutes: 30 }],
  ['闭嘴 两个小时', { kind: 'silence', minutes: 120 }],
  ['闭嘴 10', { kind: 'silence', minutes: 10 }],
  ['闭嘴 3天', { kind: 'silence', minutes: 4320 }],
  ['安静', { kind: 'silence', minutes: undefined }],
  ['安静 一会儿', { kind: 'silence', minutes: undefined }],
  ['Shut up 1h', { kind: 'silence', minutes: 60 }],
  ['闭嘴 永远', { kind: 'unclear', command: 'silence' }],
  ['闭嘴 0分钟', { kind: 'unclear', command: 'silence' }],
  ['关闭', { kind: 'off' }],
  ['关闭。', { kind: 'off' }],
  ['开启', { kind: 'on' }],
  ['turn on', { kind: 'on' }],
  ['安静时段 23-7', { kind: 'quiet', hours: { from: 23, to: 7 } }],
  ['安静时段 0点到7点', { kind: 'quiet', hours: { from: 0, to: 7 } }],
  ['安静时段 22:00-24:00', { kind: 'quiet', hours: { from: 22, to: 0 } }],
  ['安静时段 关', { kind: 'quiet', hours: undefined }],
  ['安静时段', { kind: 'unclear', command: 'quiet' }],
  ['安静时段 25-7', { kind: 'unclear', command: 'quiet' }],
  ['模式 mention', { kind: 'mode', mode: 'mention' }],
  ['模式 主动', { kind: 'mode', mode: 'confident' }],
  ['mode off', { kind: 'mode', mode: 'off' }],
  ['模式 随便', { kind: 'unclear', command: 'mode' }],
  ['知识库 qq-offline-file', { kind: 'bases', ids: ['qq-offline-file'] }],
  ['知识库 a、b c', { kind: 'bases', ids: ['a', 'b', 'c'] }],
  ['知识库 全部', { kind: 'bases', ids: [] }],
  ['知识库', { kind: 'unclear', command: 'bases' }],
  ['状态', { kind: 'status' }],
  ['撤回', { kind: 'retract' }],
  ['不对', { kind: 'retract' }],
])('%j', (text, read) => {
  expect(readSwitch(text)).toEqual(read)
})

test.each([
  '',
  '你给我闭嘴吧',
  '闭嘴吧你',
  '关闭杀毒软件',
  '开启两步验证',
  '安静点',
  '模式不对',
  '知识库里没有',
  '状态不好',
  '撤回了什么',
  '不对劲',
  '安静 模式下也弹 50001',
  '安静 模式怎么开',
  '闭嘴 吧你这个破机器人',
  '模式 换成极速也发不出去',
  '安静时段 里发的文件收不到',
  '知识库 里没有我这个错误',
  'mode of transfer is offline',
  'shut up and tell me why',
  `闭嘴 ${'久'.repeat(50)}`,
])('%j is no switch', (text) => {
  expect(readSwitch(text)).toBe(undefined)
})

test.each<[from: number, to: number, hour: number, quiet: boolean]>([
  [23, 7, 23, true],
  [23, 7, 6, true],
  [23, 7, 7, false],
  [23, 7, 12, false],
  [0, 7, 0, true],
  [0, 7, 7, false],
  [22, 0, 23, true],
  [22, 0, 0, false],
])('quiet from %d to %d: at %d it is %s', (from, to, hour, quiet) => {
  expect(isQuiet({ from, to }, hour)).toBe(quiet)
})
