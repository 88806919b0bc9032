/** The plugin a user installs: it listens in chats, hands events to the conversation, and carries out what it decides. */
import { resolve } from 'node:path'
import { line } from '@support-agent/conversation'
import { DEFAULT_CHECK_POLICY, DEFAULT_OPENER_POLICY } from '@support-agent/file-check'
import { describeMistake, readOutgoingWords, readSensitiveWords } from '@support-agent/knowledge-base'
import {
  describeStorageError,
  memoryStore,
  openDurableStore,
  StorageError,
  type StorageEvent,
  type Store,
} from '@support-agent/storage'
import { Inbox, isUnderWay, Journal } from '@support-agent/teaching'
import type { Argv, Context } from 'koishi'
import { SupportAgent } from './agent'
import { Answerer } from './answerer'
import { AuthorNames } from './author-names'
import { CaseBook } from './case-book'
import { Complaints } from './complaints'
import { Config } from './config'
import { Conversations } from './conversations'
import { deferredStore } from './deferred-store'
import { DeskWork } from './desk-work'
import { EditNotices } from './edit-notices'
import { Faults } from './faults'
import { FileCalls } from './file-calls'
import { FileDesk, type FileDeskSettings } from './file-desk'
import { FileIntake } from './file-intake'
import { channelKey } from './ids'
import { KnowledgeHost, type KnowledgeReport } from './knowledge-host'
import { Listener } from './listener'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import { budgetOf } from './manners/budget'
import { Expected } from './manners/expected'
import { GroupBook } from './manners/group-book'
import { HumanFirst } from './manners/human-first'
import { KnownGroups } from './manners/known-groups'
import { OutgoingWords } from './manners/outgoing'
import { Peers } from './manners/peers'
import { accountOf, groupOf } from './manners/places'
import { SendLog } from './manners/send-log'
import { accountInWords, clock as clockInWords } from './manners/status'
import { Surges } from './manners/surge'
import { Switchboard } from './manners/switchboard'
import { Unasked } from './manners/unasked'
import { OperatorDesk } from './operator-desk'
import { notifyOperators } from './operators'
import { Outbox } from './outbox'
import { registerCommands } from './register-commands'
import { type Clock, Scheduler, systemClock } from './scheduler'
import { Speech } from './speech'
import { StaffDesk } from './staff-desk'
import { StatusDesk } from './status-desk'
import { SwitchDesk } from './switch-desk'
import { TakeBack } from './take-back'
import { TeachDesk } from './teach-desk'
import { teachingRoom } from './teaching-room'
import { watchPlatform } from './watch-platform'

export { Config }
export const name = 'support-agent'
export const inject = { optional: ['supportPlatform'] }

export function apply(ctx: Context, config: Config): void {
  start(ctx, config, systemClock, { training: TRAINING_WAITS, judging: JUDGING_WAITS })
}

/** How long after the start the words' weights are learned, and what is in force is judged for the first preview; ms. */
const TRAINING_WAITS = 2_000
const JUDGING_WAITS = 5_000

export interface StartWaits {
  readonly training: number
  /** Absent: the first preview judges. */
  readonly judging?: number
}

/** {@link apply} on a clock of the caller's. */
export function start(
  ctx: Context,
  config: Config,
  clock: Clock,
  waits: StartWaits = { training: TRAINING_WAITS },
): void {
  const logger = ctx.logger(name)
  ctx.i18n.define('zh-CN', zhCN)
  ctx.i18n.define('en-US', enUS)

  const { manners } = config
  const scheduler = new Scheduler(clock)
  const outgoing = new OutgoingWords(
    () => readOutgoingWords(resolve(ctx.baseDir, config.knowledge)),
    (error) => logger.warn('the words that never leave could not be read, those of before hold:', error),
  )
  const operators = new OperatorDesk(scheduler, {
    notify: (text) => notifyOperators(ctx, config.administrators, text),
    clean: outgoing.clean,
    gap: manners.operator.gap,
  })
  const faults = new Faults((what, error) => logger.error(what, error), operators)
  const store = deferredStore(openStore(ctx, config, clock))
  const journal = new Journal(
    store,
    () => scheduler.now(),
    () => knowledge.models.edited(),
  )
  // The first reading of the files may be reported before there is anything to compare them with.
  let notices: EditNotices | undefined
  const knowledge: KnowledgeHost = new KnowledgeHost(hostSettings(ctx, config, waits.training), journal, scheduler, {
    report: (report) => {
      tellOperators(ctx, operators, report)
      notices?.filesChanged()
    },
    trainingFailed: (error) =>
      logger.warn('weights could not be learned, what was learned before goes on answering:', error),
    tally: () => tally(),
  })
  const inbox = new Inbox(store)
  const authors = new AuthorNames(store)
  const groups = new GroupBook(store, manners)
  const sendLog = new SendLog()
  const outbox = new Outbox({ ...manners, budget: budgetOf(manners.budget), clean: outgoing.clean }, scheduler, {
    outcome: (target, { reason }, outcome) => {
      sendLog.note(channelKey(target), outcome, scheduler.now())
      if (outcome.kind === 'refused' || outcome.kind === 'muted') {
        logger.warn(`${reason} to ${target.channelId}:`, outcome)
      }
    },
    nearlySpent: (account) =>
      operators.tell(`spent/${account}`, line('operator.nearly-spent', { account, used: spentIn(account) })),
    rests: (target, all) =>
      operators.tell(
        `rests/${channelKey(target)}/${all}`,
        all
          ? line('operator.account-rests', {
              account: accountOf(target),
              time: clockInWords(outbox.accountRestsUntil(accountOf(target))),
            })
          : line('operator.rests', {
              channel: target.channelId,
              time: clockInWords(outbox.rests.untilOf(groupOf(target) ?? '')),
            }),
      ),
    refused: (target, { code, wording }) =>
      operators.tell(
        `refused/${channelKey(target)}`,
        line('operator.refused', { channel: target.channelId, why: [code, wording].filter(Boolean).join(' ') }),
      ),
    isSilent: ({ platform, guildId }) =>
      guildId !== undefined && groups.isSilent({ platform, guild: guildId }, scheduler.now()),
    isNewcomer: ({ platform, guildId }) =>
      guildId !== undefined && groups.isNew({ platform, guild: guildId }, scheduler.now()),
  })
  const spentIn = (account: string) => accountInWords(outbox.budget.used(account, scheduler.now()), 'zh-CN')
  const conversations = new Conversations(store, scheduler)
  const cases = new CaseBook(store, scheduler, caseSettings(config))
  const tally = () => (config.teaching.fromCases ? cases.tally() : new Map())
  const complaints = new Complaints(manners.expecting.complaint)
  const expected = new Expected(manners.expecting.bareMention)
  const fileCalls = new FileCalls(manners.expecting.bareMention)
  const humanFirst = new HumanFirst(manners.unasked.humanWait, scheduler)
  const knownGroups = new KnownGroups()
  const desk = new StaffDesk(ctx, store, outbox, scheduler, {
    ...{ staff: config.staff, hours: config.staffHours, retention: config.cases.retentionDays * DAY },
  })
  const surges = new Surges(manners.surge)
  const work = new DeskWork({
    ...{ store, conversations, cases, complaints, desk, groups, knowledge, scheduler, inbox, journal, surges },
    authorHash: (user) => authors.hash(user),
  })
  const speech = new Speech({
    ...{ outbox, surges, groups, scheduler },
    unasked: new Unasked(manners.unasked),
    settings: manners.surge,
    tellStaff: (lines, channel) => void desk.announce(lines, channel),
  })
  const answerer = new Answerer(ctx, config, {
    ...{ knowledge, cases, desk, conversations, groups, inbox, speech, faults, scheduler },
  })
  const switches = new SwitchDesk(ctx, config, {
    ...{ answerer, inbox, knowledge, outbox, scheduler, speech },
    status: new StatusDesk({ answerer, groups, known: knownGroups, outbox, sendLog, scheduler }),
    switchboard: new Switchboard(groups, surges, manners.switches),
    takeBack: new TakeBack(outbox, store, manners.switches.takeBack),
  })
  const room = teachingRoom(ctx, config, { knowledge, journal, inbox, scheduler, tally })
  const teaching = new TeachDesk(ctx, config, {
    ...{ answerer, fileCalls, opener: fileSettings(ctx, config).opener, now: () => scheduler.now() },
    authorHash: (user) => authors.hash(user),
    desk: room.desk,
  })
  const fileDesk = new FileDesk(fileSettings(ctx, config), scheduler)
  const files = new FileIntake(fileDesk, complaints, conversations, scheduler)
  const listener = new Listener(admitSettings(config), {
    groups,
    own: outbox.own,
    peers: new Peers(manners.peers),
    expected,
    fileCalls,
  })
  const kept = [conversations, cases, desk, groups, journal, inbox, authors]
  const ready = Promise.all(kept.map((each) => each.restore())).then(async () => {
    const isHalfExported = await isUnderWay(store)
    const { live } = knowledge
    notices = new EditNotices({ live, journal, tell: (key, params) => notice(ctx, operators, key, params) })
    notices.started(isHalfExported)
    const { judging } = waits
    if (judging !== undefined) scheduler.at('teaching/judge', scheduler.now() + judging, room.judgeInIdleTime)
  })
  ready.catch((error: unknown) => {
    const told = error instanceof StorageError ? describeStorageError(error, 'zh-CN') : error
    logger.error('what was kept could not be read; nothing is answered:', told)
  })

  const agent = new SupportAgent(ctx, config, {
    ...{
      ready,
      answerer,
      complaints,
      expected,
      faults,
      fileCalls,
      files,
      groups,
      humanFirst,
      knownGroups,
      listener,
      speech,
      switches,
      teaching,
      work,
      scheduler,
    },
  })
  watchPlatform(ctx, { agent, faults, groups, outbox, operators, ready, scheduler, speech, mutes: manners.mutes })
  agent.commands = registerCommands(ctx, (session, command, text) => agent.runCommand(session, command, text))
  // In front of Koishi's own parser, which is where `before` puts it; a third argument would append it.
  ctx.before('parse', (content, session) => agent.hideCommands(content, session) as Argv)
  ctx.middleware((session, next) => agent.take(session, next), true)
  // The first message should not wait for the first model.
  ctx.on('ready', () => void knowledge.modelFor([]))
  ctx.on('dispose', () => {
    scheduler.dispose()
    knowledge.dispose()
    void fileDesk.close()
    outbox.close()
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

function admitSettings({ bots, flood }: Config) {
  return {
    bots,
    floodMessages: flood.messages,
    floodWindow: flood.window,
    floodPause: flood.pause,
    floodNotice: flood.notice,
  }
}

const MEGABYTE = 1024 * 1024

function fileSettings(ctx: Context, { files, knowledge }: Config): FileDeskSettings {
  const { workers, queue, perMinute, mostMegabytes, mostTime, hosts, folders, blocked } = files
  return {
    ...{ workers, queue, perMinute },
    opener: {
      ...DEFAULT_OPENER_POLICY,
      allowedHosts: hosts,
      folders: folders.map((folder) => resolve(ctx.baseDir, folder)),
      maxBytes: mostMegabytes * MEGABYTE,
      maxTime: mostTime,
    },
    policy: () => ({
      ...DEFAULT_CHECK_POLICY,
      blockedExtensions: blocked,
      sensitiveWords: readSensitiveWords(resolve(ctx.baseDir, knowledge)),
    }),
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

function tellOperators(ctx: Context, operators: OperatorDesk, { mistakes }: KnowledgeReport): void {
  const errors = mistakes.filter(({ severity }) => severity === 'error')
  if (!errors.length) {
    ctx.logger(name).info(noticeText(ctx, 'mended'))
    return
  }
  const named = errors.slice(0, MOST_MISTAKES).map((mistake) => describeMistake(mistake, 'zh-CN'))
  notice(ctx, operators, 'mistakes', { count: errors.length, mistakes: named.join('\n') })
}

/** Into the log, and to the first operator who can be reached. */
function notice(ctx: Context, operators: OperatorDesk, key: string, params: object): void {
  const text = noticeText(ctx, key, params)
  ctx.logger(name).warn(text)
  operators.announce(text)
}

function noticeText(ctx: Context, key: string, params: object = {}): string {
  return ctx.i18n.render(['zh-CN'], [`support-agent.notice.${key}`], params).join('')
}
