/** The log that takes the commits: what `append` has resolved for is on the disk. */
import { dirname } from 'node:path'
import type { Files, OpenFile } from '../../files'
import { reasonOf, StorageError, writeError } from '../../problem'
import { nameOf, pathOf } from './layout'
import { encodeHeader } from './record'
import { createWhole, writeAll } from './write-file'

interface Parts {
  readonly files: Files
  readonly folder: string
  readonly number: number
  readonly file: OpenFile
  /** Bytes that are durable. */
  readonly length: number
  readonly nameDurable: boolean
}

export class Log {
  readonly number: number
  private length: number
  private nameDurable: boolean
  /** Whether the file may hold something beyond `length`, left by a write that failed. */
  private dirty = false

  private constructor(private readonly parts: Parts) {
    this.number = parts.number
    this.length = parts.length
    this.nameDurable = parts.nameDurable
  }

  /** Begins log `number`, whose first record follows record `after`. */
  static async create(files: Files, folder: string, number: number, after: number): Promise<Log> {
    const whole = await createWhole(files, pathOf(folder, 'log', number), [encodeHeader(after)])
    const log = new Log({ files, folder, number, ...whole, nameDurable: false })
    // The log is in use from here on. If its name cannot be made durable now, no append resolves before it is.
    await log.syncName().catch(() => undefined)
    return log
  }

  /** Continues a log of which the first `length` bytes are good. */
  static async open(files: Files, folder: string, number: number, length: number): Promise<Log> {
    const path = pathOf(folder, 'log', number)
    const file = await files.open(path)
    try {
      await file.truncate(length)
      await file.sync()
      await files.syncFolder(dirname(path))
    } catch (error) {
      await file.close().catch(() => undefined)
      throw error
    }
    return new Log({ files, folder, number, file, length, nameDurable: true })
  }

  /**
   * @throws StorageError when the bytes are not on the disk; then they are not in the file either, or nothing is
   *   written any more until they could be removed
   */
  async append(bytes: Buffer): Promise<void> {
    await this.settle()
    this.dirty = true
    try {
      await writeAll(this.parts.file, bytes, this.length)
      await this.parts.file.sync()
    } catch (cause) {
      await this.settle().catch(() => undefined)
      throw writeError(cause, nameOf('log', this.number))
    }
    this.length += bytes.length
    this.dirty = false
  }

  /** Removes what a failed write left. @throws StorageError `read-only` when even that fails */
  async settle(): Promise<void> {
    try {
      if (!this.nameDurable) await this.syncName()
      if (!this.dirty) return
      await this.parts.file.truncate(this.length)
      await this.parts.file.sync()
      this.dirty = false
    } catch (cause) {
      throw new StorageError('read-only', { file: nameOf('log', this.number), reason: reasonOf(cause) }, cause)
    }
  }

  async close(): Promise<void> {
    await this.parts.file.close()
  }

  private async syncName(): Promise<void> {
    await this.parts.files.syncFolder(this.parts.folder)
    this.nameDurable = true
  }
}
