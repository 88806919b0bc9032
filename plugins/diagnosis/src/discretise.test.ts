/** Which value of a variable a reading or a phrase shows. */

import { value, variable } from '../../../test/helpers/small-knowledge'
import { compareVersions, discretise, type Evidence, type ValueTest, valuePosition } from '.'

const KB = 1024
const reading = (quantity: string, read: number | string, source: 'text' | 'clock' = 'text'): Evidence => ({
  kind: 'reading',
  quantity,
  value: read,
  said: String(read),
  source,
})

const values = (tests: Readonly<Record<string, ValueTest>>) =>
  Object.entries(tests).map(([id, test]) => value(id, test))
const idOf = (tests: Readonly<Record<string, ValueTest>>, read: number | string) =>
  values(tests)[valuePosition(values(tests), read)]?.id

describe('ranges are half open', () => {
  const SIZES = {
    empty: { test: 'range', from: 0, to: 1 },
    small: { test: 'range', from: 1, to: 400 * KB },
    large: { test: 'range', from: 400 * KB, to: Number.POSITIVE_INFINITY },
  } as const

  test.each([
    [0, 'empty'],
    [1, 'small'],
    [400 * KB - 1, 'small'],
    [400 * KB, 'large'],
    [Number.MAX_SAFE_INTEGER, 'large'],
    [-1, undefined],
    ['1', undefined],
  ])('%s bytes are %s', (read, id) => {
    expect(idOf(SIZES, read)).toBe(id)
  })
})

describe('versions are compared part by part', () => {
  const VERSIONS = {
    old: { test: 'version', from: '0', to: '8.1.0' },
    current: { test: 'version', from: '8.1.0', to: '1000' },
    year: { test: 'version', from: '1000', to: '9999' },
  } as const

  test.each([
    ['8.0.9', 'old'],
    ['8.1', 'current'],
    ['8.1.0', 'current'],
    ['8.10.0', 'current'],
    ['9.9.15.2', 'current'],
    ['2013', 'year'],
  ])('%s is %s', (read, id) => {
    expect(idOf(VERSIONS, read)).toBe(id)
  })

  test.each([
    ['8.1', '8.1.0', 0],
    ['8.2', '8.10', -8],
    ['10', '9.9.9', 1],
    ['', '0', 0],
  ])('%j less %j is %s', (a, b, difference) => {
    expect(compareVersions(a, b)).toBe(difference)
  })
})

describe('members and the rest', () => {
  const TYPES = {
    other: { test: 'rest' },
    program: { test: 'member', members: ['exe', 'bat'] },
    archive: { test: 'member', members: ['zip'] },
  } as const

  test.each([
    ['exe', 'program'],
    ['EXE', 'program'],
    ['zip', 'archive'],
    ['xyz', 'other'],
  ])('%s is %s', (read, id) => {
    expect(idOf(TYPES, read)).toBe(id)
  })

  test('a value that is only ever chosen takes no reading', () => {
    expect(idOf({ asked: { test: 'none' } }, 'exe')).toBe(undefined)
  })
})

describe('windows of the week', () => {
  const WINDOWS = {
    wednesday: { test: 'window', weekdays: [3], from: 2 * 60, to: 4 * 60 },
    'first-saturday': { test: 'window', weekdays: [6], nth: 1, from: 0, to: 6 * 60 },
    evening: { test: 'window', weekdays: [1, 2, 3, 4, 5], from: 19 * 60, to: 21 * 60 },
    sunday: { test: 'window', weekdays: [7], from: 0, to: 24 * 60 },
    other: { test: 'rest' },
  } as const

  test.each([
    ['2025-03-05T01:59', 'other'],
    ['2025-03-05T02:00', 'wednesday'],
    ['2025-03-05T03:59', 'wednesday'],
    ['2025-03-05T04:00', 'other'],
    ['2025-03-06T02:00', 'other'],
    ['2025-03-01T00:00', 'first-saturday'],
    ['2025-02-01T05:59', 'first-saturday'],
    ['2025-03-08T00:00', 'other'],
    ['2025-06-07T00:30', 'first-saturday'],
    ['2025-03-07T19:00', 'evening'],
    ['2025-03-07T21:00', 'other'],
    ['2025-03-08T19:00', 'other'],
    ['2025-03-09T23:59', 'sunday'],
    ['yesterday', 'other'],
  ])('%s is %s', (moment, id) => {
    expect(idOf(WINDOWS, moment)).toBe(id)
  })
})

describe('from evidence to observations', () => {
  const size = variable('file_size', values({ small: { test: 'range', from: 0, to: 100 }, big: { test: 'rest' } }), {
    quantity: 'size',
  })
  const hint = variable('hint', [
    value('refused', undefined, { says: ['服务器拒绝', '被拒'] }),
    value('failed', undefined, { says: ['发送失败'] }),
  ])
  const code = variable('code', [value('50001', { test: 'member', members: ['50001'] }, { says: ['五万零一'] })], {
    quantity: 'code',
  })
  const shown = (...evidence: Evidence[]) =>
    discretise([size, hint, code], evidence).map(({ variable, value, source, phrase, said }) =>
      [
        [size, hint, code][variable]?.id,
        [size, hint, code][variable]?.values[value]?.id,
        source,
        phrase ? 'phrase' : 'read',
        said,
      ].join(' '),
    )
  const words = (text: string): Evidence => ({ kind: 'words', text })
  const asked = (id: string, chosen: string): Evidence => ({
    kind: 'value',
    variable: id,
    value: chosen,
    said: '能',
    source: 'answer',
  })

  test.each<[name: string, evidence: Evidence[], observations: string[]]>([
    ['a reading of its quantity', [reading('size', 50)], ['file_size small text read 50']],
    ['a reading of another quantity', [reading('speed', 50)], []],
    ['a reading by the clock', [reading('size', 500, 'clock')], ['file_size big clock read 500']],
    ['a reading that no value takes', [reading('code', '403')], []],
    ['a phrase, the first that is found', [words('说服务器拒绝,被拒了')], ['hint refused text phrase 服务器拒绝']],
    [
      'two phrases of two values',
      [words('被拒,发送失败')],
      ['hint refused text phrase 被拒', 'hint failed text phrase 发送失败'],
    ],
    ['a phrase that is asked about', [words('会发送失败吗')], []],
    ['an answer', [asked('hint', 'failed')], ['hint failed answer read 能']],
    ['an answer that is no value', [asked('hint', 'gone')], []],
    ['the same value twice: the newest words', [words('被拒'), words('又被拒')], ['hint refused text phrase 被拒']],
    [
      'a phrase after a reading changes nothing',
      [reading('code', '50001'), words('五万零一')],
      ['code 50001 text read 50001'],
    ],
    [
      'a reading after a phrase is stronger',
      [words('五万零一'), reading('code', '50001')],
      ['code 50001 text read 50001'],
    ],
    [
      'picks and refusals',
      [
        { kind: 'picked', topic: 't/a' },
        { kind: 'rejected', topics: ['t/a'] },
      ],
      [],
    ],
  ])('%s', (_, evidence, observations) => {
    expect(shown(...evidence)).toEqual(observations)
  })
})
