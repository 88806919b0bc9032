/** What people write around a paste. */
import { isProse } from './own-words'

test.each([
  '这个群 10G 早就满了',
  '能收到消息模型也回了，就是发不到 qq，两个容器 ws 连的',
  '文字图片都正常就视频这样，AstrBot 在 win 上 NapCat 在 docker',
  'it worked yesterday and I changed nothing',
])('%s is told', (line) => {
  expect(isProse(line)).toBe(true)
})

test.each([
  '发生错误 Error: Timeout: NTEvent',
  'aiocqhttp.exceptions.ApiNotAvailable',
  '    at sendDataCallback (file:///a.mjs:1:2)',
  '{"status":"failed","wording":"发送失败了"}',
  'ActionFailed(status=failed, wording=发送失败了)',
  '[OneBot] [WebSocket Client] 发生错误',
  'Traceback (most recent call last):',
  '',
])('%s is printed', (line) => {
  expect(isProse(line)).toBe(false)
})
