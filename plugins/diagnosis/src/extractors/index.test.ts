/** The list of extractors, and what holds of every text. */
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { EXTRACTORS, extract, QUANTITIES } from './index'

fc.configureGlobal({ seed: 20261120 })
const at = new Date('2026-11-20T13:00:00Z')

const SHARED = ['index', 'extractor', 'extensions', 'chinese-number']
const PIECES = fc.constantFrom(
  '错误码',
  '50001',
  '403',
  ' ',
  '\n',
  'MB',
  '８０',
  '\u200b',
  '\u202e',
  '😂',
  '.exe',
  '重试了',
  '五次',
  '周三',
  '凌晨',
  '两点半',
  'v9.7.25',
  '%',
  '卡在',
  ':',
  '-',
  '"retcode":',
  'ping',
  'ms',
  '[ERROR]',
  '時間=',
  '一分钟',
  '发了',
  '条',
  '/s',
  '\ud83d',
  '万',
  '点',
)

const MORE = [
  '周',
  '三',
  '昨晚',
  '好几',
  '次',
  '遍',
  '传到',
  '一半',
  '证书',
  '已过期',
  '连接',
  '被',
  '重置',
  '超时',
  '握手',
  '失败',
  '域名',
  '代理',
  '错误',
  'E/',
  'QQ',
  'timed out',
  ' twice',
  'tried',
  'alert 4',
  'broken pipe',
  '百',
  '兆',
  'G',
]

describe('extract', () => {
  it('lists every extractor of the folder', () => {
    const files = readdirSync(__dirname).flatMap((file) =>
      /^[\w-]+(?<!\.test)\.ts$/.test(file) ? [file.replace('.ts', '')] : [],
    )
    expect(files.filter((file) => !SHARED.includes(file))).toHaveLength(EXTRACTORS.length)
  })

  it.each([
    [
      'one text, several quantities',
      '9.9.15 版发 120多兆的 setup.exe 卡在99% 报错 50001',
      ['code', 'size', 'version', 'file-name', 'extension', 'progress'],
    ],
    ['ordinary chat', '哈哈哈今天吃什么', []],
    ['nothing', '', []],
  ])('%s', (_, text, quantities) => {
    expect(extract(text).map(({ quantity }) => quantity)).toEqual(quantities)
  })

  it('says the words as they stood, also full width and with invisible characters inside', () => {
    const text = '文件８０\u200bＭＢ，發送失敗'
    expect(extract(text)).toEqual([{ quantity: 'size', value: 80 * 1024 ** 2, said: '８０\u200bＭＢ', at: [2, 7] }])
  })

  it('finds what stands at the end of 100,000 characters', () => {
    const text = `${'哈'.repeat(100_000)} 错误码50001`
    expect(extract(text).map(({ said, at: [start] }) => [said, start])).toEqual([['错误码50001', 100_001]])
  })

  it.each([
    ['any text', fc.string({ unit: 'binary', maxLength: 300 })],
    ['pieces of messages', fc.array(PIECES, { maxLength: 40 }).map((pieces) => pieces.join(''))],
    ['long soups', fc.array(PIECES, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join('').repeat(5_000))],
  ])('never throws, and says what stands there: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const {
          quantity,
          value,
          said,
          at: [start, end],
        } of extract(text, { at })) {
          expect(QUANTITIES).toContain(quantity)
          expect(said).toBe(text.slice(start, end))
          expect(said).not.toBe('')
          expect(value).not.toBeNaN()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('reads nothing in a text without the sign that an extractor needs', () => {
    const texts = fc
      .array(fc.oneof(PIECES, fc.constantFrom(...MORE)), { maxLength: 12 })
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom(...EXTRACTORS), (text, extractor) => {
        if (!extractor.needs.test(text)) expect(extractor.read(text, { at })).toEqual([])
      }),
      { numRuns: 5_000 },
    )
  })
})
