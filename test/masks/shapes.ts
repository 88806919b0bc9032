/** The shapes in which a text reaches us: log lines of many programs, traces, objects, escapes, colours, and what text recognition makes of them. */

export interface Shape {
  readonly id: string
  readonly wrap: (text: string, secret: string) => string
}

const ESC = '\u001b'
const quoted = (text: string) => JSON.stringify(text).slice(1, -1)
const eachLine = (text: string, prefix: string) =>
  text
    .split('\n')
    .map((line) => `${prefix}${line}`)
    .join('\n')
const headed = (id: string, head: string): Shape => ({ id, wrap: (text) => `${head}${text}` })

/** Letters that text recognition takes for others; the secret itself is as it was read. */
const MISREAD: Readonly<Record<string, string>> = { ':': '：', '"': '”', "'": '’', ',': '，' }
function misread(text: string, secret: string): string {
  return text
    .split(secret)
    .map((part) => part.replace(/[:"',]/g, (mark) => MISREAD[mark] ?? mark))
    .join(secret)
}
function spaced(text: string, secret: string): string {
  return text
    .split(secret)
    .map((part) => part.replace(/([:=_])/g, '$1 '))
    .join(secret)
}

export const SHAPES: readonly Shape[] = [
  { id: 'bare', wrap: (text) => text },
  { id: 'chat', wrap: (text) => `帮我看下 ${text} 为什么连不上` },
  { id: 'chat-lines', wrap: (text) => `napcat 连不上\n${text}\n求助` },
  headed('napcat', '11-20 22:33:25 [error] 小测 | 发生错误 '),
  headed('llonebot', '2025/1/2 14:58:15 [ERROR] 小测 | onebot 出错 '),
  headed('lagrange', '[2024-06-11 21:31:08] [WtExchangeLogic] [FATAL]: '),
  headed('go-cqhttp', '[2023-01-15 20:11:02] [WARNING]: 连接失败 '),
  headed('koishi', '2025-01-02 10:00:12 [E] onebot '),
  headed('nonebot', '06-24 22:30:00 [ERROR] nonebot | '),
  headed('astrbot', '[16:07:58] [Core] [ERRO] [respond.stage:262]: '),
  headed('mirai', '2024-05-01 12:00:00 E/Bot.10001: '),
  headed('yunzai', '[10:47:52.998][ERRO] '),
  headed('logback', '2025-03-04 10:11:12.345 ERROR 1 --- [main] c.e.Bot : '),
  headed('nginx', '2025/03/04 10:11:12 [error] 31#31: *7 upstream: '),
  headed('logfmt', 'time=2025-03-04T10:11:12Z level=error msg='),
  headed('logcat', '03-04 10:11:12.345  1234  1250 E Bot     : '),
  headed('npm', 'npm ERR! '),
  headed('nested', '[error] 发生错误 Error: Error: request failed: '),
  { id: 'docker', wrap: (text) => eachLine(text, 'napcat-1  | ') },
  { id: 'docker-stamped', wrap: (text) => eachLine(text, '2025-03-04T10:11:12.345678901Z ') },
  { id: 'pm2', wrap: (text) => eachLine(text, '0|bot      | ') },
  { id: 'journald', wrap: (text) => eachLine(text, '3月 04 10:11:12 vps bot[1234]: ') },
  {
    id: 'multi-line',
    wrap: (text) =>
      `11-20 22:33:20 [info] 小测 | 启动\n11-20 22:33:25 [error] 小测 | 连接错误\n${eachLine(text, '    ')}\n11-20 22:33:30 [info] 小测 | 5 秒后重连`,
  },
  { id: 'json', wrap: (text) => JSON.stringify({ level: 50, time: 1741083072345, msg: text }) },
  {
    id: 'json-data',
    wrap: (text) =>
      `{"status":"failed","retcode":1200,"data":null,"message":"${quoted(text)}","wording":"${quoted(text)}","echo":"3"}`,
  },
  { id: 'escaped-twice', wrap: (text) => JSON.stringify({ body: JSON.stringify({ error: text }) }) },
  {
    id: 'escaped-thrice',
    wrap: (text) => JSON.stringify({ log: JSON.stringify({ body: JSON.stringify({ msg: text }) }) }),
  },
  {
    id: 'event-ret',
    wrap: (text) =>
      `Error: EventChecker Failed: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg EventRet:\n{\n    "result": -1,\n    "errMsg": "${quoted(text)}"\n}`,
  },
  {
    id: 'action-failed',
    wrap: (text) =>
      `nonebot.adapters.onebot.v11.exception.ActionFailed: ActionFailed(status='failed', retcode=1200, data=None, message="${text}", echo='3')`,
  },
  {
    id: 'python-repr',
    wrap: (text) =>
      `<ActionFailed status='failed', retcode=100, message='${text.replaceAll("'", "\\'").replaceAll('\n', '\\n')}', wording='', echo={'seq': 7}>`,
  },
  {
    id: 'js-object',
    wrap: (text) =>
      `{\n  type: 'send',\n  error: '${text.replaceAll("'", "\\'").replaceAll('\n', "\\n' +\n    '")}',\n  code: 1200\n}`,
  },
  {
    id: 'node-trace',
    wrap: (text) =>
      `Error: ${text}\n    at Socket.onOpen (file:///app/napcat/napcat.mjs:10:3)\n    at process.emit (node:events:519:28)`,
  },
  {
    id: 'dotnet',
    wrap: (text) =>
      `fail: Lagrange.OneBot.Core[0]\n      System.InvalidOperationException: ${text}\n         at Lagrange.OneBot.Core.Network.Start()`,
  },
  {
    id: 'java',
    wrap: (text) =>
      `java.lang.IllegalStateException: wrapped\n\tat com.example.Bot.run(Bot.java:12)\nCaused by: java.io.IOException: ${text}\n\t... 5 more`,
  },
  {
    id: 'python',
    wrap: (text) =>
      `Traceback (most recent call last):\n  File "bot.py", line 3, in <module>\n    run()\nRuntimeError: ${text}`,
  },
  {
    id: 'ansi-head',
    wrap: (text) => `${ESC}[32m03-04 10:11:12${ESC}[0m [${ESC}[31merror${ESC}[0m] ${ESC}[33m${text}${ESC}[0m`,
  },
  { id: 'ansi-secret', wrap: (text, secret) => text.split(secret).join(`${ESC}[36m${secret}${ESC}[0m`) },
  { id: 'ansi-bare', wrap: (text, secret) => text.split(secret).join(`[36m${secret}[0m`) },
  { id: 'ocr-marks', wrap: misread },
  { id: 'ocr-spaces', wrap: spaced },
  {
    id: 'ocr-letters',
    wrap: (text, secret) =>
      text
        .split(secret)
        .map((part) => part.replace(/o(?=k|r)/g, '0').replace(/l/g, '1'))
        .join(secret),
  },
]
