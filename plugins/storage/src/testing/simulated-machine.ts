/** The durable store on a simulated disk; only its lock is a real socket, in a real folder. */
import { type DurableOptions, openDurableStore } from '../backends/durable'
import type { Machine } from '../faults'
import type { Store } from '../store'
import { SimulatedDisk } from './simulated-disk'

export interface SimulatedMachine extends Machine {
  readonly disk: SimulatedDisk
}

export function simulatedMachine(directory: string, options: Partial<DurableOptions> = {}): SimulatedMachine {
  const disk = new SimulatedDisk()
  const settings = { directory, now: () => 0, compactAfter: 600, generations: 2, patience: 0, ...options }
  return {
    disk,
    open: () => openDurableStore({ ...settings, files: disk.files() }),
    async kill(store: Store) {
      disk.kill()
      // Lets go of the lock; its files are dead, so nothing more reaches the disk.
      await store.close().catch(() => undefined)
    },
    cutPowerAfter: (count) => disk.cutPowerAfter(count),
    restart: (chance) => disk.restart(chance),
    powered: () => disk.powered,
    fill: (space) => disk.fill(space),
    fail: (operation, times = Number.POSITIVE_INFINITY) => disk.fail(operation, times),
  }
}
