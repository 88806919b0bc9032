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
}).i18n({ 'zh-CN': chinese._config, 'en-US': english._config })
