/** The memory backend keeps the contract; it has nothing that a fault could damage. */
import { storageContract } from '../contract'
import { storageFaults } from '../faults'
import { memoryStore } from './memory'

storageContract({ name: 'memory', open: async (now) => memoryStore(now) })
storageFaults({ name: 'memory', skip: 'it keeps nothing over a restart by design' })
