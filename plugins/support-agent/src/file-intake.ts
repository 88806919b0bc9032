/** From a message with a file to the event of a conversation: the file is looked at before anything is decided. */
import { type FileEvent, hasOpenCase, type Settings, type Speaker } from '@support-agent/conversation'
import type { OfferedFile } from '@support-agent/platform'
import type { Complaints } from './complaints'
import type { Conversations } from './conversations'
import type { FileDesk } from './file-desk'
import type { FileWish } from './file-wish'
import type { Scheduler } from './scheduler'

export interface FileMessage {
  readonly wish: FileWish
  readonly speaker: Speaker
  /** Names the user over all channels. */
  readonly user: string
  readonly message: string
  /** What was written with the file. */
  readonly text: string
  readonly at: number
  readonly addressed: boolean
  readonly called: boolean
}

export interface FileMessageShell {
  readonly settings: Settings
  /** The files of the message, of the one that it quotes, or of the earlier one. */
  readonly offered: () => Promise<readonly OfferedFile[]>
  /** It takes a while, and somebody waits. */
  readonly onSlow: () => void
}

/** From here on a check says that it is at work, ms. */
const SLOW = 2_000

export class FileIntake {
  constructor(
    private readonly desk: FileDesk,
    private readonly complaints: Complaints,
    private readonly conversations: Conversations,
    private readonly scheduler: Scheduler,
  ) {}

  /** @returns `busy` where it cannot be looked at now; undefined where nobody asked for it or there is no file */
  async eventFor(message: FileMessage, shell: FileMessageShell): Promise<FileEvent | 'busy' | undefined> {
    const { speaker, addressed, called, text, at, wish } = message
    const complaint = this.complaints.of(speaker, this.scheduler.now())
    if (!addressed && !this.mayConcern(speaker, complaint, shell.settings)) return undefined
    const file = wish.kind === 'named' ? wish : await fileOf(wish, shell)
    if (!file) return undefined
    const job = `file/${message.user}/${message.message}`
    if (addressed) this.scheduler.at(job, this.scheduler.now() + SLOW, shell.onSlow)
    const report = await this.desk.look(message.user, file).finally(() => this.scheduler.cancel(job))
    if (report === 'busy') return addressed ? 'busy' : undefined
    return { kind: 'file', file: report, text, complaint, at, timed: true, addressed, called }
  }

  /** Unaddressed files are looked at only for somebody who has trouble with one; the same rule decides in `step`. */
  private mayConcern(speaker: Speaker, complaint: string | undefined, settings: Settings): boolean {
    if (settings.mode !== 'confident') return false
    if (complaint !== undefined) return true
    return hasOpenCase(this.conversations.peek(speaker), settings, this.scheduler.now())
  }
}

/** Of several files the first. */
async function fileOf({ kind }: FileWish, { offered }: FileMessageShell): Promise<OfferedFile | undefined> {
  return (await offered()).find(({ quoted }) => quoted === (kind === 'quoted'))
}
