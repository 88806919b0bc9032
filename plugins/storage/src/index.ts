/** Storage: one small interface, its backends, and the contract that each of them passes. */
export * from './backends/durable'
export { generations, type Restored, type RestoreOptions, restore } from './backends/durable/restore'
export * from './backends/memory'
export * from './describe'
export * from './files'
export { StorageError, type StorageEvent } from './problem'
export * from './store'
