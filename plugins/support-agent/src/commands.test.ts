/** Our commands as Koishi has them: their names, their words, and the names that are somebody else's. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Command, Context, Logger, type Session } from 'koishi'
import { commandWords } from './command-words'
import { COMMANDS } from './commands'
import aliases from './locales/aliases.json'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { prefixesOf, prefixInForce, registerCommands } from './register-commands'
import type { CommandId } from './route'

interface Words {
  readonly description: string
  readonly usage: string
  readonly examples: Readonly<Record<string, string>>
}

/** The words of a command, `support` or `support.diagnose`, from a locale file. */
function wordsOf(locale: typeof zhCN, name: string): Words {
  const { support } = locale.commands
  const below: Readonly<Record<string, unknown>> = support
  return name === 'support' ? support : (below[name.slice('support.'.length)] as Words)
}

const LOCALES = [
  ['zh-CN', zhCN],
  ['en-US', enUS],
] as const

test('the list and the folder agree', () => {
  const files = readdirSync(join(__dirname, 'commands')).map((file) => file.replace('.ts', ''))
  expect(files.filter((file) => !['index', 'command'].includes(file)).sort()).toEqual(
    COMMANDS.map(({ id }) => id).sort(),
  )
})

test('every command has its aliases, and no name stands for two', () => {
  expect(Object.keys(aliases).sort()).toEqual(COMMANDS.map(({ name }) => name).sort())
  const names = [...COMMANDS.map(({ name }) => String(name)), ...Object.values(aliases).flat()]
  expect(new Set(names).size).toBe(names.length)
})

describe.each(LOCALES)('in %s', (_, locale) => {
  test.each(COMMANDS.map(({ name }) => name))(
    '%s is described, with two examples that begin with a name of ours',
    (name) => {
      const { description, usage, examples } = wordsOf(locale, name)
      expect(description.length).toBeGreaterThan(3)
      expect(usage).toMatch(/\S/)
      expect(Object.keys(examples)).toEqual(['1', '2'])
      const names = ['support', ...Object.values(aliases).flat()]
      for (const example of Object.values(examples)) expect(names).toContain(example.split(' ')[0])
    },
  )
})

test('both languages have the same keys', () => {
  const keys = (object: object): string[] =>
    Object.entries(object).flatMap(([key, value]) =>
      typeof value === 'object' ? keys(value as object).map((k) => `${key}.${k}`) : [key],
    )
  expect(keys(enUS).sort()).toEqual(keys(zhCN).sort())
})

describe('beside other plugins', () => {
  let app: Context
  let warnings: string[]
  let target: Logger.Target
  let console: Logger.Target[]
  beforeEach(() => {
    warnings = []
    target = { colors: 0, record: ({ content, type }) => void (type === 'warn' && warnings.push(content)) }
    console = Logger.targets.splice(0, Infinity, target)
    app = new Context({ prefix: ['/'] })
  })
  afterEach(async () => {
    Logger.targets.splice(0, Infinity, ...console)
    await app.stop()
  })

  const session = () => ({ app, resolve: (value: unknown) => value }) as unknown as Session

  function register(): ReadonlyMap<Command, CommandId> {
    let ours: ReadonlyMap<Command, CommandId> = new Map()
    app.plugin({
      name: 'support-agent',
      apply: (ctx: Context) => {
        ours = registerCommands(ctx, async () => {})
      },
    })
    return ours
  }
  const find = (ours: ReadonlyMap<Command, CommandId>, text: string) => commandWords(app, session(), ours).find(text)

  test.each<[text: string, found: unknown]>([
    ['诊断 发不出去', { command: 'diagnose', rest: '发不出去' }],
    ['诊断\n发不出去\n50001', { command: 'diagnose', rest: '发不出去\n50001' }],
    ['诊断', { command: 'diagnose', rest: '' }],
    ['diagnose  -1  --retry 3', { command: 'diagnose', rest: '-1  --retry 3' }],
    ['支持', { command: 'help', rest: '' }],
    ['支持 诊断 发不出去', { command: 'diagnose', rest: '发不出去' }],
    ['support 错误码 50001', { command: 'code', rest: '50001' }],
    ['support.why', { command: 'why', rest: '' }],
    ['支持 一下', { command: 'help', rest: '一下' }],
    ['诊断发不出去', undefined],
    ['发不出去', undefined],
    ['', undefined],
    ['诊'.repeat(100_000), undefined],
  ])('%.30j', (text, found) => {
    expect(find(register(), text)).toEqual(found)
  })

  test("somebody else's command is theirs, also below our root", () => {
    app.command('点歌')
    const ours = register()
    expect(find(ours, '点歌 晴天')).toBe('foreign')
    expect(find(ours, '支持 点歌')).toEqual({ command: 'help', rest: '点歌' })
  })

  test('an alias that another plugin has is left to it, with a warning that names the owner', () => {
    app.plugin({ name: 'doctor', apply: (ctx: Context) => void ctx.command('clinic').alias('诊断') })
    const ours = register()
    expect(warnings).toEqual(['command "诊断" belongs to "doctor" (clinic); use "support.diagnose"'])
    expect(find(ours, '诊断 头痛')).toBe('foreign')
    expect(find(ours, 'diagnose 50001')).toEqual({ command: 'diagnose', rest: '50001' })
  })

  test('without others there is no warning', () => {
    register()
    expect(warnings).toEqual([])
  })

  test.each<[prefix: string | string[] | undefined, all: string[], shown: string]>([
    ['/', ['/'], '/'],
    [['/', '.'], ['/', '.'], '/'],
    [['/', ''], ['/', ''], ''],
    [['<'], ['<'], '<'],
    [undefined, [''], ''],
  ])('the prefix %j', (prefix, all, shown) => {
    const asking = { app: { koishi: { config: { prefix } } }, resolve: (value: unknown) => value } as unknown as Session
    expect(prefixesOf(asking)).toEqual(all)
    expect(prefixInForce(asking)).toBe(shown)
  })
})
