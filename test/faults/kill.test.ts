/** Processes that are killed at random moments: nothing that a store has acknowledged is lost. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { add, audit, noCounts, words } from './audit'
import { buildChild, runChild } from './run-child'
import { print, rounds, temporaryFolder } from './settings'

/** A new store after so many kills, so that many rounds stay quick. */
const PER_STORE = 10
const LONGEST = 250

const root = temporaryFolder()

it(
  `kill -9, ${rounds} times`,
  async () => {
    const script = buildChild(root)
    const sum = noCounts()
    let acknowledged: number[] = []
    for (let round = 0; round < rounds; round++) {
      const directory = join(root, `store-${Math.floor(round / PER_STORE)}`)
      if (round % PER_STORE === 0) acknowledged = []
      const child = runChild(script, { directory, from: 1 + round * 1_000_000 })
      await child.open
      await wait(moment(round))
      child.process.kill('SIGKILL')
      expect((await child.ended).signal).toBe('SIGKILL')
      acknowledged = [...acknowledged, ...child.acknowledged]
      add(sum, { ...(await audit(directory, acknowledged)), acknowledged: child.acknowledged.length })
    }
    print(`kill -9: ${rounds} kills, ${words(sum)}`)
    expect(sum.acknowledged).toBeGreaterThan(rounds)
    expect(sum).toEqual({ ...noCounts(), acknowledged: sum.acknowledged })
  },
  10_000 + rounds * 2_000,
)

/** ms after the start, spread evenly by the golden ratio: no moment is met twice, none is left out. */
function moment(round: number): number {
  return ((round * 0.618_033_988_75) % 1) * LONGEST
}
