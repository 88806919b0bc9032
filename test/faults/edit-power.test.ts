/** Power cuts while administrators teach: on a real ext4 where the machine allows it, on a simulated disk everywhere. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { seeded } from '../../plugins/storage/src/testing/random'
import { simulatedMachine } from '../../plugins/storage/src/testing/simulated-machine'
import { Journal } from '../../plugins/teaching/src/journal'
import { addEdits, EditLedger, editWords, noEdits } from './edit-audit'
import { teach } from './edit-work'
import { type LoopDisk, loopDiskIn } from './loop-disk'
import { buildChild } from './run-child'
import { momentOf, startTeaching } from './run-edits'
import { print, roundsOr, temporaryFolder } from './settings'

/** A new store after so many cuts, so that many rounds stay quick. */
const PER_STORE = 10
const LONGEST = 200
/** More operations of the disk than the work below needs. */
const MOST_OPERATIONS = 400
const EDITS = 24

const cuts = roundsOr(5, 100)
const root = temporaryFolder(() => {
  if (typeof disk !== 'string') disk.unmount()
})
const disk = loopDiskIn(root)
if (typeof disk === 'string') print(`power cuts of a real ext4 are skipped: ${disk}`)

;(typeof disk === 'string' ? it.skip : it)(
  `a power cut of a mounted ext4 during edits, ${cuts} times`,
  async () => {
    const script = buildChild(root, 'edit-child.ts')
    const sum = noEdits()
    let tooLate = 0
    let ledger = new EditLedger()
    for (let round = 0; round < cuts; round++) {
      if (round % PER_STORE === 0) ledger = new EditLedger()
      const before = ledger.acknowledged.size
      const directory = join((disk as LoopDisk).path, `store-${Math.floor(round / PER_STORE)}`)
      await teachAndCut(disk as LoopDisk, script, { directory, run: `p${round}` }, ledger, momentOf(round, LONGEST))
      tooLate += ledger.tooLate.size
      ledger.powerBack()
      const counts = await ledger.auditFolder(directory)
      addEdits(sum, { ...counts, acknowledged: ledger.acknowledged.size - before })
    }
    print(
      `power cuts of a real ext4 during edits: ${cuts} cuts, ${editWords(sum)}; ${tooLate} said after the cut do not count`,
    )
    expect(sum.acknowledged).toBeGreaterThan(cuts)
    expect(sum).toEqual({ ...noEdits(), acknowledged: sum.acknowledged })
  },
  20_000 + cuts * 5_000,
)

/**
 * An fdatasync that is under way in the cut may return 0: once the journal is aborted, jbd2 finds no transaction to wait for. On a
 * real machine nothing runs on to see it, so what is said after the cut does not count.
 */
async function teachAndCut(
  on: LoopDisk,
  script: string,
  settings: { directory: string; run: string },
  ledger: EditLedger,
  moment: number,
): Promise<void> {
  const child = startTeaching(script, settings, ledger)
  await child.open
  await wait(moment)
  ledger.powerGone()
  on.cutPower()
  child.process.kill('SIGKILL')
  await child.ended
  on.unmount()
  on.mount()
}

it('a power cut before any operation of a simulated disk during edits', async () => {
  const sum = noEdits()
  // Only the lock is a real one.
  const directory = join(root, 'simulated')
  mkdirSync(directory)
  let count = 0
  for (; count < MOST_OPERATIONS; count++) {
    const machine = simulatedMachine(directory)
    const ledger = new EditLedger()
    machine.cutPowerAfter(count)
    const store = await machine.open().catch(() => undefined)
    if (store) {
      const journal = new Journal(store, () => 0)
      await journal.restore()
      await teach(journal, `s${count}`, (line) => ledger.hear(line), EDITS)
      await journal.forgetAuthor('author-1').catch(() => undefined)
      await machine.kill(store)
    }
    if (machine.powered()) break
    ledger.powerBack()
    machine.restart(seeded(count))
    const again = await machine.open()
    addEdits(sum, await ledger.audit(again))
    await again.close()
  }
  print(`power cuts of a simulated disk during edits: ${count} cuts, ${editWords(sum)}`)
  expect(count).toBeGreaterThan(100)
  expect(sum).toEqual({ ...noEdits(), acknowledged: sum.acknowledged })
}, 60_000)
