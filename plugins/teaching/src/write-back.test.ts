/** Edits into the files and out of force: once, however often it is interrupted, and without losing what has no place. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  compile,
  type Edit,
  foldEdits,
  type Operation,
  readSources,
  type SourceFile,
} from '@support-agent/knowledge-base'
import { memoryStore, type Store } from '@support-agent/storage'
import { filesWith } from '../../knowledge-base/src/testing/tiny-base'
import { seeded } from '../../storage/src/testing/random'
import { simulatedMachine } from '../../storage/src/testing/simulated-machine'
import { Journal } from './journal'
import { isUnderWay, type KnowledgeFiles, writeBack } from './write-back'

const FILES = filesWith()
const GROUP = { platform: 'onebot', guild: '1' }
const BIG = 'tiny/too-large'

/** Added and then changed: made a second time, it would leave the first wording behind. */
const OPERATIONS: readonly (readonly Operation[])[] = [
  [{ op: 'add-utterances', topic: BIG, texts: ['大得离谱'] }],
  [{ op: 'change-utterance', topic: BIG, from: '大得离谱', to: '大得不像话' }],
  [
    { op: 'set-prior', topic: 'tiny/options', prior: 9 },
    { op: 'remove-utterances', topic: BIG, texts: ['没有这一句'] },
  ],
  [{ op: 'add-topic', topic: 'tiny/new', kind: 'vague', file: { title: '新的', utterances: ['新的说法'] } }],
]

class Folder implements KnowledgeFiles {
  readonly texts = new Map(FILES.map(({ path, text }) => [path, text]))
  /** The process dies before the write after so many. */
  left = Number.POSITIVE_INFINITY

  read(): SourceFile[] {
    return [...this.texts].map(([path, text]) => ({ path, text }))
  }
  write({ path, text }: SourceFile): void {
    if (this.left-- <= 0) throw new Error('killed')
    this.texts.set(path, text)
  }
}

async function taught(store: Store): Promise<Journal> {
  const journal = await reopened(store)
  for (const operations of OPERATIONS) await journal.append({ author: null, scope: 'global', operations })
  await journal.append({ author: null, scope: GROUP, operations: [{ op: 'hide-topic', topic: BIG }] })
  return journal
}

async function reopened(store: Store): Promise<Journal> {
  const journal = new Journal(store, () => 1)
  await journal.restore()
  return journal
}

const contentOf = (files: readonly SourceFile[], edits: readonly Edit[] = []) =>
  JSON.stringify(compile(foldEdits(readSources(files), edits, 'global').sources).bases)

test('the files say what was in force; what counts stays the same, the history too', async () => {
  const store = memoryStore(() => 0)
  const journal = await taught(store)
  const folder = new Folder()
  const before = contentOf(folder.read(), journal.edits)
  expect(await writeBack(store, journal, folder, { now: 9 })).toEqual({
    kind: 'written',
    paths: ['tiny/causes/too-large.yml', 'tiny/guides/options.yml', 'tiny/vague/new.yml'],
    stale: 1,
  })
  const after = await reopened(store)
  expect(contentOf(folder.read())).toBe(before)
  expect(contentOf(folder.read(), after.pending)).toBe(before)
  expect(after.edits).toEqual(journal.edits)
  // What has no place, and what holds in one group alone.
  expect(after.pending.map(({ id, operations }) => [id, operations.map(({ op }) => op)])).toEqual([
    ['3', ['remove-utterances']],
    ['5', ['hide-topic']],
  ])
  expect(await writeBack(store, after, folder, { now: 10 })).toEqual({ kind: 'nothing', stale: 1 })
})

test('killed before any of its files and finished by a second run: the same, once', async () => {
  const whole = new Folder()
  const store = memoryStore(() => 0)
  await writeBack(store, await taught(store), whole, { now: 9 })
  for (let writes = 0; writes < 3; writes++) {
    const folder = new Folder()
    const store = memoryStore(() => 0)
    folder.left = writes
    await expect(writeBack(store, await taught(store), folder, { now: 9 })).rejects.toThrow('killed')
    expect(await isUnderWay(store)).toBe(true)
    folder.left = Number.POSITIVE_INFINITY
    await writeBack(store, await reopened(store), folder, { now: 10 })
    expect([...folder.texts]).toEqual([...whole.texts])
    expect(await writeBack(store, await reopened(store), folder, { now: 11 })).toEqual({ kind: 'nothing', stale: 1 })
  }
})

test('a power cut before any operation of the disk: the second run leads to the same', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'write-back-'))
  const whole = new Folder()
  const store = memoryStore(() => 0)
  await writeBack(store, await taught(store), whole, { now: 9 })
  let cuts = 0
  try {
    for (let powered = false; !powered; cuts++) {
      const folder = new Folder()
      const machine = simulatedMachine(directory)
      const first = await machine.open()
      const journal = await taught(first)
      machine.cutPowerAfter(cuts)
      await writeBack(first, journal, folder, { now: 9 }).catch(() => undefined)
      powered = machine.powered()
      await machine.kill(first)
      machine.restart(seeded(cuts))
      const second = await machine.open()
      await writeBack(second, await reopened(second), folder, { now: 10 })
      expect([...folder.texts]).toEqual([...whole.texts])
      expect(await writeBack(second, await reopened(second), folder, { now: 11 })).toEqual({
        kind: 'nothing',
        stale: 1,
      })
      await second.close()
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
  expect(cuts).toBeGreaterThan(3)
})

test('files that somebody changed after an interruption are left alone, until they are taken as they are', async () => {
  const store = memoryStore(() => 0)
  const folder = new Folder()
  folder.left = 1
  await writeBack(store, await taught(store), folder, { now: 9 }).catch(() => undefined)
  folder.left = Number.POSITIVE_INFINITY
  const path = 'tiny/guides/options.yml'
  folder.write({ path, text: `${folder.texts.get(path)}# 手写的一行\n` })
  const before = [...folder.texts]
  expect(await writeBack(store, await reopened(store), folder, { now: 10 })).toEqual({
    kind: 'changed-since',
    paths: [path],
  })
  expect([...folder.texts]).toEqual(before)
  expect(await writeBack(store, await reopened(store), folder, { now: 10, anew: true })).toMatchObject({
    kind: 'written',
  })
  expect(folder.texts.get(path)).toContain('# 手写的一行')
  expect(folder.texts.get(path)).toMatch(/prior: /)
  expect(await isUnderWay(store)).toBe(false)
})
