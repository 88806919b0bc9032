/** Round-trip time and its swing from ping and tracert output (Windows, Linux, macOS; Chinese, English) and from plain words. */
import { type Extractor, type Found, findAll } from './extractor'

const NUMBER = '(\\d{1,6}(?:\\.\\d{1,3})?)'
/** 最短 = 23ms，最长 = 210ms，平均 = 87ms */
const WINDOWS = new RegExp(
  `(?:最短|minimum) ?= ?${NUMBER} ?ms ?[,，] ?(?:最长|maximum) ?= ?${NUMBER} ?ms ?[,，] ?(?:平均|average) ?= ?${NUMBER} ?ms`,
  'gi',
)
/** rtt min/avg/max/mdev = 10.1/20.2/30.3/1.2 ms */
const UNIX = new RegExp(
  `(?:rtt|round-trip) min/avg/max(?:/[a-z]{3,6})? = ${NUMBER}/${NUMBER}/${NUMBER}(?:/${NUMBER})? ms`,
  'gi',
)
/** 时间=35ms, time<1ms */
const REPLY = new RegExp(`(?:时间|time) ?[=<] ?${NUMBER} ?ms`, 'gi')
const NO_REPLY =
  /请求超时|request timed out|request timeout for icmp_seq|目标主机无法访问|destination host unreachable/gi
/** One line of tracert or traceroute: the hop, then three times. */
const HOP = new RegExp(
  `^[ \\t]{0,4}\\d{1,2}[ \\t]{1,4}.{0,80}?<?${NUMBER} ms[ \\t]{1,4}<?${NUMBER} ms[ \\t]{1,4}<?${NUMBER} ms`,
  'gim',
)
/** 延迟 200ms, ping 300 */
const WORDS = new RegExp(
  `(?:延迟|延时|时延|ping值?|latency|rtt)[ :=是有高达到约在了]{0,4}${NUMBER} ?(?:ms|毫秒|milliseconds)|(?<![a-z])ping值? ?(?:是|有|到|高达|都)?[ :=]{0,2}${NUMBER}(?![\\d.a-z%])`,
  'gi',
)
/** Fewer lines than this say nothing about loss. */
const FEWEST_REPLIES = 3

export const ping: Extractor = {
  quantities: ['rtt', 'rtt-swing', 'loss'],
  needs: /\d/,
  read(text) {
    const summary = [...readSummary(text, WINDOWS, [1, 3, 2]), ...readSummary(text, UNIX, [1, 2, 3])]
    if (summary.length > 0) return summary
    const replies = findAll(text, REPLY, 'rtt', (match) => Number(match[1]))
    const hops = [...text.matchAll(HOP)].at(-1)
    if (replies.length > 0)
      return [
        ...spread(
          replies.map(({ value }) => Number(value)),
          span(replies),
        ),
        ...lossOf(text, replies),
      ]
    if (hops) return spread(hops.slice(1, 4).map(Number), [hops.index, hops.index + hops[0].length])
    return findAll(text, WORDS, 'rtt', (match) => Number(match[1] ?? match[2]))
  },
}

function readSummary(text: string, pattern: RegExp, [min, average, max]: readonly [number, number, number]): Found[] {
  return [...text.matchAll(pattern)].flatMap((match): Found[] => {
    const at = [match.index, match.index + match[0].length] as const
    return [
      { quantity: 'rtt', value: Number(match[average]), at },
      { quantity: 'rtt-swing', value: rounded(Number(match[max]) - Number(match[min])), at },
    ]
  })
}

function spread(times: readonly number[], at: readonly [number, number]): Found[] {
  const average = times.reduce((sum, time) => sum + time, 0) / times.length
  const rtt: Found = { quantity: 'rtt', value: rounded(average), at }
  return times.length < 2
    ? [rtt]
    : [rtt, { quantity: 'rtt-swing', value: rounded(Math.max(...times) - Math.min(...times)), at }]
}

function lossOf(text: string, replies: readonly Found[]): Found[] {
  const lost = findAll(text, NO_REPLY, 'loss', () => 0)
  const all = replies.length + lost.length
  if (lost.length === 0 || all < FEWEST_REPLIES) return []
  return [{ quantity: 'loss', value: rounded((100 * lost.length) / all), at: span(lost) }]
}

function span(found: readonly Found[]): readonly [number, number] {
  return [Math.min(...found.map(({ at }) => at[0])), Math.max(...found.map(({ at }) => at[1]))]
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}
