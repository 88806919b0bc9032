/** `chat --jsonl`: a line in, a line out, in order. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'

jest.setTimeout(60_000)

interface Run {
  readonly code: number | null
  readonly lines: readonly Record<string, unknown>[]
}

function chat(input: readonly (object | string)[]): Promise<Run> {
  const command = ['-r', require.resolve('esbuild-register'), join(__dirname, 'main.ts'), 'chat', '--jsonl']
  const child = spawn(process.execPath, command, {
    cwd: join(__dirname, '../../..'),
    env: { ...process.env, LC_ALL: 'en_US.UTF-8' },
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  let out = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stdin.end(input.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))
  return new Promise((done) =>
    child.once('close', (code) => {
      const lines = out.trim().split('\n')
      done({ code, lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>) })
    }),
  )
}

test('users are interleaved, a missing time is that of the line before, a wrong line is told and skipped', async () => {
  const { code, lines } = await chat([
    { user: 'u', text: '发不出去', at: '2025-03-05T15:00:00+08:00' },
    { user: 'v', text: '文件发不出去,错误码50001' },
    { user: 'u', text: '跳过' },
    'no json',
    { text: 'nobody' },
    { user: 'v', text: '转人工' },
    { user: 'u', text: '跳过', at: '2025-03-05T15:11:00+08:00' },
  ])
  expect(code).toBe(1)
  expect(lines.map(({ user, decision, error }) => [user, decision ?? typeof error])).toEqual([
    ['u', 'ask'],
    ['v', 'answer'],
    ['u', 'ask'],
    [undefined, 'string'],
    [undefined, 'string'],
    ['v', 'hand-over'],
    // The question has lapsed: there is nothing to pass over.
    ['u', 'silent'],
  ])
  expect(Object.keys(lines[0] ?? {})).toEqual(['user', 'decision', 'asks', 'question', 'topics', 'reply'])
  expect(lines[2]?.asks).not.toBe(lines[0]?.asks)
})
