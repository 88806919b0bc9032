/** When something happened: 周三凌晨两点半, 昨晚8点, 上午10:20, as local time in Asia/Shanghai. */
import { parseNumber } from './chinese-number'
import { before, type ExtractContext, type Extractor, type Found, findAll, withoutOverlaps } from './extractor'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Asia/Shanghai: UTC+8 without daylight saving time since 1991. */
const OFFSET = 8 * 60 * MINUTE
const MAX_MOMENTS = 3

const WEEKDAYS = '一二三四五六日'
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const DAYS_AGO: Readonly<Record<string, number>> = {
  今: 0,
  当: 0,
  昨: 1,
  前: 2,
  today: 0,
  tonight: 0,
  yesterday: 1,
  'last night': 1,
}

const DAY_PATTERN =
  '(?<date>20\\d\\d[-/.年]\\d{1,2}[-/.月]\\d{1,2}[日号]?T?|\\d{1,2}月\\d{1,2}[日号]|(?<![\\d-])[01]\\d-[0-3]\\d(?= \\d))|(?<week>上|这|本|每|每个)?(?:个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?:的)?|(?<ago>今|昨|前|当)(?:天|日|(?=[晚早夜]))的?'
const PART = '(?<part>凌晨|清晨|早上|早晨|今早|早|上午|中午|午后|下午|傍晚|晚上|晚间|夜里|夜晚|半夜|深夜|大半夜|晚)'
const CLOCK =
  '(?<hour>[01]?\\d|2[0-4]|[零一二两三四五六七八九十]{1,3})(?:(?<colon>:)(?<minute>[0-5]\\d)(?::[0-5]\\d)?(?![\\d:])|[点时](?!\\d(?![\\d分])|击|赞|名|评|到(?:为止|我|你)|了|我|他|她|下|一下|进|发|代|候|建议|要求|问题|原因|说明|疑问|注意|意见|差|开(?!始))(?:钟|整|多|左右)?(?:(?<half>半)|(?<quarter>[一三])刻|(?<spoken>[0-5]?\\d|[零一二三四五六七八九十]{1,3})分?(?![\\d点]))?)'
const CHINESE = new RegExp(`(?:(?:${DAY_PATTERN})[ ,，]?)?(?:${PART}的?[ ]?)?(?<![\\d:.第])${CLOCK}`, 'g')
/** Words that name a time well enough without a clock. */
const NAMED =
  /(?:(?<week>上|这|本|每)?个?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])的?|(?<ago>今|昨|前)(?:天|日)的?)(?<part>凌晨)/g
const ENGLISH =
  /(?:(?<weekday>mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?<ago>today|yesterday|last night|tonight))?(?: night| morning| evening)?(?: ?(?:at|around|about) ?| )?(?<![\w.:])(?<hour>1[0-2]|0?\d)(?::(?<minute>[0-5]\d))? ?(?<half>am|pm|a\.m\.|p\.m\.)(?![a-z])/gi

/** The local time of `at` in Asia/Shanghai as `YYYY-MM-DDTHH:mm`; undefined for an invalid date. */
export function momentOf(at: Date): string | undefined {
  return formatted(at.getTime() + OFFSET)
}

export const moment: Extractor = {
  quantities: ['moment'],
  needs: /[\d点时]|凌晨/,
  /** Without {@link ExtractContext.at} a clock time belongs to no day, so nothing is read. A time that is still to come is not read. */
  read(text, { at }: ExtractContext) {
    if (!at || !Number.isFinite(at.getTime())) return []
    const now = at.getTime() + OFFSET
    const read = (pattern: RegExp, toMoment: (groups: Groups, match: RegExpExecArray) => number | undefined): Found[] =>
      findAll(text, pattern, 'moment', (match) => {
        const local = toMoment(match.groups ?? {}, match)
        // A minute of grace: the clock in the text may run ahead of the message's.
        return local === undefined || local > now + MINUTE ? undefined : formatted(local)
      })
    const english = read(ENGLISH, (groups) => placed(dayOf(groups, now), englishMinutes(groups), now))
    const chinese = read(CHINESE, (groups, match) => spokenTime(groups, before(text, match.index, 3), match[0], now))
    const named = read(NAMED, (groups) => placed(dayOf(groups, now), 3 * 60, now))
    const moments = withoutOverlaps([...english, ...chinese, ...named])
    return moments
      .filter((one, index) => moments.findIndex(({ value }) => value === one.value) === index)
      .slice(0, MAX_MOMENTS)
  },
}

type Groups = Record<string, string | undefined>

/** Start of a day (local), or undefined when none was named. `weekly`: the day may lie a week further back. */
interface NamedDay {
  readonly start: number
  readonly weekly: boolean
}

function spokenTime(groups: Groups, prior: string, said: string, now: number): number | undefined {
  const named = groups.date ?? groups.weekday ?? groups.ago
  const hour = parseNumber(groups.hour ?? '')
  if (hour === undefined || hour > 24) return undefined
  // 一点 is "a bit" and 三点 "three points" unless a day, a part of the day or minutes say otherwise.
  const bare = named === undefined && groups.part === undefined && groups.colon === undefined
  if (/(?:明[天早晚]?的?|后天的?|下个?) ?$/.test(prior)) return undefined
  // The end of a range (2点到4点) has no day of its own.
  if (named === undefined && /[到至~—-] ?$/.test(prior)) return undefined
  if (bare && !/\d/.test(groups.hour ?? '') && !groups.half && !groups.quarter && !/[钟整]/.test(said)) return undefined
  const minutes =
    Number(groups.minute ?? 0) +
    (groups.half ? 30 : 0) +
    15 * (parseNumber(groups.quarter ?? '') ?? 0) +
    (parseNumber(groups.spoken ?? '') ?? 0)
  const part = groups.part ?? (groups.ago && /晚$/.test(groups.ago) ? '晚' : undefined)
  const total = hourOf(hour, part) * 60 + minutes
  const day = dayOf(groups, now)
  if (part === undefined && groups.colon === undefined && hour <= 12)
    return latest([placed(day, total, now), placed(day, total + 12 * 60, now)], now)
  return placed(day, total, now)
}

/** The hour, counted from the start of the named day, that is meant by a number and a part of the day. */
function hourOf(hour: number, part: string | undefined): number {
  if (part === undefined || hour > 12) return hour
  if (/凌晨|清晨|早|上午/.test(part)) return hour === 12 && part === '凌晨' ? 0 : hour
  if (/中午/.test(part)) return hour < 5 ? hour + 12 : hour
  if (/下午|午后|傍晚/.test(part)) return hour === 12 ? 12 : hour + 12
  if (hour === 12) return 24
  if (hour >= 6) return hour + 12
  // 昨晚一点 is one o'clock of the following morning; 半夜两点 belongs to the day that is named.
  return part.includes('晚') ? hour + 24 : hour
}

function englishMinutes({ hour = '0', minute = '0', half = 'am' }: Groups): number {
  return ((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0)) * 60 + Number(minute)
}

function dayOf({ date, week, weekday, ago }: Groups, now: number): NamedDay | undefined {
  const today = now - mod(now, DAY)
  if (date) return datedDay(date, today)
  if (weekday) return weekDay(weekday, week, today)
  if (!ago) return undefined
  return { start: today - (DAYS_AGO[ago.toLowerCase()] ?? 0) * DAY, weekly: false }
}

function datedDay(date: string, today: number): NamedDay | undefined {
  const [first = 0, second = 0, third] = date.split(/\D+/).filter(Boolean).map(Number)
  const year = third === undefined ? new Date(today).getUTCFullYear() : first
  const [month, day] = third === undefined ? [first, second] : [second, third]
  const start = Date.UTC(year, month - 1, day)
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined
  return { start: third === undefined && start > today ? Date.UTC(year - 1, month - 1, day) : start, weekly: false }
}

function weekDay(weekday: string, week: string | undefined, today: number): NamedDay {
  const chinese = WEEKDAYS.indexOf(weekday === '天' ? '日' : weekday)
  const index = chinese >= 0 ? chinese : ENGLISH_DAYS.indexOf(weekday.slice(0, 3).toLowerCase())
  const monday = today - mod(new Date(today).getUTCDay() - 1, 7) * DAY
  const start = monday + index * DAY
  return { start: week === '上' ? start - 7 * DAY : start, weekly: week !== '上' && week !== '这' && week !== '本' }
}

/** The latest time `minutes` into the day that is not after `now`; a day that was named stays. */
function placed(day: NamedDay | undefined, minutes: number, now: number): number {
  const start = day?.start ?? now - mod(now, DAY)
  const local = start + minutes * MINUTE
  if (local <= now + MINUTE) return local
  if (day === undefined) return local - DAY
  return day.weekly ? local - 7 * DAY : local
}

function latest(moments: ReadonlyArray<number>, now: number): number | undefined {
  const past = moments.filter((one) => one <= now + MINUTE)
  return past.length > 0 ? Math.max(...past) : undefined
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by
}

function formatted(local: number): string | undefined {
  const date = new Date(local)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 16)
}
