/** The command line as a Unix user calls it: exit codes, what goes to which stream, and readers that leave early. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { edit, TINY } from '../../knowledge-base/src/testing/tiny-base'

const ROOT = join(__dirname, '../../..')

jest.setTimeout(60_000)

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function start(args: readonly string[]): ChildProcess {
  const command = ['-r', require.resolve('esbuild-register'), join(__dirname, 'main.ts'), ...args]
  const env: NodeJS.ProcessEnv = { ...process.env, LC_ALL: 'en_US.UTF-8' }
  return spawn(process.execPath, command, { cwd: ROOT, env })
}

function run(args: readonly string[], input = ''): Promise<Run> {
  const child = start(args)
  const read = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => {
    read.out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    read.err += chunk
  })
  child.stdin?.end(input)
  return new Promise((done) => child.once('close', (code) => done({ code, ...read })))
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

/** A folder with the tiny base, changed. */
function tinyFolder(changes: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge '))
  folders.push(folder)
  for (const [path, text] of Object.entries({ ...TINY, ...changes })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

describe('called wrongly: 2, and the reason on standard error', () => {
  test.each<[readonly string[], RegExp]>([
    [[], /^$/],
    [['heal'], /^There is no command "heal"\.\nUsage: /],
    [['toString'], /^There is no command "toString"\./],
    [['diagnose'], /^Put a text behind it, or read standard input with --jsonl\.\n$/],
    [['explain', '--bse', 'x', 'text'], /^Wrong arguments: There is no option --bse\nUsage: /],
    [['check', '--name', 'a.txt', '--size', '-1'], /^size must be a number of bytes, a whole number not below 0\n$/],
    [['check', '--jsonl', 'a.txt'], /^With --jsonl/],
    [['knowledge', 'mend'], /^Usage: /],
    [
      ['diagnose', '--base', 'bot-error', 'text'],
      /^There is no base "bot-error"; did you mean "bot-errors"\? There are: /,
    ],
    [['diagnose', '--base', 'qq', 'text'], /^There is no base "qq"\. There are: .*\bqq-offline-file\b/],
    [['explain', '--knowledge', 'nowhere', 'text'], /^nowhere holds no usable knowledge\.\n$/],
  ])('%j', async (args, reason) => {
    const { code, err } = await run(args)
    expect(code).toBe(2)
    expect(err).toMatch(reason)
  })
})

test('help goes to standard output: 0', async () => {
  const { code, out, err } = await run(['--help'])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^Usage: npm run -s cli -- COMMAND/)
})

describe('diagnose', () => {
  test('for people: words of the text may stand apart, and options after -- are words', async () => {
    const { code, out } = await run([
      'diagnose',
      '--knowledge',
      tinyFolder(),
      '--',
      '太大1',
      '太大2',
      '太大3',
      '太大4',
      '太大5',
      '太大6',
      '太大7',
      '太大8',
      '--base',
    ])
    expect(code).toBe(0)
    expect(out).toContain('Decision: answer')
    expect(out).toMatch(/^ *\d+\.\d% {2}tiny\/too-large {2}File too large$/m)
  })

  test('--jsonl: a line for a line, in order; a wrong line gets an error in its place, and the end is 1', async () => {
    const lines = ['{"text":"太大1"}', '', 'nonsense', '{"text":"怎么发2","addressed":false}', '{"text":"太大1"}']
    const { code, out, err } = await run(['diagnose', '--jsonl', '--knowledge', tinyFolder()], lines.join('\r\n'))
    const results = out.trimEnd().split('\n')
    expect(results.map((line) => JSON.parse(line))).toMatchObject([
      { decision: 'answer', topics: [{ id: 'tiny/too-large' }, { id: 'tiny/options' }], reply: expect.any(String) },
      { error: 'Line 3 is wrong: not a JSON object' },
      { decision: expect.stringMatching(/^(guide|silent)$/), topics: [{ id: 'tiny/options' }, {}] },
      { decision: 'answer' },
    ])
    expect(results[3]).toBe(results[0])
    expect(err).toBe('Line 3 is wrong: not a JSON object\n')
    expect(code).toBe(1)
  })

  test.each(['stdout', 'stderr'] as const)('a reader of %s that has seen enough is no fault', async (stream) => {
    const child = start(['diagnose', '--jsonl', '--knowledge', tinyFolder()])
    child.stdout?.resume()
    child.stderr?.resume()
    child.stdin?.on('error', () => {})
    child.stdin?.end('{"text":"太大1"}\nnonsense\n'.repeat(2000))
    child[stream]?.once('data', () => child[stream]?.destroy())
    expect(await new Promise((done) => child.once('exit', done))).toBe(0)
  })
})

describe('knowledge validate', () => {
  test('the shipped knowledge: 0', async () => {
    const { code, out } = await run(['knowledge', 'validate'])
    expect(out).toMatch(/^The knowledge has no errors: \d+ topics, \d+ utterances, \d+ warnings\.$/m)
    expect(code).toBe(0)
  })

  test('a broken folder: every mistake with its place, and 1', async () => {
    const folder = tinyFolder({
      ...edit('tiny/causes/too-large.yml', '太大1: answer', '太大1: silent'),
      ...edit('tiny/guides/options.yml', 'summary:', 'sumary:'),
    })
    const { code, out } = await run(['knowledge', 'validate', folder])
    expect(out).toMatch(/tiny\/guides\/options\.yml:2:1 .*sumary.*summary/)
    expect(out).toMatch(/^\d+ errors, \d+ warnings\.$/m)
    expect(code).toBe(1)
  })

  test('an example that leads elsewhere: 1', async () => {
    const folder = tinyFolder(edit('tiny/causes/too-large.yml', '太大1: answer', '太大1: out-of-scope'))
    const { code, out } = await run(['knowledge', 'validate', folder])
    expect(out).toContain('tiny/too-large: the example "太大1" should be out-of-scope and is answer tiny/too-large')
    expect(code).toBe(1)
  })
})
