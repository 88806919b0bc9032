/** What an operator may set, shown in Koishi's console. */
import { DEFAULT_SETTINGS, type Mode, type Thresholds } from '@support-agent/conversation'
import { BLOCKED_EXTENSIONS, DEFAULT_OPENER_POLICY } from '@support-agent/file-check'
import { type Computed, Schema } from 'koishi'
import enUS from './locales/config.en-US.json'
import zhCN from './locales/config.zh-CN.json'
import { DEFAULT_BUDGET } from './manners/budget'
import type { BurstSettings } from './manners/bursts'

export interface Config {
  readonly administrators: string[]
  readonly staff: string[]
  /** May differ a group. */
  readonly mode: Computed<Mode>
  /** May differ a group; empty means every enabled base. */
  readonly bases: Computed<string[]>
  readonly staffHours: string
  readonly temporarySessions: boolean
  readonly knowledge: string
  readonly data: string
  readonly cache: string
  readonly cases: { readonly retentionDays: number; readonly hashUsers: boolean }
  readonly steps: { readonly first: number; readonly most: number }
  readonly questions: number
  readonly bots: string[]
  readonly flood: { readonly messages: number; readonly window: number; readonly pause: number }
  readonly files: {
    readonly workers: number
    readonly queue: number
    readonly perMinute: number
    readonly mostMegabytes: number
    readonly mostTime: number
    readonly hosts: string[]
    readonly folders: string[]
    readonly blocked: string[]
  }
  readonly manners: {
    readonly burst: BurstSettings
    /** ms; 0: nobody is waited for. */
    readonly humanFirst: number
    /** ms between two messages of an account. */
    readonly gap: number
    /** ms. */
    readonly patience: number
    readonly perGroup: number
    readonly perGroupUnasked: number
    readonly perUser: number
    readonly perAccount: { readonly minute: number; readonly hour: number; readonly day: number }
    readonly sameCause: number
    /** ms. */
    readonly above: number
    readonly inARow: number
    readonly surgeUsers: number
    readonly bareMention: number
  }
  readonly thresholds: Thresholds
  readonly teaching: {
    /** Whether solved and failed cases move priors and remedies. */
    readonly fromCases: boolean
    /** Hosts that taught answers may link to. */
    readonly links: string[]
    /** Where exports go that are too long for a chat. */
    readonly exports: string
  }
}

/** A list, or one text with commas between: what an environment variable holds. */
const accounts = () =>
  Schema.union([
    Schema.array(String),
    Schema.transform(String, (text: string) => text.split(/[\s,，]+/u).filter(Boolean)),
  ]).default([])

const ms = (value: number) => Schema.natural().role('ms').default(value)
const probability = (value: number) => Schema.percent().min(0).max(1).step(0.01).default(value)
const { thresholds } = DEFAULT_SETTINGS

export const Config: Schema<Config> = Schema.object({
  mode: Schema.computed(
    Schema.union([Schema.const('mention' as const), Schema.const('confident' as const), Schema.const('off' as const)]),
  ).default(DEFAULT_SETTINGS.mode),
  bases: Schema.computed(Schema.array(String)).default([]),
  administrators: accounts(),
  staff: accounts(),
  staffHours: Schema.string()
    .pattern(/^(\d{1,2}-\d{1,2})?$/)
    .default(''),
  temporarySessions: Schema.boolean().default(false),
  knowledge: Schema.string().default('knowledge'),
  data: Schema.string().default('data/store'),
  cache: Schema.string().default('data/cache'),
  cases: Schema.object({
    retentionDays: Schema.natural().min(1).default(180),
    hashUsers: Schema.boolean().default(false),
  }),
  steps: Schema.object({
    first: Schema.natural().min(1).default(DEFAULT_SETTINGS.firstSteps),
    most: Schema.natural().min(1).default(DEFAULT_SETTINGS.mostSteps),
  }),
  questions: Schema.natural().default(DEFAULT_SETTINGS.mostQuestions),
  bots: accounts(),
  flood: Schema.object({
    messages: Schema.natural().min(2).default(6),
    window: Schema.natural().role('ms').default(5_000),
    pause: Schema.natural()
      .role('ms')
      .default(30 * 60_000),
  }),
  files: Schema.object({
    workers: Schema.natural().min(1).max(4).default(1),
    queue: Schema.natural().min(1).default(20),
    perMinute: Schema.natural().min(1).default(5),
    mostMegabytes: Schema.natural()
      .min(1)
      .default(DEFAULT_OPENER_POLICY.maxBytes / 1024 / 1024),
    mostTime: Schema.natural().role('ms').min(500).default(DEFAULT_OPENER_POLICY.maxTime),
    hosts: Schema.array(String).default([]),
    folders: Schema.array(String).default([]),
    blocked: Schema.array(String).default([...BLOCKED_EXTENSIONS]),
  }),
  manners: Schema.object({
    burst: Schema.object({ quiet: ms(2_500), most: ms(8_000) }),
    humanFirst: ms(0),
    gap: ms(1_000),
    patience: ms(60_000),
    perGroup: Schema.natural().min(1).default(DEFAULT_BUDGET.group.most),
    perGroupUnasked: Schema.natural().default(DEFAULT_BUDGET.groupUnasked.most),
    perUser: Schema.natural().min(1).default(DEFAULT_BUDGET.user.most),
    perAccount: Schema.object({
      minute: Schema.natural().min(1).default(20),
      hour: Schema.natural().min(1).default(300),
      day: Schema.natural().min(1).default(2_000),
    }),
    sameCause: ms(10 * 60_000),
    above: ms(60_000),
    inARow: Schema.natural().min(1).default(5),
    surgeUsers: Schema.natural().min(2).default(3),
    bareMention: ms(60_000),
  }),
  thresholds: Schema.object({
    scope: probability(thresholds.scope),
    answer: probability(thresholds.answer),
    unaskedScope: probability(thresholds.unaskedScope),
    unaskedAnswer: probability(thresholds.unaskedAnswer),
  }),
  teaching: Schema.object({
    fromCases: Schema.boolean().default(true),
    links: Schema.array(String).default([]),
    exports: Schema.string().default('data/exports'),
  }),
}).i18n({ 'zh-CN': zhCN, 'en-US': enUS })
