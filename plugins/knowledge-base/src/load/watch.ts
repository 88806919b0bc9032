/** Watches a knowledge folder and tells, once things have settled, that something in it has changed. */
import { type FSWatcher, watch } from 'node:fs'
import { resolve } from 'node:path'
import { listFolder } from './read-folder'

/** An editor writes a file in several steps; so long it must be quiet, in milliseconds. */
export const SETTLE = 200

/**
 * Calls `onChange` after each burst of changes, `settle` ms after the last. Watches every folder by itself, because
 * recursive watching does not work alike on all systems. Returns a function that ends it. Does not keep the process alive.
 */
export function watchFolder(dir: string, onChange: () => void, settle = SETTLE): () => void {
  const root = resolve(dir)
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let isDisposed = false
  cover()
  return dispose

  function cover(): void {
    const folders = new Set(listFolder(root).folders)
    for (const [folder, watcher] of watchers) if (!folders.has(folder)) forget(folder, watcher)
    for (const folder of folders) if (!watchers.has(folder)) begin(folder)
  }

  function begin(folder: string): void {
    try {
      const watcher = watch(folder, { persistent: false }, changed)
      watcher.on('error', () => {
        forget(folder, watcher)
        changed()
      })
      watchers.set(folder, watcher)
    } catch {
      // The folder vanished between listing and watching; its parent tells of that.
    }
  }

  function forget(folder: string, watcher: FSWatcher): void {
    watcher.close()
    watchers.delete(folder)
  }

  function changed(): void {
    if (isDisposed) return
    clearTimeout(timer)
    timer = setTimeout(settled, settle).unref()
  }

  function settled(): void {
    cover()
    onChange()
  }

  function dispose(): void {
    isDisposed = true
    clearTimeout(timer)
    for (const [folder, watcher] of watchers) forget(folder, watcher)
  }
}
