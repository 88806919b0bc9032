/** The disk: what is read, what is refused, and what a running bot sees when files change. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { TINY } from '../testing/tiny-base'
import { type KnowledgeChange, openKnowledge } from './knowledge-source'
import { loadBases, loadKnowledge } from './load-bases'
import { MAX_FILE } from './read-folder'

let home: string
let root: string

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'knowledge-'))
  root = join(home, 'knowledge')
  for (const [path, text] of Object.entries(TINY)) put(path, text)
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

const told = () => loadBases(root).mistakes.map(({ file, code }) => `${file} ${code}`)

test('a folder without mistakes', () => {
  const { knowledge, mistakes } = loadKnowledge(root)
  expect([knowledge.topics.map(({ id }) => id), mistakes]).toEqual([
    ['common/weather', 'tiny/too-large', 'tiny/options'],
    [],
  ])
})

test('what is not YAML, or hidden, is passed over', () => {
  put('README.md', '# 说明')
  put('tiny/causes/.x.yml.swp', 'x')
  put('tiny/.git/x.yml', 'x')
  expect(told()).toEqual([])
})

test.each([
  ['not-utf8', Buffer.from([0x74, 0xb2, 0xe2, 0xca, 0xd4])],
  ['file-too-large', Buffer.alloc(MAX_FILE + 1, 0x20)],
])('%s', (code, content) => {
  put('tiny/not-ours/x.yml', content)
  expect(told()).toEqual([`knowledge/tiny/not-ours/x.yml ${code}`])
})

test('a file of the largest size is read', () => {
  const text = 'title: x\nutterances: [这是一句话]\n'
  put('tiny/not-ours/x.yml', text + ' '.repeat(MAX_FILE - Buffer.byteLength(text)))
  expect(told()).toEqual([])
})

test('a link may stay inside the folder, not lead out of it', () => {
  writeFileSync(join(home, 'outside.yml'), 'title: 外面\nutterances: [外面的话]\n')
  put('tiny/.kept/inside.yml', 'title: 里面\nutterances: [里面的话]\n')
  mkdirSync(join(root, 'tiny/not-ours'))
  symlinkSync(join(home, 'outside.yml'), join(root, 'tiny/not-ours/out.yml'))
  symlinkSync(join(root, 'tiny/.kept/inside.yml'), join(root, 'tiny/not-ours/in.yml'))
  symlinkSync(join(home, 'nowhere.yml'), join(root, 'tiny/not-ours/gone.yml'))
  expect(told()).toEqual([
    'knowledge/tiny/not-ours/gone.yml unreadable-file',
    'knowledge/tiny/not-ours/out.yml link-refused',
  ])
  expect(loadBases(root).bases[1]?.topics.at(-1)?.id).toBe('tiny/in')
})

test('a folder that does not exist is a mistake, not an exception', () => {
  const source = openKnowledge(join(home, 'missing'), { watch: false })
  expect(source.current).toEqual([])
  expect(source.mistakes.map(({ code, params }) => [code, params])).toEqual([['unreadable-file', { value: 'ENOENT' }]])
})

test('broken files leave the last good knowledge in force until they are mended', () => {
  const changes: KnowledgeChange[] = []
  const source = openKnowledge(root, { watch: false, onChange: (change) => changes.push(change) })
  const before = source.current
  put('tiny/causes/too-large.yml', 'title: [')
  expect(source.reload().map(({ code }) => code)).toEqual(['yaml-unclosed'])
  expect(source.current).toBe(before)
  put('tiny/causes/too-large.yml', (TINY['tiny/causes/too-large.yml'] ?? '').replace('文件太大', '太大的文件'))
  expect(source.reload()).toEqual([])
  expect(source.current[1]?.topics[0]?.text['zh-CN'].title).toBe('太大的文件')
  expect(changes.map(({ replaced, bases }) => [replaced, bases === before])).toEqual([
    [false, true],
    [true, false],
  ])
})

test('files in new folders are noticed, broken and mended', async () => {
  const waiting: ((change: KnowledgeChange) => void)[] = []
  const next = () => new Promise<KnowledgeChange>((resolve) => waiting.push(resolve))
  const source = openKnowledge(root, { settle: 20, onChange: (change) => waiting.shift()?.(change) })
  try {
    const broken = next()
    put('new/not-ours/x.yml', 'title: 新的')
    expect((await broken).mistakes.map(({ code }) => code)).toEqual(['missing-base-file', 'missing-field'])
    const mended = next()
    put('new/base.yml', 'title: 新库\n')
    put('new/not-ours/x.yml', 'title: 新的\nutterances: [新的话]\n')
    expect((await mended).replaced).toBe(true)
    expect(source.current.map(({ id }) => id)).toEqual(['common', 'new', 'tiny'])
  } finally {
    source.dispose()
  }
})
