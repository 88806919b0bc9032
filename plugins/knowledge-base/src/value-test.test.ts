/** The kinds of tests of a value: as written, and as compiled. */
import { CORE_SCHEMA, load } from 'js-yaml'
import { compileTest, valueFile } from './value-test'

test.each([
  ['{ label: x }', { test: 'none' }],
  ['{ label: x, from: 1, to: 400KB }', { test: 'range', from: 1, to: 409_600 }],
  ['{ label: x, from: 1.5 GB }', { test: 'range', from: 1_610_612_736, to: Number.POSITIVE_INFINITY }],
  ['{ label: x, to: -3.5 }', { test: 'range', from: Number.NEGATIVE_INFINITY, to: -3.5 }],
  ['{ label: x, versions: { to: 8.1.0 } }', { test: 'version', from: '0', to: '8.1.0' }],
  ['{ label: x, versions: { from: 1000 } }', { test: 'version', from: '1000', to: '999999999' }],
  ['{ label: x, members: [EXE, bat] }', { test: 'member', members: ['exe', 'bat'] }],
  ['{ label: x, code: true }', { test: 'member', members: ['50001'] }],
  [
    "{ label: x, window: { weekdays: [6], nth: 1, from: '08:00', to: '24:00' } }",
    { test: 'window', weekdays: [6], nth: 1, from: 480, to: 1440 },
  ],
  ['{ label: x, rest: true }', { test: 'rest' }],
])('%s', (yaml, expected) => {
  const told: string[] = []
  const value = valueFile(load(yaml, { schema: CORE_SCHEMA }), [], (path, code) =>
    told.push(`${path.join('.')} ${code}`),
  )
  expect([value && compileTest('50001', value), told]).toEqual([expected, []])
})
