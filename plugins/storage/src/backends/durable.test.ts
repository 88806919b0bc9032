/** The durable backend keeps the contract and survives the faults. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storageContract } from '../contract'
import { storageFaults } from '../faults'
import { simulatedMachine } from '../testing/simulated-machine'
import { openDurableStore } from './durable'

const root = mkdtempSync(join(tmpdir(), 'store-'))
let folders = 0
afterAll(() => rmSync(root, { recursive: true }))

storageContract({
  name: 'durable',
  open: (now) => openDurableStore({ directory: join(root, String(folders++)), now }),
})
storageContract({
  name: 'durable, with a snapshot after nearly every commit',
  open: (now) => openDurableStore({ directory: join(root, String(folders++)), now, compactAfter: 1, generations: 1 }),
})
for (const generations of [1, 3]) {
  const name = `durable, with ${generations} generations,`
  storageFaults({ name, machine: () => simulatedMachine(root, { generations }) })
}
