/** Storage: one small interface, its backends, and the contract that each of them passes. */
export * from './backends/memory'
export * from './store'
