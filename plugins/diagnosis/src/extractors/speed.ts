/** Transfer speeds in Mbit/s: 200KB/s, 50Mbps, 10兆宽带, 每秒 1.2MB. */
import { NUMBER, NUMERAL, parseNumber } from './chinese-number'
import { type Extractor, findAll, withoutOverlaps } from './extractor'

// Networks count in thousands. Value: Mbit/s of one unit, were the unit bits.
const MEGABITS: Readonly<Record<string, number>> = { k: 1e-3, m: 1, 兆: 1, g: 1e3 }
const BITS_A_BYTE = 8
const UNIT = '(?<unit>[kmg]i?b?|兆)'

/** 200KB/s, 50Mbps, 1.5m每秒 */
const PER_SECOND = new RegExp(
  `(?<![\\w.])(?<number>${NUMBER})\\s?(?:多|来|几)?\\s?(?<unit>[kmg](?:i?b(?:it|yte)?s?)?|兆)\\s?(?<per>ps|\\/\\s?s(?:ec(?:ond)?)?|\\/\\s?秒|每秒|一秒|per second)(?![a-z])`,
  'gi',
)
/** 每秒 1.2MB, 一秒才几十K */
const SECOND_FIRST = new RegExp(
  `(?:每秒钟?|一秒钟?|1秒)\\s?(?:只有|只能|只|才|就|大概|能|传|有|不到|下载?|上传){0,3}\\s?(?<number>${NUMBER})\\s?(?:多|来|几)?个?\\s?${UNIT}(?![a-z])`,
  'gi',
)
/** 10兆宽带, 千兆网 */
const LINE = new RegExp(
  `(?<![\\w.])(?![2-6] ?g ?的?(?:网|信号))(?<number>${NUMBER})\\s?(?<unit>[mg](?:b(?:ps)?)?|兆)\\s?的?(?:宽带|光纤|带宽|网速|网(?![盘页址易])|专线|(?:up|down)?link|broadband|connection)`,
  'gi',
)
/** 带宽 50M, 网速只有 200K */
const LINE_FIRST = new RegExp(
  `(?<what>带宽|宽带|网速|速度|速率|上行|下行|bandwidth|speed)\\s?(?:是|为|只有|才|就|大概|大约|只|有|了|测出来|is|was|of|about|only|:|=){0,3}\\s?(?<number>${NUMBER})\\s?(?:多|来|几)?个?\\s?${UNIT}(?![a-z/])`,
  'gi',
)

export const speed: Extractor = {
  quantities: ['speed'],
  needs: NUMERAL,
  read: (text) =>
    withoutOverlaps([
      ...findAll(text, PER_SECOND, 'speed', ({ groups = {} }) => {
        const bits =
          groups.per?.toLowerCase() === 'ps'
            ? !/^[kmgKMG]i?B$/.test(groups.unit ?? '') || groups.per === 'PS'
            : /^[KMG]b$|bit/.test(groups.unit ?? '')
        return megabits(groups.number, groups.unit, bits)
      }),
      ...findAll(text, SECOND_FIRST, 'speed', ({ groups = {} }) => megabits(groups.number, groups.unit, false)),
      ...findAll(text, LINE, 'speed', ({ groups = {} }) => megabits(groups.number, groups.unit, true)),
      // A line is sold in megabits; kilobytes are what a progress window shows.
      ...findAll(text, LINE_FIRST, 'speed', ({ groups = {} }) =>
        megabits(groups.number, groups.unit, !/^k/i.test(groups.unit ?? '') && !/B$/.test(groups.unit ?? '')),
      ),
    ]),
}

function megabits(number = '', unit = '', bits: boolean): number | undefined {
  const value = parseNumber(number)
  const factor = MEGABITS[unit[0]?.toLowerCase() ?? '']
  if (value === undefined || factor === undefined) return undefined
  return Number((value * factor * (bits ? 1 : BITS_A_BYTE)).toPrecision(6))
}
