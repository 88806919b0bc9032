/** The memory backend keeps the contract. */
import { storageContract } from '../contract'
import { memoryStore } from './memory'

storageContract({ name: 'memory', open: async (now) => memoryStore(now) })
