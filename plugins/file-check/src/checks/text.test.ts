/** Encodings, an operator's words in names and texts, and the test string of scanners. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { text } from './text'

function check(name: string, bytes?: Uint8Array | string, sensitiveWords: readonly string[] = []) {
  const policy = { ...TEST_CONTEXT.policy, sensitiveWords }
  return text.run(fileOf(name, bytes === undefined ? undefined : Buffer.from(bytes)), { ...TEST_CONTEXT, policy })
}

describe('encodings', () => {
  it.each<[string, Uint8Array, string]>([
    ['ASCII', Buffer.from('plain'), 'ASCII'],
    ['UTF-8', Buffer.from('中文'), 'UTF-8'],
    ['a mark', Buffer.from('\ufeff中文'), 'UTF-8 (BOM)'],
    ['UTF-16', Buffer.from('\ufeff中文', 'utf16le'), 'UTF-16 LE'],
    ['GBK', Buffer.from('c4e3bac3a3accac0bde7', 'hex'), 'GB18030 (GBK)'],
    ['a log that begins in ASCII', Buffer.concat([Buffer.alloc(70_000, 'a'), Buffer.from('中文')]), 'UTF-8'],
  ])('%s', async (_, bytes, encoding) => {
    const finding = { id: 'encoding', severity: 'info', measured: { encoding } }
    expect(await check('a.txt', bytes)).toEqual({ findings: [finding], complete: true })
  })

  it('a text that turns into something else is a text as far as its head', async () => {
    const bytes = Buffer.concat([Buffer.alloc(70_000, 'a'), Buffer.from([0xff, 0, 0xff, 0])])
    expect((await check('a.txt', bytes)).findings[0]?.measured).toEqual({ encoding: 'ASCII' })
  })

  it.each<[string, Uint8Array | undefined]>([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', new Uint8Array()],
    ['a name alone', undefined],
  ])('%s has none', async (_, bytes) => {
    expect(await check('a.txt', bytes)).toEqual({ findings: [], complete: true })
  })
})

describe('words', () => {
  const LIST = ['机密', 'Confidential', '甲']

  it('in a name, without any content', async () => {
    expect((await check('机密_CONFIDENTIAL.docx', undefined, LIST)).findings).toEqual([
      {
        id: 'sensitive-word',
        severity: 'notice',
        measured: { variant: 'name', count: 2, words: '机＊、C＊' },
        emits: [{ variable: 'file_name', value: 'sensitive-words' }],
      },
    ])
  })

  it('in a text, masked', async () => {
    const { findings } = await check('a.txt', '机密。甲。机密。', LIST)
    expect(findings[1]).toEqual({
      id: 'sensitive-word',
      severity: 'notice',
      measured: { variant: 'text', count: 3, words: '机＊、＊' },
      emits: [{ variable: 'file_content', value: 'sensitive-words' }],
    })
    expect(JSON.stringify(findings)).not.toContain('机密')
  })

  it('in GBK as well', async () => {
    const { findings } = await check('a.txt', Buffer.from('d5e2cac7bbfac3dcb5c4', 'hex'), LIST)
    expect(findings.map(({ id }) => id)).toEqual(['encoding', 'sensitive-word'])
  })

  it('of the list at hand, not of the one before', async () => {
    expect((await check('甲.txt', undefined, ['甲'])).findings).toHaveLength(1)
    expect((await check('甲.txt', undefined, ['乙'])).findings).toHaveLength(0)
  })

  it('beyond eight megabytes nothing is said, and that is said', async () => {
    const { complete, findings } = await check('a.log', Buffer.alloc(8 * 1024 * 1024 + 1, 'log line\n'), LIST)
    expect({ complete, ids: findings.map(({ id }) => id) }).toEqual({ complete: false, ids: ['encoding'] })
  })

  it('when time is over it says so', async () => {
    const context = { ...TEST_CONTEXT, budget: { ...TEST_CONTEXT.budget, isOver: () => true } }
    expect((await text.run(fileOf('a.txt', Buffer.from('words')), context)).complete).toBe(false)
  })
})

describe('the list that comes with the project', () => {
  const path = join(__dirname, '../../../../knowledge/common/words/sensitive.txt')
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
  const list = lines.filter(Boolean)
  const countOf = async (words: string) =>
    (await check('a.txt', words, list)).findings.filter(({ id }) => id === 'sensitive-word').length

  it.each([
    '本文件为机密',
    '绝密★启用前',
    '内部资料,请勿外传',
    '涉密载体',
    '严禁外泄',
    'STRICTLY CONFIDENTIAL',
    '機密文件',
  ])('%j', async (words) => {
    expect(await countOf(words)).toBe(1)
  })

  it.each([
    '手机密码忘了',
    '计算机密码学',
    '对方拒绝密码登录',
    '飞机密集起降',
    '这是我们的小秘密',
    '公司内部网络不通',
    'the secretary of the company',
    'internal use only by the compiler',
  ])('%j is harmless', async (words) => {
    expect(await countOf(words)).toBe(0)
  })
})

describe('the test string of scanners', () => {
  const EICAR = ['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$EICAR', '-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')

  it('is a danger, whatever the name', async () => {
    expect(await check('a.com', `${EICAR}\r\n`)).toEqual({
      findings: [
        {
          id: 'eicar',
          severity: 'danger',
          measured: {},
          offset: 0,
          emits: [{ variable: 'file_content', value: 'threat' }],
        },
      ],
      complete: true,
    })
  })

  it.each([`see ${EICAR}`, EICAR.slice(0, -1), EICAR.toLowerCase()])('%j is not it', async (words) => {
    expect((await check('a.txt', words)).findings.map(({ id }) => id)).toEqual(['encoding'])
  })
})
