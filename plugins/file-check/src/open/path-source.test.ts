/** Files on this machine: inside the folders of the config, and nowhere else. */
import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenerPolicy } from '../attachment'
import { contentOfAttachment, openAttachment } from '.'
import { sampleFile } from './testing/file-server'
import { problemOf, TEST_POLICY } from './testing/policy'

const LIMIT = { max: 1024 ** 2, why: 'test' }
const FILE = sampleFile(200_000)

/** `allowed/` (a folder of the config), `allowed-too/` (none, though its name begins the same way), `secret`. */
let root: string
const at = (...names: string[]) => join(root, ...names)

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'open-'))
  for (const folder of ['allowed', 'allowed/inner', 'allowed-too']) mkdirSync(at(folder))
  for (const file of ['allowed/a.bin', 'allowed/inner/b.bin', 'allowed/..c', 'allowed-too/d.bin', 'secret']) {
    writeFileSync(at(file), FILE)
  }
})
afterEach(() => rmSync(root, { recursive: true }))

const open = (path: string, policy: Partial<OpenerPolicy> = {}) =>
  openAttachment({ kind: 'path', path }, 'a', 7, { ...TEST_POLICY, folders: ['/nowhere', at('allowed')], ...policy })
const problem = (path: string, policy?: Partial<OpenerPolicy>) => problemOf(open(path, policy).read(0, 10, LIMIT))

it.each([['a.bin'], ['inner', 'b.bin'], ['..c'], ['.', 'a.bin'], ['', '', 'a.bin']])(
  '%s/%s is read',
  async (...names) => {
    const file = open([at('allowed'), ...names].join('/'))
    expect(await file.read(199_990, 100, LIMIT)).toEqual(FILE.slice(199_990))
    expect(file.size).toBe(200_000)
    expect(await file.read(10, 5, LIMIT)).toEqual(FILE.slice(10, 15))
    expect((await contentOfAttachment(file)).size).toBe(200_000)
  },
)

it.each<[string, () => string]>([
  ['another folder', () => at('secret')],
  ['a folder whose name begins the same way', () => at('allowed-too', 'd.bin')],
  ['climbing out', () => `${at('allowed')}/../secret`],
  ['climbing out and in', () => `${at('allowed')}/inner/../a.bin`],
  ['climbing with backslashes', () => `${at('allowed')}\\..\\secret`],
  ['a relative path', () => 'a.bin'],
  ['the folder itself', () => at('allowed')],
  ['a folder inside', () => at('allowed', 'inner')],
  ['a null byte', () => `${at('allowed', 'a.bin')}\0.txt`],
  ['a device', () => '/dev/zero'],
  ['a process', () => '/proc/self/environ'],
  ['a url', () => `file://${at('allowed', 'a.bin')}`],
  ['another machine', () => '\\\\attacker.example\\share\\a.bin'],
  ['nothing', () => ''],
])('%s is forbidden', async (_, path) => {
  expect(await problem(path())).toBe('forbidden-path')
})

it.each<[string, () => string]>([
  ['no such file', () => at('allowed', 'gone.bin')],
  ['a file in a file', () => at('allowed', 'a.bin', 'b.bin')],
])('%s is expired', async (_, path) => {
  expect(await problem(path())).toBe('expired')
})

it('without folders nothing is read', async () => {
  expect(await problem(at('allowed', 'a.bin'), { folders: [] })).toBe('forbidden-path')
})

describe('links are not followed', () => {
  it.each<[string, string, string]>([
    ['to a file outside', 'link', 'secret'],
    ['to a file inside', 'link', 'allowed/a.bin'],
    ['to a device', 'link', '/dev/zero'],
    ['to a folder outside', 'link/d.bin', 'allowed-too'],
    ['to a folder inside', 'link/b.bin', 'allowed/inner'],
  ])('%s', async (_, path, target) => {
    symlinkSync(target.startsWith('/') ? target : at(target), at('allowed', 'link'))
    expect(await problem(at('allowed', path))).toBe('forbidden-path')
  })

  it('but the folder of the config may be one', async () => {
    symlinkSync(at('allowed'), at('linked'))
    const file = open(at('linked', 'a.bin'), { folders: [at('linked')] })
    expect(await file.read(0, 10, LIMIT)).toEqual(FILE.slice(0, 10))
  })

  it('nor is one that takes the place of a file or of its folder between two reads', async () => {
    const [file, inner] = [open(at('allowed', 'a.bin')), open(at('allowed', 'inner', 'b.bin'))]
    await file.read(0, 10, LIMIT)
    await inner.read(0, 10, LIMIT)
    rmSync(at('allowed', 'a.bin'))
    symlinkSync(at('secret'), at('allowed', 'a.bin'))
    renameSync(at('allowed', 'inner'), at('moved'))
    symlinkSync(at('moved'), at('allowed', 'inner'))
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe('forbidden-path')
    expect(await problemOf(inner.read(0, 10, LIMIT))).toBe('forbidden-path')
  })
})

describe('what is no regular file is not opened', () => {
  it('a pipe, which would wait for a writer', async () => {
    execFileSync('mkfifo', [at('allowed', 'pipe')])
    expect(await problem(at('allowed', 'pipe'))).toBe('forbidden-path')
  })

  it('a socket', async () => {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(at('allowed', 'socket'), resolve))
    expect(await problem(at('allowed', 'socket'))).toBe('forbidden-path')
    await new Promise((resolve) => server.close(resolve))
  })
})

it.each<[string, () => void]>([
  ['shrinks', () => truncateSync(at('allowed', 'a.bin'), 100)],
  ['grows', () => writeFileSync(at('allowed', 'a.bin'), 'more', { flag: 'a' })],
  [
    'is replaced',
    () => {
      renameSync(at('allowed', 'inner', 'b.bin'), at('allowed', 'a.bin'))
    },
  ],
])('a file that %s between two reads is broken', async (_, change) => {
  const file = open(at('allowed', 'a.bin'))
  await file.read(0, 10, LIMIT)
  change()
  expect(await problemOf(file.read(0, 10, LIMIT))).toBe('broken')
})

it('the budget of bytes holds', async () => {
  const file = open(at('allowed', 'a.bin'), { maxBytes: 100 })
  await file.read(0, 60, LIMIT)
  expect(await problemOf(file.read(0, 41, LIMIT))).toBe('budget')
  expect((await file.read(0, 40, LIMIT)).length).toBe(40)
})

it('the budget of time holds', async () => {
  let now = 0
  const clock = () => {
    now += 60
    return now
  }
  const policy = { ...TEST_POLICY, folders: [at('allowed')], maxTime: 100 }
  const file = openAttachment({ kind: 'path', path: at('allowed', 'a.bin') }, 'a', undefined, policy, { clock })
  await file.read(0, 10, LIMIT)
  await file.read(0, 10, LIMIT)
  expect(await problemOf(file.read(0, 10, LIMIT))).toBe('budget')
})

it('no file stays open', async () => {
  const file = open(at('allowed', 'a.bin'))
  const openFiles = () => readdirSync('/proc/self/fd').length
  const before = openFiles()
  for (let start = 0; start < 20; start++) await file.read(start, 10, LIMIT)
  await problem(at('allowed', 'inner'))
  expect(openFiles()).toBe(before)
})
