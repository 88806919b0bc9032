/** The scripts of package.json run in any shell, cmd.exe included. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bot-process'

const manifests = [ROOT, ...readdirSync(join(ROOT, 'plugins')).map((room) => join(ROOT, 'plugins', room))]

const scripts = manifests.flatMap((folder) => {
  const { name, scripts = {} }: { name: string; scripts?: Record<string, string> } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  return Object.entries(scripts).map(([script, command]) => [`${name} ${script}`, command] as const)
})

const POSIX_ONLY: readonly [string, RegExp][] = [
  ['a variable set in front of a command', /(?:^|&&\s*)[A-Z_]+=/],
  ['a shell variable', /\$/],
  ['single quotes', /'/],
  [
    'a command of POSIX',
    /(?:^|&&\s*|\|\s*)(?:rm|cp|mv|cat|ls|mkdir|export|source|sh|bash|test|true|which|find|grep|sed|kill)\s/,
  ],
  ['a script started by its path', /(?:^|&&\s*)\.\//],
  ['a semicolon, a background job or a pipe', /;|(?<!&)&(?!&)|\|/],
  ['redirection', /[<>]/],
]

test.each(scripts)('%s', (_name, command) => {
  expect(POSIX_ONLY.filter(([, pattern]) => pattern.test(command)).map(([what]) => what)).toEqual([])
})

test.each([
  ['NODE_ENV=test jest', 'a variable set in front of a command'],
  ['rm -rf dist', 'a command of POSIX'],
  ['jest && ./run', 'a script started by its path'],
])('the check sees %s', (command, expected) => {
  expect(POSIX_ONLY.filter(([, pattern]) => pattern.test(command)).map(([what]) => what)).toContain(expected)
})
