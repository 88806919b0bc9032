/** The plugin: makes OneBot ordinary. It loads the adapter, guards it, and provides `supportPlatform`. */
import type {} from '@koishijs/plugin-server'
import { isLoopback } from '@support-agent/deployment'
import type { Context } from 'koishi'
import { GuardedBot, type Trouble } from './bot'
import { Config } from './config'
import { Drops } from './drops'
import { Gate } from './gate'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import { createPlatform } from './platform'

export { Config }
export const name = 'onebot-bridge'
export const inject = { http: { required: true }, server: { required: false } }

export function apply(ctx: Context, config: Config): void {
  const say = speaker(ctx)
  const logger = ctx.logger(name)
  if (config.protocol === 'ws' && config.endpoint === '') {
    logger.error(say('log.no-endpoint'))
    return
  }
  const host = ctx.get('server')?.config.host ?? '127.0.0.1'
  if (config.protocol === 'ws-reverse' && config.token === '' && !isLoopback(host)) {
    logger.error(say('log.no-token', host))
    return
  }

  const gate = new Gate(
    config.selfId,
    (reason, count) => logger.warn(say('log.drop', say(`drop.${reason}`), count)),
    Date.now,
  )
  const troubles = new Drops<Trouble>(
    (trouble, count) => logger.warn(say('log.trouble', say(`trouble.${trouble}`), count)),
    Date.now,
  )
  new GuardedBot(ctx, config, { gate, troubles, linked: () => logger.info(say('log.linked')) })
  ctx.set('supportPlatform', createPlatform(ctx))
}

/** Words for the log, in the first language of the application that we have. */
function speaker(ctx: Context): (key: string, ...params: (string | number)[]) => string {
  for (const [locale, words] of Object.entries({ 'zh-CN': chinese, 'en-US': english })) {
    ctx.i18n.define(locale, { [name]: words[name] })
  }
  const locales = ctx.i18n.fallback(['zh-CN'])
  return (key, ...params) => ctx.i18n.render(locales, [`${name}.${key}`], params).join('')
}
