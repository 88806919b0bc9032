/** A log on a real disk that ends in the middle of a write, or has a byte that is different. */
import { cpSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDurableStore, StorageError } from '@support-agent/storage'
import { print, temporaryFolder } from './settings'

const COMMITS = 5
const root = temporaryFolder()
const original = join(root, 'original')
const LOG = 'log-00000001.jsonl'

beforeAll(async () => {
  const store = await openDurableStore({ directory: original, now: Date.now })
  for (let n = 0; n < COMMITS; n++) await store.commit(['a', 'b'].map((name) => ({ key: `${name}/${n}`, value: n })))
  await store.close()
})

const copyOf = (name: string) => {
  const directory = join(root, name)
  cpSync(original, directory, { recursive: true })
  return directory
}

it('cut at every byte of the last two records: the commits before are there, whole', async () => {
  const whole = readFileSync(join(original, LOG))
  const ends = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([offset]) => offset + 1)
  const directory = copyOf('cut')
  let cuts = 0
  for (let length = whole.length - 1; length >= ends.at(-3)!; length--) {
    truncateSync(join(directory, LOG), length)
    const store = await openDurableStore({ directory, now: Date.now })
    const complete = length >= ends.at(-2)! ? COMMITS - 1 : COMMITS - 2
    expect([length, (await store.list('')).length]).toEqual([length, 2 * complete])
    await store.close()
    writeFileSync(join(directory, LOG), whole)
    cuts++
  }
  print(`torn writes: ${cuts} cuts, 0 lost, 0 unreadable, 0 torn`)
})

it('a different byte anywhere stops the start, and the file stays as it is', async () => {
  const whole = readFileSync(join(original, LOG))
  const directory = copyOf('flip')
  for (let offset = 0; offset < whole.length; offset += 7) {
    const damaged = Buffer.from(whole)
    damaged[offset] = damaged[offset]! ^ 2
    writeFileSync(join(directory, LOG), damaged)
    await expect(openDurableStore({ directory, now: Date.now })).rejects.toBeInstanceOf(StorageError)
    expect(readFileSync(join(directory, LOG)).equals(damaged)).toBe(true)
  }
  print(`damage: ${Math.ceil(whole.length / 7)} bytes changed one by one, every start refused`)
})
