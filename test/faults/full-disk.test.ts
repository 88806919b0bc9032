/** Disks that are full: what is rejected is not there, what was acknowledged is, and with space it goes on. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDurableStore, type StorageError, type Store } from '@support-agent/storage'
import { add, audit, noCounts, words } from './audit'
import { buildChild, runChild } from './run-child'
import { print, rounds, temporaryFolder } from './settings'

const root = temporaryFolder(() => {
  if (!reason) execFileSync('umount', [small])
})

it('a process whose disk is full in the middle of a write', async () => {
  const script = buildChild(root)
  const sum = noCounts()
  const disks = Math.ceil(rounds / 2)
  for (let n = 0; n < disks; n++) {
    const directory = join(root, `dying-${n}`)
    const child = runChild(script, { directory, space: 3_000 + 7_919 * n })
    expect(await child.ended).toEqual({ code: 3, signal: null })
    expect([...new Set(child.rejected.values())]).toEqual(['disk-full'])
    add(sum, await audit(directory, child.acknowledged, child.rejected.keys()))
  }
  print(`full disk: ${disks} disks, ${words(sum)}`)
  expect(sum).toEqual({ ...noCounts(), acknowledged: sum.acknowledged })
}, 60_000)

const small = join(root, 'small')
const reason = mountSmallDisk()
if (reason) print(`a real full disk is skipped: ${reason}`)

;(reason ? it.skip : it)('a file system that is really full', async () => {
  const directory = join(small, 'store')
  const store = await openDurableStore({ directory, now: Date.now, compactAfter: 50_000 })
  const filler = join(small, 'filler')
  writeFileSync(filler, Buffer.alloc(100_000))
  const acknowledged = await fill(store)
  rmSync(filler)
  await store.commit([
    { key: 'conversation/0', value: 0 },
    { key: 'case/0', value: 0 },
  ])
  await store.close()
  const counts = await audit(directory, [...acknowledged, 0], [acknowledged.length + 1])
  print(`a full file system: ${words(counts)}`)
  expect(counts).toEqual({ ...noCounts(), acknowledged: acknowledged.length + 1 })
})

/** Commits until the disk is full. */
async function fill(store: Store): Promise<number[]> {
  for (const acknowledged: number[] = []; ; ) {
    const n = acknowledged.length + 1
    const value = 'x'.repeat(500)
    try {
      await store.commit([
        { key: `conversation/${n}`, value },
        { key: `case/${n}`, value },
      ])
      acknowledged.push(n)
    } catch (error) {
      expect(error).toMatchObject({ code: 'disk-full' } satisfies Partial<StorageError>)
      return acknowledged
    }
  }
}

/** @returns why there is none */
function mountSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux can mount a small disk for the test'
  if (process.getuid?.() !== 0) return 'mounting needs root'
  mkdirSync(small)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', small], { stdio: 'pipe' })
    return undefined
  } catch (error) {
    return `mount failed: ${String(error).split('\n')[0]}`
  }
}
