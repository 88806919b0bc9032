/**
 * What every backend must survive, as a suite that each backend's own spec calls. A backend that keeps nothing by design
 * skips it with a printed reason.
 */
import type { Store } from './store'
import { Ledger } from './testing/ledger'
import { seeded } from './testing/random'

/** A machine whose disk can fail, and the store on it. */
export interface Machine {
  /** Starts a store on what the disk holds; it compacts often, so that few commits meet every kind of operation. */
  open(): Promise<Store>
  /** The process dies without a word. */
  kill(store: Store): Promise<void>
  /** The power goes before the operation after the next `count` of the disk. */
  cutPowerAfter(count: number): void
  /** Power is back; what was not synced is gone, or there in part. */
  restart(chance: () => number): void
  /** Whether the power is still on. */
  powered(): boolean
  /** Room for so many more bytes; undefined: enough. */
  fill(space?: number): void
  /** The next `times` operations of this kind fail; by default all, until it is called with 0. */
  fail(operation: 'sync' | 'truncate' | 'syncFolder', times?: number): void
}

export interface FaultOptions {
  readonly name: string
  /** A machine with an empty disk. */
  readonly machine?: () => Machine
  /** Why there is no machine. */
  readonly skip?: string
}

const FINE = { lost: 0, torn: 0, undead: 0 }
/** Longer than any workload below. */
const ALL_OPERATIONS = 400

/** Registers the suite with the test runner. */
export function storageFaults({ name, machine: build, skip }: FaultOptions): void {
  if (!build) {
    console.info(`${name}: the fault suite is skipped: ${skip}`)
    describe.skip(`${name} survives faults`, () => it('is skipped', () => undefined))
    return
  }

  describe(`${name} survives faults`, () => {
    let machine: Machine
    let ledger: Ledger

    beforeEach(() => {
      machine = build()
      ledger = new Ledger(machine.powered)
    })

    const reopened = async (store: Store) => {
      await machine.kill(store)
      return machine.open()
    }

    it('a killed process has lost nothing that was acknowledged', async () => {
      let store = await machine.open()
      for (let i = 0; i < 5; i++) await ledger.write(store)
      await Promise.all([1, 2, 3].map(() => ledger.write(store)))
      store = await reopened(store)
      expect(await ledger.audit(store)).toEqual({ acknowledged: 8, ...FINE })
      await store.close()
    })

    it('revisions go on after a restart, deleted keys stay deleted, claims are free', async () => {
      let store = await machine.open()
      await store.commit([
        { key: 'a', value: 1 },
        { key: 'b/1', value: 1 },
      ])
      await store.commit([
        { key: 'a', value: 2 },
        { key: 'b/1', value: undefined },
      ])
      await store.claim('lock', 60_000)
      store = await reopened(store)
      expect(await store.list('')).toEqual([{ key: 'a', value: 2, revision: 2 }])
      expect((await store.commit([{ key: 'a', value: 3, expected: 2 }]))[0]?.revision).toBe(3)
      expect(await store.claim('lock', 60_000)).toBe(true)
      await store.close()
    })

    it('a power cut before any operation of the disk loses nothing that was acknowledged', async () => {
      const survived = { cuts: 0, acknowledged: 0, ...FINE }
      for (let cut = 0; cut < ALL_OPERATIONS; cut++) {
        machine = build()
        ledger = new Ledger(machine.powered)
        const chance = seeded(cut)
        machine.cutPowerAfter(cut)
        await work(machine, ledger)
        const reached = !machine.powered()
        if (!reached) break
        const audit = await recover(machine, ledger, chance)
        survived.cuts++
        survived.acknowledged += audit.acknowledged
        survived.lost += audit.lost
        survived.torn += audit.torn
      }
      expect(survived).toEqual({ ...survived, ...FINE })
      expect(survived.cuts).toBeGreaterThan(100)
      console.info(`${name}: ${survived.cuts} power cuts, ${survived.acknowledged} acknowledged, ${survived.lost} lost`)
    })

    it('a full disk rejects commits, and those alone; with space it goes on', async () => {
      let store = await machine.open()
      for (let i = 0; i < 3; i++) await ledger.write(store)
      machine.fill(40)
      expect(await ledger.write(store, 'x'.repeat(500))).toBe(false)
      expect(await ledger.write(store)).toBe(false)
      expect((await ledger.audit(store)).lost).toBe(0)
      machine.fill()
      expect(await ledger.write(store)).toBe(true)
      store = await reopened(store)
      expect(await ledger.audit(store)).toEqual({ acknowledged: 4, ...FINE })
      await store.close()
    })

    it('a sync that fails rejects its commits, and they do not come back', async () => {
      let store = await machine.open()
      await ledger.write(store)
      machine.fail('sync')
      expect(await Promise.all([1, 2].map(() => ledger.write(store)))).toEqual([false, false])
      machine.fail('sync', 0)
      expect(await ledger.write(store)).toBe(true)
      store = await reopened(store)
      expect(await ledger.audit(store)).toEqual({ acknowledged: 2, ...FINE })
      await store.close()
    })

    it.each(['sync', 'syncFolder'] as const)(
      'a failed %s does no harm in a power cut at any time after it',
      async (operation) => {
        // Three fates of what was not synced for each time.
        for (let round = 0; round < 3 * ALL_OPERATIONS; round++) {
          machine = build()
          ledger = new Ledger(machine.powered)
          const store = await machine.open()
          await ledger.write(store)
          machine.fail(operation, 1)
          machine.cutPowerAfter(Math.floor(round / 3))
          for (let i = 0; i < 6; i++) await ledger.write(store)
          const reached = !machine.powered()
          await machine.kill(store)
          machine.restart(seeded(round))
          const again = await machine.open()
          expect(await ledger.audit(again)).toMatchObject(FINE)
          await again.close()
          if (!reached) return
        }
      },
    )

    it('while a failed write cannot be removed nothing is written, and reading goes on', async () => {
      let store = await machine.open()
      await ledger.write(store)
      machine.fail('sync')
      machine.fail('truncate')
      expect(await ledger.write(store)).toBe(false)
      machine.fail('sync', 0)
      expect(await ledger.write(store)).toBe(false)
      expect((await ledger.audit(store)).lost).toBe(0)
      machine.fail('truncate', 0)
      expect(await ledger.write(store)).toBe(true)
      store = await reopened(store)
      expect(await ledger.audit(store)).toEqual({ acknowledged: 2, ...FINE })
      await store.close()
    })

    it('a purge that is done survives, one that was cut off loses nothing else', async () => {
      for (let cut = 0; cut < ALL_OPERATIONS; cut++) {
        machine = build()
        let store = await machine.open()
        for (const n of [1, 2, 3, 4])
          await store.commit([`case/${n}`, `user/${n % 2}/${n}`].map((key) => ({ key, value: n })))
        machine.cutPowerAfter(cut)
        const forgotten = await store.purge((key) => key.startsWith('user/1/')).catch(() => 'cut off')
        const reached = !machine.powered()
        machine.restart(seeded(cut))
        store = await reopened(store)
        const keys = (await store.list('')).map(({ key }) => key)
        expect(keys).toEqual(expect.arrayContaining(['case/1', 'case/2', 'case/3', 'case/4', 'user/0/2', 'user/0/4']))
        if (forgotten !== 'cut off') expect([forgotten, keys.length]).toEqual([2, 6])
        await store.close()
        if (reached) continue
        expect(forgotten).toBe(2)
        return
      }
    })

    it('a second writer is refused, and welcome when the first has closed', async () => {
      const store = await machine.open()
      await expect(machine.open()).rejects.toMatchObject({ code: 'in-use' })
      await store.close()
      await (await machine.open()).close()
    })
  })
}

/** Commits alone and in groups, a deletion, a purge; ends early when the power goes. */
async function work(machine: Machine, ledger: Ledger): Promise<void> {
  const store = await machine.open().catch(() => undefined)
  if (!store) return
  for (let i = 0; i < 6; i++) {
    await ledger.write(store, 'x'.repeat(300 * i))
    await Promise.all([1, 2, 3].map(() => ledger.write(store)))
    await store.commit([{ key: 'other/1', value: i % 2 ? i : undefined }]).catch(() => undefined)
  }
  await store.purge((key) => key.startsWith('other/')).catch(() => undefined)
  await ledger.write(store)
  await machine.kill(store)
}

/** Starts again, with a second cut during the start, and counts. */
async function recover(machine: Machine, ledger: Ledger, chance: () => number) {
  machine.restart(chance)
  machine.cutPowerAfter(Math.floor(chance() * 12))
  const attempt = await machine.open().catch(() => undefined)
  if (attempt) await machine.kill(attempt)
  machine.restart(chance)
  // What was cut off must not get in the way of what comes after it.
  const store = await machine.open()
  await ledger.write(store)
  await machine.kill(store)
  const again = await machine.open()
  const audit = await ledger.audit(again)
  await again.close()
  return audit
}
