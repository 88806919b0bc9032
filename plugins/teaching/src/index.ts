/** Teaching: edits of the knowledge while it is in force, their preview, and what is learnt from cases. */
export * from './journal'
export * from './live-knowledge'
export * from './models'
export * from './preview'
