/** Looks at files for the agent: where the bytes are, how many files a user may send, and the checks in their workers. */
import type { FileFacts } from '@support-agent/conversation'
import { type AttachmentSource, CheckPool, type CheckTask, DEFAULT_LIMITS, PoolBusy } from '@support-agent/file-check'
import type { FileProblem, OfferedFile } from '@support-agent/platform'
import type { Scheduler } from './scheduler'

export interface FileDeskSettings {
  readonly workers: number
  /** Files that may wait. */
  readonly queue: number
  /** Files of one user in a minute. */
  readonly perMinute: number
  readonly opener: CheckTask['opener']
  /** Read at each check: the word list may be edited while the bot runs. */
  readonly policy: () => CheckTask['policy']
}

/** Where the bytes of a file are, or that there are none to be had. */
type Wanted = Pick<CheckTask, 'name' | 'size' | 'source'>

const MINUTE = 60_000
/** Users whose files are counted. */
const MOST_USERS = 5_000

export class FileDesk {
  private readonly pool: CheckPool
  private readonly recent = new Map<string, readonly number[]>()

  constructor(
    private readonly settings: FileDeskSettings,
    private readonly scheduler: Scheduler,
  ) {
    this.pool = new CheckPool({ workers: settings.workers, queue: settings.queue })
  }

  /**
   * @param user counted towards the rate
   * @returns `busy` when this user sends too many or too many wait
   */
  async look(user: string, file: OfferedFile | Omit<Wanted, 'source'>): Promise<FileFacts | 'busy'> {
    if (!this.mayLook(user)) return 'busy'
    const { source, problem } = 'locate' in file ? await sourceOf(file) : { source: { kind: 'none' as const } }
    const { name, size } = file
    const { opener, policy } = this.settings
    try {
      const report = await this.pool.check({ name, size, source, opener, policy: policy(), limits: DEFAULT_LIMITS })
      return problem ? { ...report, problem, verdict: unlessRefused(report.verdict) } : report
    } catch (error) {
      if (error instanceof PoolBusy) return 'busy'
      throw error
    }
  }

  async close(): Promise<void> {
    await this.pool.close()
  }

  private mayLook(user: string): boolean {
    const now = this.scheduler.now()
    const times = (this.recent.get(user) ?? []).filter((time) => now - time < MINUTE)
    if (times.length >= this.settings.perMinute) return false
    this.recent.delete(user)
    this.recent.set(user, [...times, now])
    for (const key of this.recent.keys()) {
      if (this.recent.size <= MOST_USERS) break
      this.recent.delete(key)
    }
    return true
  }
}

async function sourceOf(file: OfferedFile): Promise<{ source: AttachmentSource; problem?: FileProblem }> {
  const located = await file.locate()
  return 'problem' in located ? { source: { kind: 'none' }, problem: located.problem } : { source: located }
}

/** A file whose bytes could not be had is not fully checked. */
function unlessRefused(verdict: FileFacts['verdict']): FileFacts['verdict'] {
  return verdict === 'clean' ? 'not-fully-checked' : verdict
}
