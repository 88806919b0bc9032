/** What an operator may set, shown in Koishi's console. */
import { DEFAULT_SETTINGS, type Mode, type Thresholds } from '@support-agent/conversation'
import { BLOCKED_EXTENSIONS, DEFAULT_OPENER_POLICY } from '@support-agent/file-check'
import { type Computed, Schema } from 'koishi'
import enUS from './locales/config.en-US.json'
import zhCN from './locales/config.zh-CN.json'
import type { MannersSettings } from './manners/settings'
import { Manners } from './manners/settings-schema'

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
  readonly flood: {
    readonly messages: number
    readonly window: number
    readonly pause: number
    /** A user is told of it once in this time, ms. */
    readonly notice: number
  }
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
  readonly manners: MannersSettings
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
    notice: Schema.natural()
      .role('ms')
      .default(24 * 3_600_000),
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
  manners: Manners,
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
