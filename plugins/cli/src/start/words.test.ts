/** What the operator reads after a start. */
import { readDeployment, type Settings } from '@support-agent/deployment'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import { greeting, portLine, startFailureLine } from './words'

function settingsOf(env: Record<string, string>): Settings {
  const reading = readDeployment(env)
  if ('problems' in reading) throw new Error('expected settings')
  return reading.settings
}

test('the page and what to paste there come first', () => {
  expect(greeting(settingsOf({}), true, 'zh-CN')).toBe(`
已启动。打开 http://127.0.0.1:5140/sandbox,添加一个用户,粘贴「错误码50001」发送,就能看到回答。
要让它看文件,打开 http://127.0.0.1:5140/support-page,把文件拖进去。
接入 QQ:把 .env.example 复制成 .env,填好 ONEBOT_SELF_ID,再启动一次。步骤见 docs/connect-qq.md。
按 Ctrl-C 停止。
`)
})

test.each([
  [{ ONEBOT_SELF_ID: '10001' }, 'Waiting for the QQ side at ws://127.0.0.1:5140/onebot.'],
  [
    { ONEBOT_SELF_ID: '10001', ONEBOT_PROTOCOL: 'ws', ONEBOT_ENDPOINT: 'ws://h:3001/?access_token=x' },
    'Connecting to the QQ side at ws://h:3001/.',
  ],
])('%j', (env, line) => {
  expect(greeting(settingsOf(env), true, 'en-US')).toContain(line)
})

test('a closed page is explained', () => {
  expect(greeting(settingsOf({ HOST: '0.0.0.0', ONEBOT_TOKEN: '12345678' }), false, 'en-US')).toContain(
    'Started. HOST is 0.0.0.0, which other machines can reach, so the web page stays closed',
  )
})

test.each(['busy', 'forbidden', 'no-such-address'] as const)('%s: one line that names the setting', (state) => {
  expect(portLine(state, settingsOf({}), 'en-US')).toMatch(/^[^\n{}]+set (?:PORT|HOST) in \.env to [^\n{}]+$/)
})

test('a surprise is one line', () => {
  expect(startFailureLine(new Error('no koishi.yml'), 'en-US')).toBe('not started: no koishi.yml')
})

test('both languages have the same words', () => {
  const keys = (value: object): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keys(inner).map((rest) => `${key}.${rest}`) : [key],
    )
  expect(keys(english)).toEqual(keys(chinese))
})
