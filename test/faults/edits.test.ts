/** Administrators teach while processes are killed, disks fill, and others want to write: no acknowledged edit is lost. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDurableStore } from '@support-agent/storage'
import { Journal } from '../../plugins/teaching/src/journal'
import { addEdits, EditLedger, editWords, noEdits } from './edit-audit'
import { teach } from './edit-work'
import { buildChild } from './run-child'
import { momentOf, startTeaching } from './run-edits'
import { print, roundsOr, temporaryFolder } from './settings'

const kills = roundsOr(10, 1_000)
const disks = Math.max(4, Math.ceil(kills / 20))
/** A new store after so many kills, so that many rounds stay quick. */
const PER_STORE = 10
const LONGEST = 150

const root = temporaryFolder()
let script: string
beforeAll(() => {
  script = buildChild(root, 'edit-child.ts')
})

it(
  `kill -9 during edits and a start on what is left, ${kills} times`,
  async () => {
    const sum = noEdits()
    const stores = Array.from({ length: Math.ceil(kills / PER_STORE) }, (_, store) => store)
    const lane = async () => {
      for (let store = stores.shift(); store !== undefined; store = stores.shift()) {
        const rounds = Math.min(PER_STORE, kills - store * PER_STORE)
        addEdits(sum, await killAgainAndAgain(join(root, `killed-${store}`), store * PER_STORE, rounds))
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, lane))
    print(`kill -9 during edits: ${kills} kills, each with a start after it: ${editWords(sum)}`)
    expect(sum.acknowledged).toBeGreaterThan(kills)
    expect(sum).toEqual({ ...noEdits(), acknowledged: sum.acknowledged })
  },
  30_000 + kills * 2_000,
)

async function killAgainAndAgain(directory: string, first: number, rounds: number) {
  const ledger = new EditLedger()
  const sum = noEdits()
  for (let round = first; round < first + rounds; round++) {
    const before = ledger.acknowledged.size
    const child = startTeaching(script, { directory, run: `r${round}` }, ledger)
    await child.open
    await wait(momentOf(round, LONGEST))
    child.process.kill('SIGKILL')
    expect((await child.ended).signal).toBe('SIGKILL')
    const counts = await ledger.auditFolder(directory)
    addEdits(sum, { ...counts, acknowledged: ledger.acknowledged.size - before })
  }
  return sum
}

it(
  'a disk that fills up in the middle of an edit',
  async () => {
    const sum = noEdits()
    for (let disk = 0; disk < disks; disk++) {
      const directory = join(root, `full-${disk}`)
      const ledger = new EditLedger()
      const child = startTeaching(script, { directory, run: `d${disk}`, space: 3_000 + 3_119 * disk }, ledger)
      expect(await child.ended).toEqual({ code: 3, signal: null })
      expect(ledger.rejected.size).toBeGreaterThan(0)
      addEdits(sum, await ledger.auditFolder(directory))
    }
    print(`full disk during edits: ${disks} disks, ${editWords(sum)}`)
    expect(sum).toEqual({ ...noEdits(), acknowledged: sum.acknowledged })
  },
  20_000 + disks * 5_000,
)

it('a second writer is refused while the first teaches, and harms nothing', async () => {
  const directory = join(root, 'two')
  const ledger = new EditLedger()
  const first = startTeaching(script, { directory, run: 'first' }, ledger)
  await first.open
  const strangers = new EditLedger()
  const second = startTeaching(script, { directory, run: 'second' }, strangers)
  expect((await second.ended).code).toBe(4)
  first.process.kill('SIGKILL')
  await first.ended
  const counts = await ledger.auditFolder(directory)
  print(`two writers: the second refused, ${editWords(counts)}`)
  expect(strangers.acknowledged.size).toBe(0)
  expect(counts).toEqual({ ...noEdits(), acknowledged: counts.acknowledged })
}, 30_000)

it('a plugin that is loaded anew in the middle of edits goes on where the old one ended', async () => {
  const directory = join(root, 'reload')
  const ledger = new EditLedger()
  const say = (line: string) => ledger.hear(line)
  let reloads = 0
  for (; reloads < 10; reloads++) {
    const store = await openDurableStore({ directory, now: Date.now })
    const journal = new Journal(store, Date.now)
    await journal.restore()
    const teaching = teach(journal, `reload-${reloads}`, say)
    await wait(momentOf(reloads, 50))
    // As the plugin does when it is disposed of: nobody waits for what is under way.
    const closing = store.close()
    await Promise.all([teaching, closing])
  }
  // What came after the close is rejected as closed: it is not there.
  const counts = await ledger.auditFolder(directory)
  print(`reload of the plugin: ${reloads} reloads, ${editWords(counts)}`)
  expect(ledger.rejected.size).toBe(reloads)
  expect(counts).toEqual({ ...noEdits(), acknowledged: counts.acknowledged })
}, 60_000)
