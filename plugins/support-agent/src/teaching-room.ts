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

export function teachingDesk(ctx: Context, config: Config, parts: TeachingRoomParts): TeachingDesk {
  const { journal, inbox, scheduler } = parts
  const { live, models, source } = parts.knowledge
  const rules = () => ({
    links: config.teaching.links,
    sensitive: readSensitiveWords(resolve(ctx.baseDir, config.knowledge)),
    mask,
  })
  return new TeachingDesk({
    ...{ journal, live, models, inbox, tally: () => parts.tally(), now: () => scheduler.now() },
    workshop: new Workshop({
      ...{ journal, live, models },
      check: (operations, sources) => checkTaught(operations, sources, rules()),
    }),
    exchange: new Exchange({
      source,
      sourcesIn: (scope) => live.state(scope).sources,
      keep: (name, text) => keepExport(ctx.baseDir, config.teaching.exports, `${name}.yml`, text),
    }),
  })
}

/** @returns the path as the settings name it: what the machine calls its folders is no group's business */
function keepExport(baseDir: string, folder: string, name: string, text: string): string {
  const directory = resolve(baseDir, folder)
  mkdirSync(directory, { recursive: true })
  writeFileSync(join(directory, name), text)
  return join(folder, name)
}
