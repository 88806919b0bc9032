/** The smallest knowledge without a mistake, which tests take and spoil in one place. */
import type { SourceFile } from '../parsed-base'

export type Texts = Readonly<Record<string, string>>

const utterances = (stem: string) => Array.from({ length: 24 }, (_, index) => `  - ${stem}${index + 1}`).join('\n')

export const TINY: Texts = {
  'common/base.yml': 'title: 公用\n',
  'common/evidence/file_size.yml': `title: 文件大小
reads: size
values:
  small: { label: 小, to: 20MB }
  large: { label: 大, from: 20MB }
usually: { small: likely, large: possible }
`,
  'common/not-ours/weather.yml': 'title: 天气\nutterances: [今天下雨吗]\n',
  'tiny/base.yml': `title: 小知识库
languages: [zh-CN, en-US]
extends: [common]
documents:
  article: 一篇文章
`,
  'tiny/causes/too-large.yml': `title: 文件太大
prior: common
summary: 文件超过了上限。
utterances:
${utterances('太大')}
examples:
  太大1: answer
evidence:
  file_size: { large: always }
  small_test: { passes: likely }
remedies:
  - id: split
    do: 分成几卷再发。
    success: likely
    minutes: 5
  - id: compress
    do: 压缩后再发。
    success: possible
caution: 上限各处说法不一。
claims:
  - says: 上限是 50 MB
    source: { document: article, section: 摘要 }
    standing: disputed
`,
  'tiny/guides/options.yml': `title: 大文件怎么发
summary: 有几种办法。
utterances:
${utterances('怎么发')}
remedies:
  - id: group-file
    do: 用群文件。
`,
  'tiny/evidence/small_test.yml': `title: 小文件测试
values:
  passes: { label: 能, says: [小文件能发] }
  fails: { label: 不能, says: [小文件也发不了] }
usually: { passes: 3, fails: 1 }
ask:
  question: 小文件能发吗?
  why: 能发就不是网络的问题
  choices: [passes, fails]
`,
  'tiny/locales/en-US/base.yml': 'title: Tiny base\nabout: files that are too large\nexample: my file is too large\n',
  'tiny/locales/en-US/causes/too-large.yml': `title: File too large
summary: The file is over the limit.
remedies:
  split: Send it in volumes.
  compress: Compress it first.
caution: Sources differ on the limit.
`,
  'tiny/locales/en-US/guides/options.yml': `title: How to send big files
summary: There are several ways.
remedies:
  group-file: Use the group's files.
`,
  'tiny/locales/en-US/evidence/small_test.yml': `title: Small file test
values:
  passes: { label: it does }
  fails: { label: it does not }
ask:
  question: Does a small file pass?
  why: If so, the network is fine
`,
  'tiny/cases.yml': `cases:
  too-large:
    - 我的视频太大了
    - { text: 大视频怎么办, also: [options], at: 2026-11-25T02:30:00+08:00 }
vague: [发不出去]
out-of-scope: [推荐个电影]
`,
}

/** The tiny base, with files added, replaced (text) or taken away (null). */
export function filesWith(changes: Readonly<Record<string, string | null>> = {}): SourceFile[] {
  return Object.entries({ ...TINY, ...changes }).flatMap(([path, text]) => (text === null ? [] : [{ path, text }]))
}

/** One file of the tiny base with its first `from` replaced by `to`. */
export function edit(path: string, from: string, to: string): Record<string, string> {
  const text = TINY[path] ?? ''
  if (!text.includes(from)) throw new Error(`${path} does not contain ${from}`)
  return { [path]: text.replace(from, () => to) }
}
