/** What the documents tell people to run and to look at is there and works. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fencedLines, inlineCode, linkTargets } from './markdown'
import { exists, FILES, ROOT, textOf } from './repository'

jest.setTimeout(120_000)

const DOCUMENTS = FILES.filter((file) => /^(README|docs\/.+)\.md$/.test(file))
const manifest = JSON.parse(textOf('package.json')) as { readonly scripts: Readonly<Record<string, string>> }

const commands = DOCUMENTS.flatMap((file) => [...fencedLines(textOf(file)), ...inlineCode(textOf(file))])
  .flatMap((line) => line.split('&&'))
  .map((line) => line.trim().split(/\s+/))
  .filter(([npm, verb]) => npm === 'npm' && ['run', 'test', 'start'].includes(verb ?? ''))

/** `npm run -s cli -- diagnose x` → the script `cli` with `diagnose x`. */
function parsed([, verb, ...rest]: readonly string[]): { script: string; args: string[] } {
  if (verb !== 'run') return { script: verb ?? '', args: rest }
  const [script = '', ...args] = rest.filter((word) => word !== '-s' && word !== '--')
  return { script, args }
}

const calls = [...new Map(commands.map(parsed).map((call) => [JSON.stringify(call), call])).values()]

test('the documents tell how to start, to test and to use the command line', () => {
  expect(calls.map(({ script }) => script)).toEqual(expect.arrayContaining(['start', 'test', 'cli', 'evaluate']))
})

test.each([...new Set(calls.map(({ script }) => script))])('npm run %s exists', (script) => {
  expect(Object.keys(manifest.scripts)).toContain(script)
})

/** What `knowledge check` answers depends on the working tree; its own spec has one. */
const isRunnable = ({ script, args }: { script: string; args: readonly string[] }) =>
  script === 'cli' && !args.some((word) => /^[A-Z]+$|…/.test(word)) && !/^knowledge check/.test(args.join(' '))

const folder = mkdtempSync(join(tmpdir(), 'readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Somebody else's store and files in place of ours. */
function elsewhere(args: readonly string[]): string[] {
  const [, action = ''] = args
  const store = ['--store', join(folder, 'store')]
  if (action === 'export') return [...args, ...store, '--into', join(folder, 'knowledge')]
  return action === 'restore' ? [...args, ...store] : [...args]
}

test('every call of the command line ends with 0 and prints something', async () => {
  mkdirSync(join(folder, 'store'))
  cpSync(join(ROOT, 'knowledge'), join(folder, 'knowledge'), { recursive: true })
  const runnable = calls.filter(isRunnable).map(({ script, args }) => ({ script, args: elsewhere(args) }))
  // One store has one writer.
  const [onStore, examples] = [true, false].map((of) => runnable.filter(({ args }) => args.includes('--store') === of))
  for (const { args } of onStore ?? []) expect([args, await run(args)]).toMatchObject([args, { code: 0 }])
  expect(examples?.length).toBeGreaterThanOrEqual(3)
  const results = await Promise.all((examples ?? []).map(({ args }) => run(args)))
  expect(results.filter(({ code, printed }) => code !== 0 || printed === '')).toEqual([])
})

function run(args: readonly string[]): Promise<{ args: readonly string[]; code: number | null; printed: string }> {
  const [, ...command] = (manifest.scripts.cli ?? '').split(' ')
  const child = spawn(process.execPath, [...command, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += chunk
  })
  return new Promise((done) => child.once('close', (code) => done({ args, code, printed })))
}

const links = DOCUMENTS.flatMap((file) => linkTargets(textOf(file)).map((target) => [file, target] as const))

test.each(links)('%s: %s exists', (file, target) => {
  expect(exists(join(dirname(file), target))).toBe(true)
})
