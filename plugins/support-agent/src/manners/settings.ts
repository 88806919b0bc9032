/** Every rule of good manners as a setting, with its default and the range in which it makes sense: one table. Times in ms. */

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** One setting; `kind` says how an operator enters it. */
export interface Rule<T extends number | boolean> {
  readonly kind: 'time' | 'count' | 'share' | 'ratio' | 'flag'
  readonly default: T
  readonly least?: number
  readonly most?: number
}

/** Where the least is 0, that switches the rule off. */
const time = (value: number, least: number, most: number): Rule<number> => ({
  kind: 'time',
  default: value,
  least,
  most,
})
const count = (value: number, least = 1, most = 100_000): Rule<number> => ({
  kind: 'count',
  default: value,
  least,
  most,
})
const share = (value: number): Rule<number> => ({ kind: 'share', default: value, least: 0, most: 1 })
const ratio = (value: number): Rule<number> => ({ kind: 'ratio', default: value, least: 1, most: 100 })
const flag = (value: boolean): Rule<boolean> => ({ kind: 'flag', default: value })

/** What one user types in one breath is one report: after so long a quiet, and never later than `most`. */
const burst = { quiet: time(2.5 * SECOND, 0, MINUTE), most: time(8 * SECOND, 0, 5 * MINUTE) }

/** Answers that nobody asked for. */
const unasked = {
  /** Whether a human may be faster. */
  humanFirst: flag(false),
  humanWait: time(20 * SECOND, SECOND, 10 * MINUTE),
  /** A cause is told once in a group within this time. */
  sameCause: time(10 * MINUTE, 0, DAY),
  /** So many in a row to one user, then a pause until another speaks. */
  inARow: count(5),
  pause: time(5 * MINUTE, 0, DAY),
}

/** The same cause from several users. */
const surge = {
  users: count(3, 2),
  window: time(10 * MINUTE, MINUTE, 12 * HOUR),
  /** Times as many as is usual in such a window. */
  factor: ratio(3),
  /** Without another one for so long it is over. */
  ends: time(30 * MINUTE, MINUTE, DAY),
  /** Within this time another asker is pointed to the answer above. */
  above: time(MINUTE, 0, HOUR),
  /** An older answer has scrolled away: it is given anew. */
  scrolledAway: time(HOUR, MINUTE, DAY),
}

/** What is said in the chat about the bot itself. */
const switches = {
  /** 闭嘴 without a time. */
  silence: time(30 * MINUTE, MINUTE, DAY),
  /** 闭嘴 with any time. */
  longestSilence: time(DAY, MINUTE, 7 * DAY),
  /** A member's own 闭嘴, unless they call the bot before. */
  memberSilence: time(DAY, MINUTE, 7 * DAY),
  /** The asker may take an answer back; administrators always may. */
  takeBack: time(3 * MINUTE, 0, DAY),
}

/** Whom the bot expects to say more. */
const expecting = {
  /** After a bare mention. */
  bareMention: time(MINUTE, SECOND, 10 * MINUTE),
  /** Words that something does not go through, for a file that follows. */
  complaint: time(10 * MINUTE, SECOND, HOUR),
}

/** How much is said. */
const budget = {
  account: { minute: count(20), hour: count(300), day: count(2_000) },
  group: count(10),
  groupUnasked: count(3, 0),
  user: count(8),
  /** A new group has this part of a group's. */
  newcomerShare: share(0.5),
  /** From this part of the account's on the operator is warned. */
  warnAt: share(0.7),
}

/** How fast it is said. */
const pace = {
  /** Between two messages of an account. */
  gap: time(SECOND, 0, MINUTE),
  /** Between the parts of one answer. */
  parts: time(1.5 * SECOND, 0, MINUTE),
  /** Of one message; a longer answer goes in parts. */
  characters: count(1_500, 100, 4_500),
  mostParts: count(3, 1, 10),
  /** What has waited so long is dropped. */
  patience: time(MINUTE, SECOND, 10 * MINUTE),
}

/** Where sending failed. */
const rest = {
  /** Two failures within this time let a group rest. */
  failuresWithin: time(MINUTE, SECOND, HOUR),
  /** The first rest; each probe that fails doubles it. */
  first: time(10 * MINUTE, MINUTE, DAY),
  longest: time(6 * HOUR, MINUTE, 7 * DAY),
  /** Failures in so many groups within `accountWithin` are the account's own. */
  accountGroups: count(3, 2, 1_000),
  accountWithin: time(10 * MINUTE, MINUTE, DAY),
  /** Then one message goes in this time. */
  accountProbe: time(HOUR, MINUTE, DAY),
  /** A mute that tells no end, as the platform answers with it. */
  openMute: time(10 * MINUTE, MINUTE, DAY),
  /** A group is told once in this time that an answer was refused. */
  notice: time(10 * MINUTE, MINUTE, DAY),
}

/** Mutes that say that a group wants the bot quieter: it only answers from then on. */
const mutes = {
  long: time(DAY, HOUR, 30 * DAY),
  often: count(3, 2, 100),
  within: time(7 * DAY, HOUR, 30 * DAY),
}

/** A group that is joined while the bot runs is only answered for so long, or until an administrator chooses. */
const newcomer = { mentionFor: time(7 * DAY, 0, 90 * DAY) }

/** Others that talk like this bot: after so many of their messages within the time they are programs. */
const peers = { most: count(2, 1, 100), within: time(10 * MINUTE, MINUTE, DAY) }

/** The operator hears of one kind of trouble once in this time. */
const operator = { gap: time(10 * MINUTE, MINUTE, DAY) }

export const RULES = {
  burst,
  unasked,
  surge,
  switches,
  expecting,
  budget,
  pace,
  rest,
  mutes,
  newcomer,
  peers,
  operator,
}

/** Rules in groups, and groups in groups. */
export interface RuleGroup {
  readonly [name: string]: Rule<number> | Rule<boolean> | RuleGroup
}

export type ValuesOf<R> =
  R extends Rule<infer T> ? (T extends boolean ? boolean : number) : { readonly [Name in keyof R]: ValuesOf<R[Name]> }

/** What holds once every default is in. */
export type MannersSettings = ValuesOf<typeof RULES>

export const DEFAULT_MANNERS = defaultsOf(RULES) as MannersSettings

function defaultsOf(group: RuleGroup): object {
  return Object.fromEntries(
    Object.entries(group).map(([name, rule]) => [name, isRule(rule) ? rule.default : defaultsOf(rule)]),
  )
}

export function isRule(rule: Rule<number> | Rule<boolean> | RuleGroup): rule is Rule<number> | Rule<boolean> {
  return typeof rule.kind === 'string'
}
