/** Data as earlier versions wrote it, byte for byte: a start reads it, goes on with it, and loses nothing of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDurableStore } from '@support-agent/storage'
import { type Draft, Journal } from './journal'

/** Before knowledge could be taught: settings of a group and a case, no edit. */
const BEFORE_TEACHING = [
  '7fed8cd474a4a46d {"format":1,"kind":"log","after":0}',
  'dce5e83daad69758 {"sequence":1,"commits":[[{"collection":"group","id":"onebot/1","revision":1,"value":{"mode":"mention"}}]]}',
  'd6ff563535e7ce5a {"sequence":2,"commits":[[{"collection":"case","id":"1","revision":1,"value":{"at":1,"topic":"qq-offline-file/clock-skew"}}]]}',
]

let directory: string
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'older-')), 'store')
  mkdirSync(directory)
})
afterEach(() => rmSync(join(directory, '..'), { recursive: true, force: true }))

async function started() {
  const store = await openDurableStore({ directory, now: () => 0 })
  const journal = new Journal(store, () => 5)
  await journal.restore()
  return { store, journal }
}

const DRAFT: Draft = {
  author: { hash: 'h', name: '管理员' },
  scope: 'global',
  operations: [{ op: 'set-prior', topic: 'tiny/too-large', prior: 3 }],
}

test('a store without edits: the first one is number 1, and what was there stays', async () => {
  writeFileSync(join(directory, 'log-00000001.jsonl'), `${BEFORE_TEACHING.join('\n')}\n`)
  const first = await started()
  expect([first.journal.edits, first.journal.unreadable, first.journal.last]).toEqual([[], [], 0])
  await first.journal.append(DRAFT)
  await first.store.close()
  const { store, journal } = await started()
  expect(journal.pending.map(({ id, operations }) => [id, operations])).toEqual([['1', DRAFT.operations]])
  expect((await store.list('')).map(({ key }) => key)).toEqual(['case/1', 'edit/000000000001', 'group/onebot/1'])
  await store.close()
})

test('a store that a newer version wrote stops the start, and is left as it is', async () => {
  writeFileSync(join(directory, 'log-00000001.jsonl'), `0000000000000000 {"format":2,"kind":"log","after":0}\n`)
  await expect(started()).rejects.toMatchObject({ code: 'newer-format' })
})

test('an edit and an export of a newer version are kept, and what can be read counts', async () => {
  const { store, journal } = await started()
  await journal.append(DRAFT)
  const newer = {
    id: '2',
    at: 6,
    author: null,
    scope: 'global',
    operations: [{ op: 'paint-topic', topic: 'tiny/too-large' }],
  }
  await store.commit([
    { key: 'edit/000000000002', value: newer },
    { key: 'exported/edits', value: { until: 'later' } },
  ])
  await store.close()
  const again = await started()
  expect(again.journal.pending.map(({ id }) => id)).toEqual(['1'])
  expect(again.journal.unreadable.map(({ id }) => id)).toEqual(['2'])
  expect((await again.store.get('edit/000000000002'))?.value).toEqual(newer)
  await again.store.close()
})
