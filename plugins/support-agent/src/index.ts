/** The plugin a user installs: it listens in chats, hands events to the conversation, and carries out what it decides. */
import { resolve } from 'node:path'
import { describeMistake } from '@support-agent/knowledge-base'
import {
  describeStorageError,
  memoryStore,
  openDurableStore,
  StorageError,
  type StorageEvent,
  type Store,
} from '@support-agent/storage'
import type { Argv, Context } from 'koishi'
import { SupportAgent } from './agent'
import { CaseBook } from './case-book'
import { Config } from './config'
import { Conversations } from './conversations'
import { deferredStore } from './deferred-store'
import { DeskWork } from './desk-work'
import { KnowledgeHost, type KnowledgeReport } from './knowledge-host'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { notifyOperators } from './operators'
import { Outbox } from './outbox'
import { registerCommands } from './register-commands'
import { type Clock, Scheduler, systemClock } from './scheduler'
import { StaffDesk } from './staff-desk'

export { Config }
export const name = 'support-agent'
export const inject = { optional: ['supportPlatform'] }

export function apply(ctx: Context, config: Config): void {
  start(ctx, config, systemClock)
}

/** How long after the start the words' weights are learned, ms. */
const TRAINING_WAITS = 2_000

/** {@link apply} on a clock of the caller's. */
export function start(ctx: Context, config: Config, clock: Clock, trainingWaits = TRAINING_WAITS): void {
  const logger = ctx.logger(name)
  ctx.i18n.define('zh-CN', zhCN)
  ctx.i18n.define('en-US', enUS)

  const scheduler = new Scheduler(clock)
  const knowledge = new KnowledgeHost(hostSettings(ctx, config, trainingWaits), scheduler, {
    report: (report) => tellOperators(ctx, config, report),
    trainingFailed: (error) => logger.warn('weights could not be learned, counts go on answering:', error),
  })
  const outbox = new Outbox(({ channelId }, { reason }, verdict) => {
    if (verdict.kind === 'refused' || verdict.kind === 'muted') logger.warn(`${reason} to ${channelId}:`, verdict)
  })
  const store = deferredStore(openStore(ctx, config, clock))
  const conversations = new Conversations(store, scheduler)
  const cases = new CaseBook(store, scheduler, caseSettings(config))
  const desk = new StaffDesk(ctx, store, outbox, scheduler, { staff: config.staff, hours: config.staffHours })
  const work = new DeskWork({ store, conversations, cases, desk, knowledge, scheduler })
  const ready = Promise.all([conversations.restore(), cases.restore(), desk.restore()]).then(() => undefined)
  ready.catch((error: unknown) => {
    const told = error instanceof StorageError ? describeStorageError(error, 'zh-CN') : error
    logger.error('what was kept could not be read; nothing is answered:', told)
  })

  const agent = new SupportAgent(ctx, config, { ready, knowledge, conversations, cases, desk, work, outbox, scheduler })
  agent.commands = registerCommands(ctx, (session, command, text) => agent.runCommand(session, command, text))
  // In front of Koishi's own parser, which is where `before` puts it; a third argument would append it.
  ctx.before('parse', (content, session) => agent.hideCommands(content, session) as Argv)
  ctx.middleware((session, next) => agent.take(session, next), true)
  // The first message should not wait for the first model.
  ctx.on('ready', () => void knowledge.modelFor([]))
  ctx.on('dispose', () => {
    scheduler.dispose()
    knowledge.dispose()
    store.close().catch((error: unknown) => logger.warn(error))
  })
}

function hostSettings(ctx: Context, { knowledge, cache }: Config, trainingWaits: number) {
  return {
    directory: resolve(ctx.baseDir, knowledge),
    cache: cache ? resolve(ctx.baseDir, cache) : undefined,
    trainingWaits,
  }
}

const DAY = 24 * 3_600_000

function caseSettings({ cases }: Config) {
  return { retention: cases.retentionDays * DAY, hashUsers: cases.hashUsers, hashKey: name }
}

/** Memory only where no folder is configured. */
async function openStore(ctx: Context, { data }: Config, clock: Clock): Promise<Store> {
  const now = () => clock.now()
  if (!data) return memoryStore(now)
  const onEvent = (event: StorageEvent) => ctx.logger(name).info(describeStorageError(event, 'zh-CN'))
  return openDurableStore({ directory: resolve(ctx.baseDir, data), now, onEvent })
}

/** How many mistakes are named in one notice. */
const MOST_MISTAKES = 5

function tellOperators(ctx: Context, { administrators }: Config, { mistakes }: KnowledgeReport): void {
  const errors = mistakes.filter(({ severity }) => severity === 'error')
  const locale = 'zh-CN'
  const say = (key: string, params: object) =>
    ctx.i18n.render([locale], [`support-agent.notice.${key}`], params).join('')
  if (!errors.length) {
    ctx.logger(name).info(say('mended', {}))
    return
  }
  const named = errors.slice(0, MOST_MISTAKES).map((mistake) => describeMistake(mistake, locale))
  const text = say('mistakes', { count: errors.length, mistakes: named.join('\n') })
  ctx.logger(name).warn(text)
  void notifyOperators(ctx, administrators, text)
}
