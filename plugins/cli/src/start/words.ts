/** What `npm start` says to the operator. */
import { fill, type OperatorLocale, pageAddress, type Settings } from '@support-agent/deployment'
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import type { PortState } from './port'

const WORDS: Record<OperatorLocale, typeof chinese> = { 'zh-CN': chinese, 'en-US': english }

/** One line: why the port cannot be used, and what to do. */
export function portLine(state: Exclude<PortState, 'free'>, { host, port }: Settings, locale: OperatorLocale): string {
  return fill(WORDS[locale].port[state], { host, port })
}

/** One line for what nobody foresaw, such as a folder that cannot be read. */
export function startFailureLine(error: unknown, locale: OperatorLocale): string {
  return fill(WORDS[locale].failed, { why: error instanceof Error ? error.message : String(error) })
}

/** Where to go and what to do next, once everything listens. */
export function greeting(settings: Settings, page: boolean, locale: OperatorLocale): string {
  const words = WORDS[locale]
  const { host, port, onebot } = settings
  const lines = [fill(page ? words.page : words.noPage, { address: pageAddress(host, port), host })]
  if (onebot === undefined) lines.push(words.qq.off)
  else if (onebot.protocol === 'ws') lines.push(fill(words.qq.ws, { endpoint: withoutQuery(onebot.endpoint ?? '') }))
  else
    lines.push(fill(words.qq['ws-reverse'], { endpoint: pageAddress(host, port).replace(/^http/, 'ws') + onebot.path }))
  return ['', ...lines, words.stop, ''].join('\n')
}

/** A query may hold a token. */
function withoutQuery(endpoint: string): string {
  return endpoint.split('?', 1)[0] ?? endpoint
}
