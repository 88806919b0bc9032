/** Puts the teaching room together for this bot: its journal, its knowledge, its clock. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mask } from '@support-agent/diagnosis'
import { checkTaught, readSensitiveWords } from '@support-agent/knowledge-base'
import { Exchange, type Inbox, type Journal, type Tally, TeachingDesk, Workshop } from '@support-agent/teaching'
import type { Context } from 'koishi'
import type { Config } from './config'
import type { KnowledgeHost } from './knowledge-host'
import type { Scheduler } from './scheduler'

export interface TeachingRoomParts {
  readonly knowledge: KnowledgeHost
  readonly journal: Journal
  readonly inbox: Inbox
  readonly scheduler: Scheduler
  tally(): Tally
}

export interface TeachingRoom {
  readonly desk: TeachingDesk
  /** Judges what is in force while nobody waits for it, so that the first preview is as quick as the others. */
  judgeInIdleTime(): void
}

/** Judging in idle time: so many texts, a few milliseconds, and then so long for everything else, ms. */
const AT_ONCE = 25
const PAUSE = 25

export function teachingRoom(ctx: Context, config: Config, parts: TeachingRoomParts): TeachingRoom {
  const { journal, inbox, scheduler } = parts
  const { live, models, source } = parts.knowledge
  const rules = () => ({
    links: config.teaching.links,
    sensitive: readSensitiveWords(resolve(ctx.baseDir, config.knowledge)),
    mask,
  })
  const workshop = new Workshop({
    ...{ journal, live, models },
    check: (operations, sources) => checkTaught(operations, sources, rules()),
  })
  const pause = () => new Promise<void>((go) => scheduler.at('teaching/judge', scheduler.now() + PAUSE, go))
  const desk = new TeachingDesk({
    ...{ journal, live, models, workshop, inbox, tally: () => parts.tally(), now: () => scheduler.now() },
    exchange: new Exchange({
      source,
      sourcesIn: (scope) => live.state(scope).sources,
      keep: (name, text) => keepExport(ctx.baseDir, config.teaching.exports, name, text),
    }),
  })
  return { desk, judgeInIdleTime: () => void workshop.warm('global', [], { atOnce: AT_ONCE, pause }) }
}

/** @returns the path as the settings name it: what the machine calls its folders is no group's business */
function keepExport(baseDir: string, folder: string, name: string, text: string): string {
  const directory = resolve(baseDir, folder)
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, name), text)
  return join(folder, name)
}
