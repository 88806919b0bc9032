/** How often somebody sends, per minute: 一分钟发了20多次, 每秒5条, 20 per minute. */
import { NUMBER, NUMERAL, parseNumber } from './chinese-number'
import { type Extractor, findAll } from './extractor'

const MINUTES: Readonly<Record<string, number>> = { 秒: 1 / 60, s: 1 / 60, 分: 1, m: 1, 小: 60, 时: 60, h: 60 }
const COUNTER = '(?:次|条|个|遍|张|份|封|msgs?|messages?|times|files?)'
const SPAN = '(?<span>秒钟?|分钟?|个?小时)'

const CHINESE = new RegExp(
  `(?:每|(?<length>${NUMBER}))\\s?${SPAN}(?:之?内|里)?\\s?(?:我|就|都|大概|能|要|会|可能|差不多|连续|连着|才){0,2}\\s?` +
    `(?:发送?|传|送|重试|重发|试|点|刷|上传)?了?\\s?(?:有|大概|快|将近|差不多|超过)?\\s?(?<count>${NUMBER})\\s?(?:多|来|几)?\\s?${COUNTER}`,
  'g',
)
const PER = new RegExp(
  `(?<![\\w.])(?<count>${NUMBER})\\s?(?:多|来)?\\s?${COUNTER}?\\s?(?:\\/\\s?|per |a |an |every |each )(?<span>秒|分钟?|小时|seconds?|secs?|s|minutes?|mins?|hours?|h)(?![a-z])`,
  'gi',
)

export const rate: Extractor = {
  quantities: ['rate'],
  needs: NUMERAL,
  read: (text) => [
    ...findAll(text, CHINESE, 'rate', ({ groups = {} }) => perMinute(groups.count, groups.length, groups.span)),
    ...findAll(text, PER, 'rate', ({ groups = {} }) => perMinute(groups.count, undefined, groups.span)),
  ],
}

function perMinute(count = '', length: string | undefined, span = ''): number | undefined {
  const times = parseNumber(count)
  const spans = length === undefined ? 1 : parseNumber(length)
  const minutes = MINUTES[span.replace(/^个/, '')[0]?.toLowerCase() ?? '']
  if (times === undefined || !spans || minutes === undefined) return undefined
  return Number((times / (spans * minutes)).toPrecision(6))
}
