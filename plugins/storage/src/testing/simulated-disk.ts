/**
 * A disk in memory that forgets what was not synced when the power goes, as a real one may: wholly, partly, with holes of
 * sectors that were never written, and with names that were never synced.
 */
import { basename, dirname } from 'node:path'
import type { Files, OpenFile } from '../files'

interface Content {
  /** As the running system sees it. */
  bytes: Buffer
  /** As the disk has it. */
  durable: Buffer
}

type Names = Map<string, Content>

export type FailingOperation = 'sync' | 'truncate' | 'syncFolder'

const SECTOR = 512

export class SimulatedDisk {
  private names: Names = new Map()
  private durableNames: Names = new Map()
  /** Changes of names since the last sync of their folder, in order. */
  private pending: ((names: Names) => void)[] = []
  private start = 0
  private left = Number.POSITIVE_INFINITY
  private space = Number.POSITIVE_INFINITY
  private readonly failing = new Map<string, number>()
  /** How many operations there have been. */
  operations = 0

  /** The power goes before the operation after the next `count`. */
  cutPowerAfter(count: number): void {
    this.left = count
  }

  /** Whether no operation has met the power cut yet. */
  powered = true

  /** The process dies, the machine runs on: nothing is lost, but files handed out before are dead. */
  kill(): void {
    this.start++
  }

  /** Room for so many more bytes; then ENOSPC. */
  fill(space = Number.POSITIVE_INFINITY): void {
    this.space = space
  }

  /** The next `times` operations of this name fail with EIO. */
  fail(operation: FailingOperation, times: number): void {
    this.failing.set(operation, times)
  }

  /** The machine starts again after a power cut. Files handed out before stay dead. */
  restart(chance: () => number): void {
    const names = new Map(this.durableNames)
    for (const change of this.pending) if (chance() < 0.5) change(names)
    for (const content of names.values()) {
      content.durable = afterCut(content, chance)
      content.bytes = content.durable
    }
    this.names = names
    this.durableNames = new Map(names)
    this.pending = []
    this.start++
    this.failing.clear()
    this.powered = true
    this.left = Number.POSITIVE_INFINITY
  }

  /** A file behind everybody's back; undefined: no file. */
  put(path: string, bytes: Buffer | undefined): void {
    const content = bytes && { bytes, durable: bytes }
    for (const names of [this.names, this.durableNames]) {
      if (content) names.set(path, content)
      else names.delete(path)
    }
  }

  paths(): string[] {
    return [...this.names.keys()].sort()
  }

  bytes(path: string): Buffer {
    return this.content(path).bytes
  }

  /** The file system of the machine as it is running now. */
  files(): Files {
    const start = this.start
    const step = (operation: string) => {
      if (start === this.start && this.left <= 0) this.powered = false
      if (start !== this.start || this.left <= 0) throw systemError('EPOWER')
      this.left--
      this.operations++
      const failures = this.failing.get(operation) ?? 0
      if (failures === 0) return
      this.failing.set(operation, failures - 1)
      throw systemError('EIO')
    }
    return {
      create: async (path) => {
        step('create')
        const content = this.names.get(path) ?? { bytes: Buffer.alloc(0), durable: Buffer.alloc(0) }
        content.bytes = Buffer.alloc(0)
        this.change((names) => names.set(path, content))
        return this.handle(content, step, start)
      },
      open: async (path) => {
        step('open')
        return this.handle(this.content(path), step, start)
      },
      read: async (path, length) => {
        step('read')
        return Buffer.from(this.content(path).bytes.subarray(0, length))
      },
      names: async (folder) => {
        step('names')
        return [...this.names.keys()].filter((path) => dirname(path) === folder).map((path) => basename(path))
      },
      rename: async (from, to) => {
        step('rename')
        const content = this.content(from)
        this.change((names) => {
          names.delete(from)
          names.set(to, content)
        })
      },
      remove: async (path) => {
        step('remove')
        this.change((names) => {
          for (const name of names.keys()) if (name === path || name.startsWith(`${path}/`)) names.delete(name)
        })
      },
      makeFolder: async () => step('makeFolder'),
      syncFolder: async () => {
        step('syncFolder')
        this.durableNames = new Map(this.names)
        this.pending = []
      },
    }
  }

  private handle(content: Content, step: (operation: string) => void, start: number): OpenFile {
    return {
      write: async (bytes, position) => {
        step('write')
        const room = this.space + Math.max(0, content.bytes.length - position)
        const fits = Math.min(bytes.length, room)
        if (fits === 0) throw systemError('ENOSPC')
        this.space -= Math.max(0, position + fits - content.bytes.length)
        content.bytes = Buffer.concat([
          content.bytes.subarray(0, position),
          bytes.subarray(0, fits),
          content.bytes.subarray(position + fits),
        ])
        return fits
      },
      truncate: async (length) => {
        step('truncate')
        this.space += Math.max(0, content.bytes.length - length)
        content.bytes = content.bytes.subarray(0, length)
      },
      sync: async () => {
        // A sync that fails may have written all the same.
        if (start === this.start && this.left > 0) content.durable = content.bytes
        step('sync')
      },
      close: async () => step('close'),
    }
  }

  private change(change: (names: Names) => void): void {
    change(this.names)
    this.pending.push(change)
  }

  private content(path: string): Content {
    const content = this.names.get(path)
    if (!content) throw systemError('ENOENT')
    return content
  }
}

/** Of what was written since the last sync, any part may be there: nothing, the beginning, or with holes. */
function afterCut({ bytes, durable }: Content, chance: () => number): Buffer {
  const fate = chance()
  if (fate < 0.3) return durable
  const kept = Buffer.from(bytes.subarray(0, durable.length + Math.ceil(chance() * (bytes.length - durable.length))))
  if (fate < 0.6 || bytes.length <= durable.length) return kept
  const sectors = Math.ceil(bytes.length / SECTOR)
  const torn = Buffer.from(bytes)
  for (let sector = Math.floor(durable.length / SECTOR); sector < sectors; sector++) {
    if (chance() < 0.5)
      torn.fill(0, Math.max(durable.length, sector * SECTOR), Math.min(torn.length, (sector + 1) * SECTOR))
  }
  return torn
}

function systemError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
