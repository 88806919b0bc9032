/** What is said to the bot about its knowledge: who says it, where, and the answer, between a chat and the teaching room. */
import { line } from '@support-agent/conversation'
import {
  type Answer,
  type Asker,
  isTeachingCommand,
  type TeachingDesk,
  type TeachingRole,
} from '@support-agent/teaching'
import type { Context, Session } from 'koishi'
import type { Answerer } from './answerer'
import type { Config } from './config'
import { groupOf, speakerOf, userOf } from './ids'
import type { Incoming } from './incoming'
import intake from './locales/teaching-words.json'
import { roleOf } from './manners/roles'
import type { Route } from './route'

export interface TeachDeskParts {
  readonly answerer: Answerer
  readonly desk: TeachingDesk
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
    for (const text of answer) this.parts.answerer.say(session, incoming, [line('teach.text', { text })], 'teach')
    return true
  }

  private async answerTo(session: Session, incoming: Incoming, route: Route): Promise<Answer | undefined> {
    if (route.kind === 'command' && isTeachingCommand(route.command)) {
      const asker = await this.askerOf(session, incoming)
      return this.parts.desk.take(asker, route.command, route.text, incoming.quote?.text)
    }
    if (route.kind !== 'message' || !this.parts.desk.isAwaited({ speaker: speakerOf(incoming) })) return undefined
    const asker = await this.askerOf(session, incoming)
    const said = incoming.text.trim().toLowerCase()
    if (intake.confirm.includes(said)) return this.parts.desk.take(asker, 'confirm', '')
    if (intake.cancel.includes(said)) return this.parts.desk.take(asker, 'cancel', '')
    // In a group the answers of a dialogue are meant for the bot only when they say so.
    return route.addressed || incoming.quote?.byBot ? this.parts.desk.takePlain(asker, incoming.text) : undefined
  }

  private async askerOf(session: Session, incoming: Incoming): Promise<Asker> {
    const { answerer } = this.parts
    const role: TeachingRole = await roleOf(this.ctx, session, this.config.administrators)
    const name = session.username || session.event.user?.name || incoming.userId
    return {
      role,
      author: { hash: this.parts.authorHash(userOf(incoming)), name: [...name].slice(0, LONGEST_NAME).join('') },
      speaker: speakerOf(incoming),
      group: groupOf(incoming),
      ids: answerer.basesFor(session),
      locale: answerer.conversationOf(incoming).locale,
    }
  }
}

const LONGEST_NAME = 32
