/** Edits in their order: durable before they count, and nobody's name after 忘记我. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStore, openDurableStore, type Store } from '@support-agent/storage'
import { type Draft, Journal } from './journal'

const draft = (hash: string, text: string): Draft => ({
  author: { hash, name: `名字${hash}` },
  scope: 'global',
  operations: [{ op: 'add-utterances', topic: 'tiny/too-large', texts: [text] }],
})

async function journalOn(store: Store): Promise<Journal> {
  const journal = new Journal(store, () => 5)
  await journal.restore()
  return journal
}

it('numbers edits in the order in which they count, also those that come at once', async () => {
  const store = memoryStore(() => 0)
  const journal = await journalOn(store)
  await Promise.all(['一', '二', '三'].map((text) => journal.append(draft('a', text))))
  expect(journal.edits.map(({ id }) => id)).toEqual(['1', '2', '3'])
  expect((await journalOn(store)).edits).toEqual(journal.edits)
})

it('leaves memory as it was when the store refuses', async () => {
  const store = memoryStore(() => 0)
  const journal = await journalOn(store)
  await store.close()
  await expect(journal.append(draft('a', '一'))).rejects.toThrow()
  expect(journal.edits).toEqual([])
})

it('writes nothing that it could not read again', async () => {
  const journal = await journalOn(memoryStore(() => 0))
  await expect(journal.append({ ...draft('a', '一'), operations: [] })).rejects.toThrow('no-operations')
  expect(journal.last).toBe(0)
})

it('keeps what it cannot read, tells of it, and goes on behind it', async () => {
  const store = memoryStore(() => 0)
  await store.commit([{ key: 'edit/000000000007', value: { id: '7', op: 'from the future' } }])
  const journal = await journalOn(store)
  expect(journal.unreadable.map(({ id }) => id)).toEqual(['7'])
  expect((await journal.append(draft('a', '一'))).id).toBe('8')
  expect((await store.list('edit/')).length).toBe(2)
})

it('tells when something changed', async () => {
  let changes = 0
  const journal = new Journal(
    memoryStore(() => 0),
    () => 0,
    () => changes++,
  )
  await journal.append(draft('a', '一'))
  expect(changes).toBe(1)
})

it('drops who taught and keeps what was taught, on the disk as well', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'journal-'))
  try {
    const store = await openDurableStore({ directory, now: () => 0 })
    const journal = await journalOn(store)
    await journal.append(draft('aaaaaa', '一'))
    await journal.append(draft('bbbbbb', '二'))
    await journal.forgetAuthor('aaaaaa')
    expect(journal.edits.map(({ author }) => author?.hash)).toEqual([undefined, 'bbbbbb'])
    await store.close()
    const kept = readdirSync(directory)
      .filter((name) => name.endsWith('.jsonl'))
      .map((name) => readFileSync(join(directory, name), 'utf8'))
      .join('')
    expect(kept).not.toContain('aaaaaa')
    expect(kept).toContain('bbbbbb')
    const reopened = await openDurableStore({ directory, now: () => 0 })
    expect((await journalOn(reopened)).edits).toEqual(journal.edits)
    await reopened.close()
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
})
