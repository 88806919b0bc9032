/** What happened, out of whatever wraps it. */
import fc from 'fast-check'
import { innermost } from './innermost'

const EVENT = 'EventChecker Failed: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg EventRet:'

test.each<[what: string, text: string, error: string]>([
  [
    'an answer in a traceback in a log',
    `05-02 10:11:12 [ERROR] nonebot | Running Matcher(type='message', module=demo) failed.
Traceback (most recent call last):
  File "<string>", line 14, in <module>
> File "/bot/plugins/demo/__init__.py", line 27, in _
    await matcher.send(MessageSegment.image(path))
  File "/venv/lib/nonebot/adapters/onebot/v11/utils.py", line 62, in handle_api_result
    raise ActionFailed(**result)
nonebot.adapters.onebot.v11.exception.ActionFailed: ActionFailed(status='failed', retcode=1200, message='${EVENT}\\n{\\n    "result": -1,\\n    "errMsg": "rich media transfer failed"\\n}\\n', wording='${EVENT}', echo='3')`,
    'rich media transfer failed (result -1)',
  ],
  [
    'EventRet over several lines',
    `11-20 22:33:25 [error] 小测 | 发生错误 Error: ${EVENT}\n{\n    "result": 120,\n    "errMsg": "你已被禁言"\n}\n\n    at send (/app/a.mjs:1:2)`,
    '你已被禁言 (result 120)',
  ],
  [
    'EventRet that says nothing',
    '[ERROR] 发生错误 Error: Timeout: NTEvent sendMsg EventRet:\n{\n    "result": 1,\n    "errMsg": ""\n}',
    'Timeout: NTEvent sendMsg EventRet: { "result": 1, "errMsg": "" }',
  ],
  [
    'escapes twice over',
    String.raw`{"data":"{\"status\":\"failed\",\"retcode\":1200,\"message\":\"EventRet:\\n{\\n  \\\"result\\\": 110,\\n  \\\"errMsg\\\": \\\"你已被移出该群\\\"\\n}\\n\"}"}`,
    '你已被移出该群 (result 110)',
  ],
  ['a fragment of an escaped answer', String.raw`\"retcode\":1200,\"message\":\"\\u8bed\\u97f3\"`, '语音'],
  [
    'colours',
    '\u001b[32m11-20 22:33:25\u001b[39m [\u001b[31merror\u001b[39m] 小测 | 发生错误 Error: 识别URL失败',
    '识别URL失败',
  ],
  [
    'colours that lost their escape',
    '11-20 22:33:25 [ [31merror [39m] 小测 | 发生错误 Error: 识别URL失败',
    '识别URL失败',
  ],
  [
    'docker',
    'napcat-1  | [error] 小测 | 发生错误 Error: 识别URL失败\nbot-1  | 05-02 10:11:12 [INFO] nonebot | ok',
    '识别URL失败',
  ],
  [
    'pm2',
    "0|Yunzai  | [YzBot][10:37:56.372][ERRO] ApiRejection { code: -80, message: '发送被拒绝' }",
    '发送被拒绝 (code -80)',
  ],
  [
    'an object over several lines',
    '[ERROR] [demo] 群消息发送失败: ApiRejection {\n  code: -60,\n  message: "client not online"\n}',
    'client not online (code -60)',
  ],
  [
    'aiocqhttp on one line',
    `[13:12:07] [Core] [ERRO] [respond.stage:253]: 发送消息链失败: chain = MessageChain(chain=[Record(file='/a.wav')]), error = <ActionFailed status='failed', retcode=1200, data=None, message='语音转换失败', wording='语音转换失败', echo={'seq': 17}> Traceback (most recent call last): File "/a.py", line 1, in f aiocqhttp.exceptions.ActionFailed: <ActionFailed status='failed', retcode=1200, message='语音转换失败'>`,
    '语音转换失败',
  ],
  [
    'three lines of a head',
    '[2026-06-20 20:21:09.037] [Core]\n[ERRO]\n[v4.26.0] [core.updater:157]: 识别URL失败',
    '识别URL失败',
  ],
  [
    'Lagrange',
    'fail: Lagrange.OneBot.Core[0]\n      Unexpected error.\n      System.IO.IOException: 卷标语法不正确。\n         at A.B(String c)',
    'System.IO.IOException: 卷标语法不正确。',
  ],
  [
    'an error in an error',
    '[ERROR] [Highway] upload failed: Error: httpUpload Error at 0: Error: block refused (code=210005)',
    'block refused (code=210005)',
  ],
  [
    'an error that needs what it happened to',
    '[ERROR] 反向WebSocket (ws://127.0.0.1:6199/ws) 连接错误 Error: Opening handshake has timed out',
    '反向WebSocket (ws://127.0.0.1:6199/ws) 连接错误 Opening handshake has timed out',
  ],
  [
    'Koishi, which knows no reason',
    '2025-01-02 10:00:12 [E] bridge Error: Error with request send_group_msg, args: {"message":"hi"}, retcode: 1200',
    'Error with request send_group_msg, args: {"message":"hi"}, retcode: 1200',
  ],
  [
    'damage by text recognition',
    '[ERR0R] ActionFaiIed(status=‘failed’，retcode=1200，message=‘ENOENT: open C:WUsersWa.png’，wording=‘’)',
    'ENOENT: open C:WUsersWa.png',
  ],
  [
    'entities of a chat',
    '{&quot;status&quot;:&quot;failed&quot;,&quot;retcode&quot;:1200,&quot;message&quot;:&quot;语音转换失败&quot;}',
    '语音转换失败',
  ],
  [
    'a path whose folder begins with n',
    String.raw`{"retcode":1200,"message":"ENOENT: open 'D:\\napcat\\temp\\a.png'"}`,
    String.raw`ENOENT: open 'D:\napcat\temp\a.png'`,
  ],
  [
    'the same error of two programs once',
    '[ERROR] a | Error: 识别URL失败\n[ERROR] {"status":"failed","retcode":1,"message":"识别URL失败"}',
    '识别URL失败',
  ],
  ['two different errors', '[ERROR] 签名失败\n[ERROR] 登录失败', '签名失败\n登录失败'],
  ['an error quoted in prose', 'napcat 报 Error: 识别URL失败 咋办', '识别URL失败 咋办'],
  ['nothing', '', ''],
])('%s', (_, text, error) => {
  expect(innermost(text).error).toBe(error)
})

test('what wraps the error is context', () => {
  const { error, context } = innermost("[ERROR] nonebot | ActionFailed(retcode=1200, message='识别URL失败', echo='1')")
  expect(error).toBe('识别URL失败')
  expect(context).toBe("[ERROR] nonebot | ActionFailed(retcode=1200, message=' ', echo='1')")
})

const PIECES = fc.constantFrom(
  '\n',
  ' ',
  '[ERROR] ',
  'Error: ',
  '{"message":"',
  '"}',
  "message='",
  "'",
  '\\"',
  '\\\\n',
  'EventRet:',
  'Traceback (most recent call last):\n',
  '  File "/a.py", line 1, in f\n',
  'a.B: x',
  'Caused by: ',
  ' ---> ',
  '    at f (/a.js:1:2)\n',
  'args: {',
  '发生错误',
  'retcode=1200',
  '“',
  '\ud83d',
)

test('any pieces are read without a throw, into a bounded result', () => {
  fc.assert(
    fc.property(
      fc.array(PIECES, { maxLength: 60 }).map((pieces) => pieces.join('')),
      (text) => {
        const { error, context } = innermost(text)
        expect(error.length).toBeLessThanOrEqual(3 * 600 + 2)
        expect(context.length).toBeLessThanOrEqual(4_000)
        expect(error.split('\n').length).toBeLessThanOrEqual(3)
      },
    ),
    { seed: 20261120, numRuns: 1_000 },
  )
})
