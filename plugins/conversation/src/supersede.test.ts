/** Which older facts give way to newer ones. */
import type { Evidence } from '@support-agent/diagnosis'
import { value, variable } from '../../../test/helpers/small-knowledge'
import { supersede } from './supersede'

const VARIABLES = [
  variable('file_size', [value('small'), value('large')], { quantity: 'size' }),
  variable('relation', [value('friend'), value('group')]),
]

const size = (bytes: number): Evidence => ({
  ...{ kind: 'reading', quantity: 'size', value: bytes },
  ...{ said: `${bytes}`, source: 'text' },
})
const code: Evidence = { kind: 'reading', quantity: 'code', value: '403', said: '403', source: 'text' }
const is = (id: string, to: string): Evidence => ({
  kind: 'value',
  variable: id,
  value: to,
  said: to,
  source: 'answer',
})
const not = (id: string): Evidence => ({ kind: 'not', variable: id, values: [], said: '0', source: 'answer' })
const words = (text: string): Evidence => ({ kind: 'words', text })
const picked: Evidence = { kind: 'picked', topic: 't/a' }
const failed: Evidence = { kind: 'failed', topic: 't/a', remedy: 'one' }

test.each<[name: string, older: Evidence[], newer: Evidence[], stands: Evidence[]]>([
  ['a reading takes the place of an older one', [size(80)], [size(30)], []],
  ['and of an answer about the same', [is('file_size', 'large'), not('file_size')], [size(30)], []],
  ['an answer takes the place of a reading', [size(80)], [is('file_size', 'small')], []],
  ['none of these does as well', [size(80), is('relation', 'friend')], [not('file_size')], [is('relation', 'friend')]],
  ['another quantity stands', [code, size(80)], [size(30)], [code]],
  ['a variable without a quantity', [is('relation', 'friend'), size(80)], [is('relation', 'group')], [size(80)]],
  [
    'words, choices and failures stand',
    [words('旧'), picked, failed],
    [words('新'), size(30)],
    [words('旧'), picked, failed],
  ],
  ['nothing new leaves everything', [size(80), words('旧')], [], [size(80), words('旧')]],
])('%s', (_, older, newer, stands) => {
  expect(supersede(older, newer, VARIABLES)).toEqual([...stands, ...newer])
})
