/** `check` on the files that people and programs name: what is read, what is refused, and with which words. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createModel } from '@support-agent/diagnosis'
import { CheckPool, DEFAULT_CHECK_POLICY } from '@support-agent/file-check'
import { fixedScorer, knowledgeOf, topic } from '../../../test/helpers/small-knowledge'
import { type CheckRequest, checkFile } from './check-file'
import { readCheck } from './commands/check'

const GIGABYTE = 1024 ** 3
const folder = mkdtempSync(join(tmpdir(), 'check-file-'))
const pool = new CheckPool({ workers: 1, queue: 1 })
const topics = [topic('one'), topic('two')]
const model = createModel(knowledgeOf(topics), fixedScorer(topics, [0.5, 0.5]))

beforeAll(() => {
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'new\nline.txt'), 'x')
  writeFileSync(join(folder, 'huge.bin'), '')
  truncateSync(join(folder, 'huge.bin'), 5 * GIGABYTE)
  mkdirSync(join(folder, 'folder'))
  symlinkSync('empty.txt', join(folder, 'link.txt'))
  symlinkSync('loop', join(folder, 'loop'))
  execFileSync('mkfifo', [join(folder, 'pipe')])
})

afterAll(async () => {
  await pool.close()
  rmSync(folder, { recursive: true })
})

async function check({ path, ...request }: CheckRequest) {
  const at = path?.startsWith('/') ? path : path && join(folder, path)
  const line = await checkFile({ ...request, path: at }, model, pool, DEFAULT_CHECK_POLICY)
  return 'wrong' in line ? line.wrong : [line.verdict, ...line.findings.map(({ id }) => id)].join(' ')
}

it.each<[CheckRequest, string]>([
  [{ path: 'empty.txt' }, 'refused empty'],
  [{ path: 'link.txt' }, 'refused empty'],
  [{ path: 'empty.txt', name: 'photo.jpg.exe' }, 'refused double-extension blocked-extension empty'],
  [{ path: 'new\nline.txt' }, 'refused illegal-characters encoding entropy'],
  [{ path: 'huge.bin' }, 'refused too-large entropy'],
  [{ name: 'a.txt' }, 'clean'],
  [{ name: 'a.txt', size: 0 }, 'refused empty'],
  [{ name: 'a.exe', size: 10 }, 'refused blocked-extension'],
  [{ path: 'missing.txt' }, 'no-file'],
  [{ path: 'folder' }, 'not-a-file'],
  [{ path: 'loop' }, 'cannot-read'],
  [{ path: 'pipe' }, 'not-a-file'],
  [{ path: '/dev/zero' }, 'not-a-file'],
  [{}, 'no-path-or-name'],
  [{ name: '' }, 'no-path-or-name'],
])('%j: %s', async (request, expected) => {
  expect(await check(request)).toBe(expected)
})

it.each<[string, CheckRequest | { wrong: string }]>([
  ['{"path": "a"}', { path: 'a', name: undefined }],
  ['{"path": "a", "name": "b"}', { path: 'a', name: 'b' }],
  ['{"name": "b", "size": 5}', { path: undefined, name: 'b', size: 5 }],
  ['{"name": "b", "size": null}', { path: undefined, name: 'b' }],
  ['{"name": "b", "size": 1.5}', { wrong: 'wrong-size' }],
  ['{"name": "b", "size": -1}', { wrong: 'wrong-size' }],
  ['{"size": 5}', { wrong: 'no-path-or-name' }],
  ['{"path": 5}', { wrong: 'no-path-or-name' }],
  ['{broken', { wrong: 'not-json' }],
  ['[1]', { wrong: 'not-json' }],
  ['null', { wrong: 'not-json' }],
])('a line %s', (line, expected) => {
  expect(readCheck(line)).toEqual(expected)
})
