/** The commands on the knowledge and the store, as somebody types them while the bot is stopped, or forgets to stop it. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDurableStore } from '@support-agent/storage'
import { Journal } from '@support-agent/teaching'
import { TINY } from '../../../../knowledge-base/src/testing/tiny-base'
import { UsageError } from '../../command'
import { knowledge } from '.'

jest.setTimeout(60_000)

let home: string
let into: string
let store: string
const CAUSE = 'tiny/causes/too-large.yml'

beforeEach(() => {
  process.env.LC_ALL = 'zh_CN.UTF-8'
  home = mkdtempSync(join(tmpdir(), 'knowledge '))
  into = join(home, 'knowledge')
  store = join(home, 'store')
  for (const [path, text] of Object.entries(TINY)) put(path, text)
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(dirname(join(into, path)), { recursive: true })
  writeFileSync(join(into, path), text)
}

const textOf = (path: string) => readFileSync(join(into, path), 'utf8')

async function run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const told = { out: '', err: '' }
  const spies = (['out', 'err'] as const).map((key) =>
    jest.spyOn(process[`std${key}`], 'write').mockImplementation((text) => {
      told[key] += text
      return true
    }),
  )
  try {
    return { code: await knowledge(args), ...told }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

async function teach(...texts: readonly string[]): Promise<void> {
  const opened = await openDurableStore({ directory: store, now: Date.now })
  const journal = new Journal(opened, Date.now)
  await journal.restore()
  for (const text of texts) {
    const operations = [{ op: 'add-utterances', topic: 'tiny/too-large', texts: [text] }] as const
    await journal.append({ author: null, scope: 'global', operations })
  }
  await opened.close()
}

describe('export', () => {
  const exported = () => run('export', '--store', store, '--into', into)

  test('writes the lines that were taught and no other, once', async () => {
    put(CAUSE, (TINY[CAUSE] ?? '').replace('summary:', '# 别动这一行\nsummary:'))
    const before = textOf(CAUSE).split('\n')
    await teach('大得离谱', '大得不像话')
    const { code, out } = await exported()
    expect(code).toBe(0)
    expect(out).toContain(join(into, CAUSE))
    const after = textOf(CAUSE).split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual(['  - 大得离谱', '  - 大得不像话'])
    expect(before.filter((line) => !after.includes(line))).toEqual([])
    const written = textOf(CAUSE)
    expect(await exported()).toMatchObject({ code: 0, out: '没有新的改动,文件没有变。\n' })
    expect(textOf(CAUSE)).toBe(written)
    await teach('还有一句')
    expect((await exported()).code).toBe(0)
    expect(textOf(CAUSE)).toContain('  - 还有一句\n')
    expect(readdirSync(dirname(join(into, CAUSE)))).toEqual(['too-large.yml'])
  })

  test('a bot that still runs is named, and nothing is written', async () => {
    await teach('大得离谱')
    const bot = await openDurableStore({ directory: store, now: Date.now })
    const { code, err } = await exported()
    await bot.close()
    expect([code, err]).toEqual([1, expect.stringMatching(/正被另一个程序使用(.|\n)*先停掉机器人/)])
    expect(textOf(CAUSE)).toBe(TINY[CAUSE])
  })

  test('files with errors are left as they are', async () => {
    await teach('大得离谱')
    put(CAUSE, 'titel: 写错了\n')
    expect(await exported()).toMatchObject({ code: 1, err: expect.stringContaining('什么也没写') })
    expect(textOf(CAUSE)).toBe('titel: 写错了\n')
  })

  test('without a store none is made', async () => {
    await expect(exported()).rejects.toEqual(
      new UsageError(`没有 ${store} 这个文件夹。机器人还没存过东西,或者它在别处:用 --store 指明。`),
    )
  })
})

describe('restore', () => {
  const restored = (...args: readonly string[]) => run('restore', '--store', store, ...args)
  const editsNow = async () => {
    const opened = await openDurableStore({ directory: store, now: Date.now })
    const { length } = await opened.list('edit/')
    await opened.close()
    return length
  }

  test('lists, and changes nothing by that', async () => {
    await teach('一')
    expect(await restored()).toMatchObject({ code: 0, out: expect.stringContaining('还没有快照') })
    expect(await editsNow()).toBe(1)
  })

  test('damage in the middle of the edits stops the start with what to do, and all else can be had back', async () => {
    await teach('一', '二', '三')
    const log = join(store, 'log-00000001.jsonl')
    const damaged = readFileSync(log, 'utf8').replace('二', '贰')
    writeFileSync(log, damaged)
    await expect(openDurableStore({ directory: store, now: Date.now })).rejects.toMatchObject({
      code: 'damaged-first-log',
    })
    const { code, out } = await restored('--readable')
    expect([code, out]).toEqual([0, expect.stringMatching(/^读不了:log-00000001\.jsonl 第 3 行(.|\n)*里面有 2 条/)])
    expect(await editsNow()).toBe(2)
    expect(readFileSync(log, 'utf8')).toBe(damaged)
    const [, generation] = /第 (\d+) 代/.exec((await restored()).out) ?? []
    await teach('四')
    expect(await editsNow()).toBe(3)
    expect((await restored('--generation', generation ?? '')).code).toBe(0)
    expect(await editsNow()).toBe(2)
  })

  test('a generation that is not there', async () => {
    await teach('一')
    expect(await restored('--generation', '77')).toMatchObject({ code: 1, err: expect.stringContaining('77') })
  })
})

describe('check', () => {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', home, '-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { stdio: 'pipe' })
  const checked = (...args: readonly string[]) => run('check', '--knowledge', into, ...args)

  beforeEach(() => {
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'first')
  })

  test('nothing changed', async () => {
    expect(await checked()).toMatchObject({ code: 0, out: expect.stringMatching(/^.+\n$/) })
  })

  test('sentences under the wrong topic make others worse, and that is told by 1', async () => {
    const misplaced = Array.from({ length: 40 }, (_, n) => `  - 太大${n + 1}了\n`).join('')
    put(
      'tiny/guides/options.yml',
      (TINY['tiny/guides/options.yml'] ?? '').replace('remedies:', `${misplaced}remedies:`),
    )
    const { code, out } = await checked()
    expect([code, out]).toEqual([1, expect.stringMatching(/太大\d+/)])
    git('commit', '-qam', 'second')
    expect((await checked()).code).toBe(0)
    expect((await checked('--against', 'HEAD~1')).code).toBe(1)
  })

  test('files with errors are named', async () => {
    put(CAUSE, 'titel: 写错了\n')
    expect(await checked()).toMatchObject({ code: 1, err: expect.stringContaining('too-large.yml') })
  })

  test.each(['nowhere', '--help'])('a version that does not exist: %s', async (ref) => {
    await expect(checked(`--against=${ref}`)).rejects.toThrow('没有')
  })
})
