/** Work beside the commits, one job at a time: snapshots, old generations, and forgetting for good. */
import type { Files } from '../../files'
import { reasonOf, type StorageEvent, writeError } from '../../problem'
import type { Json } from '../../store'
import { nameOf, pathOf, readFolder } from './layout'
import { cleanFolder } from './purge'
import { Serial } from './serial'
import { DurableFile, openLow } from './snapshot'
import type { Rotated, Writer } from './writer'

export interface MaintenanceOptions {
  readonly files: Files
  readonly directory: string
  readonly writer: Writer
  /** Snapshots that are kept, at least 1. */
  readonly generations: number
  /** A snapshot is written when the log since the last one has this many bytes, and as many as that snapshot. */
  readonly compactAfter: number
  readonly snapshotBytes: number
  /** Of the log since that snapshot. */
  readonly logBytes: number
  readonly onEvent: (event: StorageEvent) => void
}

export class Maintenance {
  private readonly jobs = new Serial()
  private logBytes: number
  private snapshotBytes: number
  private compacting = false
  private closed = false

  constructor(private readonly options: MaintenanceOptions) {
    this.logBytes = options.logBytes
    this.snapshotBytes = options.snapshotBytes
  }

  /** The log has grown by `bytes`. */
  grown(bytes: number): void {
    this.logBytes += bytes
    if (this.compacting || this.closed) return
    if (this.logBytes < Math.max(this.options.compactAfter, this.snapshotBytes)) return
    this.compacting = true
    void this.jobs.run(() => this.compact())
  }

  /** The snapshot comes first: with it no older file is needed for the present, and each can be cleaned, or go. */
  purge(matches: (key: string, value: Json) => boolean): Promise<number> {
    const { files, directory, writer } = this.options
    return this.jobs.run(async () => {
      try {
        const { deleted, ...rotated } = await writer.deleteAndRotate(matches)
        await this.writeSnapshot(rotated)
        await cleanFolder({
          files,
          directory,
          upTo: rotated.number,
          collections: rotated.collections,
          deleted,
          matches,
        })
        return deleted.length
      } catch (error) {
        throw writeError(error, directory)
      }
    })
  }

  async close(): Promise<void> {
    this.closed = true
    await this.jobs.idle()
  }

  /**
   * First a new log for the commits to come, then the snapshot of what the logs before it hold, then the removal of what
   * is too old. Wherever it stops, the newest snapshot and the logs after it are the whole state.
   */
  private async compact(): Promise<void> {
    const { directory, writer, onEvent } = this.options
    try {
      const rotated = await writer.rotate()
      await this.writeSnapshot(rotated)
      onEvent({ code: 'compacted', params: { file: nameOf('snapshot', rotated.number), bytes: this.snapshotBytes } })
    } catch (error) {
      onEvent({ code: 'compaction-failed', params: { directory, reason: reasonOf(error) } })
    } finally {
      this.compacting = false
    }
  }

  private async writeSnapshot({ number, sequence, collections }: Rotated): Promise<void> {
    // Should it fail, the logs stay, and the next attempt comes when they have grown as much again.
    this.logBytes = 0
    const file = new DurableFile(this.options.files, pathOf(this.options.directory, 'snapshot', number))
    const low = await openLow(file, { sequence, collections })
    await low.write()
    this.snapshotBytes = file.size
    await this.prune()
  }

  /** Keeps the newest snapshots and every log since the oldest of them, so that each can be played to the present. */
  private async prune(): Promise<void> {
    const { files, directory, generations } = this.options
    const { logs, snapshots } = await readFolder(files, directory)
    const oldest = snapshots.at(-generations)
    if (oldest === undefined) return
    for (const number of snapshots) if (number < oldest) await files.remove(pathOf(directory, 'snapshot', number))
    for (const number of logs) if (number <= oldest) await files.remove(pathOf(directory, 'log', number))
  }
}
