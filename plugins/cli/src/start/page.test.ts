/** When the web page may be loaded. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enabledPlugins, mayServePage } from './page'

const GUARDED = 'plugins:\n  database-sqlite:a: {}\n  group:b:\n    auth:c: {}\n    console:d: {}\n'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'page '))
})
afterEach(() => rmSync(directory, { recursive: true }))

function install(...names: string[]): void {
  for (const name of names) {
    const folder = join(directory, 'node_modules', name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.js'), '')
  }
}

test.each(['127.0.0.1', '::1', 'localhost'])('on %s: yes', (host) => {
  expect(mayServePage(host, 'plugins: {}', directory)).toBe(true)
})

test('elsewhere: only with auth and a database, both enabled and installed', () => {
  expect(mayServePage('0.0.0.0', GUARDED, directory)).toBe(false)
  install('@koishijs/plugin-auth')
  expect(mayServePage('0.0.0.0', GUARDED, directory)).toBe(false)
  install('@koishijs/plugin-database-sqlite')
  expect(mayServePage('0.0.0.0', GUARDED, directory)).toBe(true)
})

test.each([
  ['auth is off', GUARDED.replace('auth:c', '~auth:c')],
  ['the database is off', GUARDED.replace('database-sqlite', '~database-sqlite')],
  ['the group of auth is off', GUARDED.replace('group:b', '~group:b')],
  ['auth has a condition', GUARDED.replace('auth:c: {}', 'auth:c: { $if: env.X }')],
  ['the group of auth has a condition', GUARDED.replace('    auth', '    $if: env.X\n    auth')],
  ['nothing is configured', ''],
  ['the configuration is a list', '[]'],
])('elsewhere, not where %s', (_why, config) => {
  install('@koishijs/plugin-auth', '@koishijs/plugin-database-sqlite')
  expect(mayServePage('0.0.0.0', config, directory)).toBe(false)
})

test('names of enabled plugins, in groups too', () => {
  expect(enabledPlugins(GUARDED)).toEqual(['database-sqlite', 'auth', 'console'])
})
