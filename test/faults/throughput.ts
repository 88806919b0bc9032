/** Measures the durable store on this machine's disk: commits a second, the longest wait, the start. Run it by hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDurableStore, type Store } from '@support-agent/storage'

const CONVERSATIONS = 10_000
const VALUE = { text: '离线文件发不出去 '.repeat(74) }

async function main(): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'throughput-'))
  try {
    await measure(join(root, 'store'))
  } finally {
    rmSync(root, { recursive: true })
  }
}

async function measure(directory: string): Promise<void> {
  const open = () => openDurableStore({ directory, now: Date.now })
  print(`a conversation is ${Buffer.byteLength(JSON.stringify(VALUE))} bytes`)
  let store = await open()
  for (const lanes of [1, 10, 100, 1_000]) await rate(store, lanes)

  const all = await timed(() => lanes(store, 1_000, CONVERSATIONS))
  print(`${CONVERSATIONS} conversations: ${Math.round(all)} ms`)
  print(`longest wait of one commit among 20,000 with snapshots: ${Math.round(await longestWait(store))} ms`)
  await store.close()
  for (let i = 0; i < 3; i++) {
    print(
      `start with ${CONVERSATIONS} conversations: ${Math.round(
        await timed(async () => {
          store = await open()
        }),
      )} ms`,
    )
    const count = (await store.list('conversation/')).length
    print(
      `purge of one user among ${count}: ${Math.round(await timed(() => store.purge((key) => key === `conversation/${i}`)))} ms`,
    )
    await store.close()
  }
}

async function rate(store: Store, width: number): Promise<void> {
  const count = Math.min(5_000, 300 * width)
  const ms = await timed(() => lanes(store, width, count))
  print(`${width} at a time: ${Math.round((count / ms) * 1_000)} commits a second`)
}

async function lanes(
  store: Store,
  width: number,
  count: number,
  done: (ms: number) => void = () => undefined,
): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) {
      const key = `conversation/${next++ % CONVERSATIONS}`
      done(await timed(() => store.commit([{ key, value: VALUE }])))
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
}

async function longestWait(store: Store): Promise<number> {
  let longest = 0
  await lanes(store, 10, 2 * CONVERSATIONS, (ms) => {
    longest = Math.max(longest, ms)
  })
  return longest
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

void main()
