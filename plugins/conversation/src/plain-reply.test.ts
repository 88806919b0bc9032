/** What leaves the bot: plain text without links, marks or tricks, and never too long. */
import fc from 'fast-check'
import { LONGEST_REPLY, lengthOf, line, plainReply, render } from '.'

test.each<[name: string, text: string, expected: string]>([
  ['plain words stay', '先发个 10KB 的 txt。', '先发个 10KB 的 txt。'],
  ['a scheme goes', '打开 https://im.qq.com 下载', '打开 im.qq.com 下载'],
  ['any scheme', 'ftp://x.qq.com 和 mqq+api://x', 'x.qq.com 和 x'],
  ['nested schemes', 'https:https://////x', 'https:x'],
  ['www. goes', '官网 www.qq.com', '官网 qq.com'],
  ['a host off the list is cut', '去 evil.example.com/a?b=1 看', '去 … 看'],
  ['a host that only ends like one of the list', '去 notqq.com 和 qq.com.evil.cn', '去 … 和 …'],
  ['a host of the list loses its path', '去 im.qq.com/download 看', '去 im.qq.com 看'],
  ['a host behind a mark', '看-evil.com和..evil.com', '看-…和..…'],
  ['a file name is no host', '把 视频.mp4 和 a.tar.gz 打包成 b.zip', '把 视频.mp4 和 a.tar.gz 打包成 b.zip'],
  ['a version is no host', 'QQ 9.9.15', 'QQ 9.9.15'],
  ['upper case', 'HTTPS://WWW.EVIL.COM', '…'],
  ['emphasis and code marks go', '**先** __看__ `cmd` ~~不~~', '先 看 cmd 不'],
  ['a heading mark goes', '# 标题\n## 二', '标题\n二'],
  ['a Markdown link is its words', '看[这里](https://evil.com)和![图](a.png)', '看这里和图'],
  ['marks that a cut brings together', '*https://*重要*ftp://*', '重要'],
  ['a number sign inside stays', '用 C# 写', '用 C# 写'],
  ['bidi and zero-width characters go', 'a\u202eb\u200bc\u2066d\ufeff', 'abcd'],
])('%s', (_, text, expected) => {
  expect(plainReply(text)).toBe(expected)
})

test('whatever comes in, no link goes out', () => {
  const piece = fc.constantFrom(
    'http',
    's',
    ':',
    '//',
    '/',
    'www',
    '.',
    'qq',
    'com',
    'evil',
    '\u200b',
    '**',
    '`',
    '链接',
    ' ',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const plain = plainReply(pieces.join(''))
      expect(plain).not.toMatch(/:\/\/|www\./i)
      expect(plain).not.toMatch(/(?<![\w.])evil\.com(?![\w-])/)
    }),
    { seed: 7, numRuns: 2_000 },
  )
})

describe('lines into words', () => {
  test('a parameter is never read as a template', () => {
    expect(render([line('answer.sure', { title: '{summary}' })], 'zh-CN')).toBe('多半是:{summary}')
  })
  test('a missing parameter is nothing', () => {
    expect(render([line('answer.sure')], 'zh-CN')).toBe('多半是:')
  })
  test('the same lines in English', () => {
    expect(render([line('answer.step', { number: 1, step: 'Go' }), line('choose.none')], 'en-US')).toBe(
      '1. Go\n0 none of these',
    )
  })
  test.each([LONGEST_REPLY, LONGEST_REPLY + 1, 100_000])('%d characters', (length) => {
    const text = render([line('answer.summary', { summary: '😀'.repeat(length) })], 'zh-CN')
    expect([...text]).toHaveLength(LONGEST_REPLY)
    expect(text.endsWith('…')).toBe(length > LONGEST_REPLY)
  })
  test('length counts characters, not units', () => {
    expect(lengthOf([line('answer.summary', { summary: '😀' }), line('choose.none')], 'zh-CN')).toBe(
      '😀\n0 都不是'.length - 1,
    )
  })
})
