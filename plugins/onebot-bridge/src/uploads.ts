/** Makes one event of one upload: implementations tell of a file in a notice, in a message, or in both, in any order. */
import { mergeFiles, type WireFile } from './files'

/** How long a notice waits for its message, in milliseconds: NapCat asks for the address first, which takes up to 1.5 s. */
export const HOLD_MS = 2_500
/** How long the second report of an upload is recognised, in milliseconds. */
export const PAIR_MS = 60_000
/** Reports that may wait for their second. */
const MOST_REPORTS = 1_000

interface Report {
  readonly by: 'notice' | 'message'
  readonly who: string
  readonly file: WireFile
  readonly at: number
  /** Stops the notice from being told; absent once it was told. */
  release?: (() => void) | undefined
}

export interface Clock {
  now(): number
  /** @returns stops it */
  later(milliseconds: number, act: () => void): () => void
}

export class Uploads {
  private reports: Report[] = []

  constructor(private readonly clock: Clock) {}

  /**
   * A notice told of a file.
   * @param who the chat and the person
   * @param tell is called once no message is to be expected; never where a message has come
   */
  announced(who: string, file: WireFile, tell: () => void): void {
    if (this.takeOther('message', who, file) !== undefined) return
    const report = this.add('notice', who, file)
    report.release = this.clock.later(HOLD_MS, () => {
      report.release = undefined
      tell()
    })
  }

  /**
   * A message shows a file.
   * @returns the file with what a notice knew of it; undefined where the notice was told in its place
   */
  shown(who: string, file: WireFile): WireFile | undefined {
    const notice = this.takeOther('notice', who, file)
    if (notice === undefined) {
      this.add('message', who, file)
      return file
    }
    if (notice.release === undefined) return undefined
    notice.release()
    return mergeFiles(file, notice.file)
  }

  private add(by: Report['by'], who: string, file: WireFile): Report {
    const report: Report = { by, who, file, at: this.clock.now() }
    this.reports = [...this.reports.slice(1 - MOST_REPORTS), report]
    return report
  }

  /** Finds the report that tells of the same upload the other way, and forgets it: each has one second. */
  private takeOther(by: Report['by'], who: string, file: WireFile): Report | undefined {
    const since = this.clock.now() - PAIR_MS
    this.reports = this.reports.filter(({ at }) => at > since)
    const index = this.reports.findIndex((report) => {
      return report.by === by && report.who === who && isSameFile(report.file, file)
    })
    return index < 0 ? undefined : this.reports.splice(index, 1)[0]
  }
}

/** NapCat numbers the file differently in notice and message; Lagrange's messages have no size. */
function isSameFile(one: WireFile, other: WireFile): boolean {
  if (one.id !== undefined && one.id === other.id) return true
  return one.name === other.name && (one.size === undefined || other.size === undefined || one.size === other.size)
}
