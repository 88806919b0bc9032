/** What is said to the bot about its knowledge: who says it, where, and the answer, between a chat and the teaching room. */
import { resolve } from 'node:path'
import { line } from '@support-agent/conversation'
import type { OpenerPolicy } from '@support-agent/file-check'
import type { OfferedFile } from '@support-agent/platform'
import {
  type Answer,
  type Asker,
  type FileAnswer,
  isTeachingCommand,
  type TeachingDesk,
  type TeachingRole,
} from '@support-agent/teaching'
import type { Context, Session } from 'koishi'
import type { Answerer } from './answerer'
import type { Config } from './config'
import type { FileCalls } from './file-calls'
import { groupOf, speakerOf, targetOf, userOf } from './ids'
import { importedText, LARGEST_IN_WORDS } from './import-file'
import type { Incoming } from './incoming'
import intake from './locales/teaching-words.json'
import { roleOf } from './manners/roles'
import type { Outcome } from './outbox'
import type { Route } from './route'

export interface TeachDeskParts {
  readonly answerer: Answerer
  readonly desk: TeachingDesk
  readonly fileCalls: FileCalls
  /** Where the bytes of a file may come from. */
  readonly opener: OpenerPolicy
  now(): number
  /** Keyed: whoever reads the log cannot tell from it who somebody is. */
  authorHash(user: string): string
}

export class TeachDesk {
  constructor(
    private readonly ctx: Context,
    private readonly config: Config,
    private readonly parts: TeachDeskParts,
  ) {}

  /** @returns whether the message was about the knowledge */
  async take(session: Session, incoming: Incoming, route: Route): Promise<boolean> {
    const answer = await this.answerTo(session, incoming, route)
    if (!answer) return false
    for (const piece of answer) {
      if (typeof piece === 'string') void this.say(session, incoming, piece)
      else void this.hand(session, incoming, piece)
    }
    return true
  }

  private say(session: Session, incoming: Incoming, text: string): Promise<Outcome> {
    return this.parts.answerer.say(session, incoming, [line('teach.text', { text })], 'teach')
  }

  /** A file follows the words that announce it, where those were said. */
  private async hand(session: Session, incoming: Incoming, { file, beside, instead }: FileAnswer): Promise<void> {
    const platform = this.parts.answerer.platformFor(session)
    const { kind } = await this.say(session, incoming, platform.sendFile ? beside : instead)
    if (!platform.sendFile || (kind !== 'delivered' && kind !== 'unsure')) return
    const path = resolve(this.ctx.baseDir, file.place)
    const sent = await platform.sendFile(targetOf(incoming), { name: file.name, bytes: Buffer.from(file.text), path })
    if (sent.kind !== 'sent') this.ctx.logger('support-agent').warn(`${file.name} could not be sent as a file:`, sent)
  }

  private async answerTo(session: Session, incoming: Incoming, route: Route): Promise<Answer | undefined> {
    if (route.kind === 'command' && isTeachingCommand(route.command)) {
      const asker = await this.askerOf(session, incoming, route.said)
      const quoted = incoming.quote?.text
      if (route.command !== 'import' || asker.role === 'member') {
        return this.parts.desk.take(asker, route.command, route.text, quoted)
      }
      const file = await this.fileFor(session, incoming, route.text)
      const read = file && (await importedText(file, this.parts.opener))
      if (read && 'unread' in read) return this.parts.desk.unread(asker, read.unread, LARGEST_IN_WORDS)
      return this.parts.desk.take(asker, 'import', route.text, read?.text ?? quoted)
    }
    if (route.kind !== 'message' || !this.parts.desk.isAwaited({ speaker: speakerOf(incoming) })) return undefined
    const asker = await this.askerOf(session, incoming, incoming.text)
    const said = incoming.text.trim().toLowerCase()
    if (intake.confirm.includes(said)) return this.parts.desk.take(asker, 'confirm', '')
    if (intake.cancel.includes(said)) return this.parts.desk.take(asker, 'cancel', '')
    // In a group the answers of a dialogue are meant for the bot only when they say so.
    return route.addressed || incoming.quote?.byBot ? this.parts.desk.takePlain(asker, incoming.text) : undefined
  }

  /** The file of the message or of the quoted one; where nothing is quoted or written, the one that they sent just before. */
  private async fileFor(session: Session, incoming: Incoming, text: string): Promise<OfferedFile | undefined> {
    const { answerer, fileCalls } = this.parts
    if (incoming.files > 0 || (incoming.quote?.files ?? 0) > 0) {
      return (await answerer.platformFor(session).attachments(session))[0]
    }
    const isBare = !incoming.quote && !text.includes('\n') && !text.includes(':')
    const offered = isBare && fileCalls.has(incoming, this.parts.now()) ? fileCalls.take(incoming) : undefined
    return (await offered?.())?.[0]
  }

  /** @param said whoever types a command in English is answered in English */
  private async askerOf(session: Session, incoming: Incoming, said: string): Promise<Asker> {
    const { answerer } = this.parts
    const role: TeachingRole = await roleOf(this.ctx, session, this.config.administrators)
    const name = session.username || session.event.user?.name || incoming.userId
    return {
      role,
      author: { hash: this.parts.authorHash(userOf(incoming)), name: [...name].slice(0, LONGEST_NAME).join('') },
      speaker: speakerOf(incoming),
      group: groupOf(incoming),
      ids: answerer.basesFor(session),
      locale: /^[a-z.-]+(?:\s|$)/u.test(said.trim()) ? 'en-US' : answerer.conversationOf(incoming).locale,
    }
  }
}

const LONGEST_NAME = 32
