/** When the web page may be loaded. */
import { resolve } from 'node:path'
import { enabledPlugins, installedIn, mayServePage } from './page'

const GUARDED = 'plugins:\n  database-sqlite:a: {}\n  group:b:\n    auth:c: {}\n    console:d: {}\n'

const everything = () => true
const without = (missing: string) => (plugin: string) => plugin !== missing

test.each(['127.0.0.1', '::1', 'localhost'])('on %s: yes', (host) => {
  expect(mayServePage(host, 'plugins: {}', without('auth'))).toBe(true)
})

test('elsewhere: only with auth and a database, both enabled and installed', () => {
  expect(mayServePage('0.0.0.0', GUARDED, everything)).toBe(true)
  expect(mayServePage('0.0.0.0', GUARDED, without('auth'))).toBe(false)
  expect(mayServePage('0.0.0.0', GUARDED, without('database-sqlite'))).toBe(false)
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
  expect(mayServePage('0.0.0.0', config, everything)).toBe(false)
})

test('names of enabled plugins, in groups too', () => {
  expect(enabledPlugins(GUARDED)).toEqual(['database-sqlite', 'auth', 'console'])
})

test.each([
  ['help', true],
  ['onebot-bridge', true],
  ['no-such-plugin', false],
])('%s is installed: %s', (plugin, expected) => {
  expect(installedIn(resolve(__dirname, '../../../..'))(plugin)).toBe(expected)
})
