/** The settings of the bridge, as the console page shows them. */
import { Schema } from 'koishi'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'

export interface Config {
  selfId: string
  /** `ws-reverse`: they connect to us; `ws`: we connect to them. */
  protocol: 'ws-reverse' | 'ws'
  endpoint: string
  path: string
  token: string
  /** How long a call may take, in milliseconds. */
  responseTimeout: number
  /** How long a link may be silent although we ask for a sign of life, in milliseconds. */
  silenceTimeout: number
  /** `ws`: the longest pause between two tries to connect, in milliseconds. */
  retryLimit: number
  /** How long the address of a file is waited for, in milliseconds. */
  fileTimeout: number
}

export const Config: Schema<Partial<Config>, Config> = Schema.object({
  selfId: Schema.string()
    .pattern(/^[1-9]\d{4,11}$/)
    .required(),
  protocol: Schema.union(['ws-reverse', 'ws'] as const).default('ws-reverse'),
  endpoint: Schema.string().role('link').default(''),
  path: Schema.string().default('/onebot'),
  token: Schema.string().role('secret').default(''),
  responseTimeout: Schema.natural().role('ms').min(1000).default(12_000),
  silenceTimeout: Schema.natural().role('ms').min(200).default(4_000),
  retryLimit: Schema.natural().role('ms').min(250).default(30_000),
  fileTimeout: Schema.natural().role('ms').min(100).default(15_000),
}).i18n({ 'zh-CN': chinese._config, 'en-US': english._config })
