/** Numbers as people write them: digits, Chinese numerals, and the vague 几 and 半. */

/** Matches what {@link parseNumber} may read; without groups, bounded. */
export const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,6})?|\\d{1,12}(?:\\.\\d{1,6})?|[零〇一二两俩三仨四五六七八九十百千万亿几半点]{1,12})'

/** A cheap sign that a text has a number at all. */
export const NUMERAL = /[\d零〇一二两俩三仨四五六七八九十百千万亿几半]/

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  // "A few" is read as three: 几十兆 as 30 MB, 几次 as 3 times.
  几: 3,
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000 }
const MYRIADS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/**
 * The number that `text` is, or undefined. Reads 12 · 1.5 · 1,024 · 四十 · 一百零五 · 两千五 (2,500) · 三万五 (35,000) ·
 * 一点五 · 五零零零一 (digit by digit) · 半 (0.5) · 几十 (30). Commas are thousands.
 */
export function parseNumber(text: string): number | undefined {
  if (/^[\d.,]+$/.test(text)) {
    const value = Number(text.replaceAll(',', ''))
    return Number.isFinite(value) ? value : undefined
  }
  if (text === '半') return 0.5
  const [whole = '', fraction, ...rest] = text.split('点')
  if (rest.length > 0) return undefined
  const value = parseWhole(whole)
  if (fraction === undefined || value === undefined) return value
  const digits = asDigits(fraction)
  return digits === undefined ? undefined : Number(`${value}.${digits}`)
}

function asDigits(text: string): string | undefined {
  const digits = Array.from(text, (character) => DIGITS[character])
  return digits.length === 0 || digits.includes(undefined) ? undefined : digits.join('')
}

function parseWhole(text: string): number | undefined {
  if (text === '') return undefined
  const digits = asDigits(text)
  if (digits !== undefined) return Number(digits)
  let total = 0
  let section = 0
  let digit: number | undefined
  // The last unit, for 两千五: a digit that ends the number counts tenths of it.
  let unit = 1
  let afterZero = false
  for (const character of text) {
    const ten = TENS[character]
    const myriad = MYRIADS[character]
    if (DIGITS[character] !== undefined) {
      if (digit !== undefined && digit !== 0) return undefined
      afterZero = digit === 0 || (digit === undefined && afterZero)
      digit = DIGITS[character]
      if (digit === 0) afterZero = true
    } else if (ten !== undefined) {
      if (ten >= unit && unit !== 1 && unit < 10_000) return undefined
      section += (digit ?? 1) * ten
      digit = undefined
      unit = ten
      afterZero = false
    } else if (myriad !== undefined) {
      const value = section + (digit ?? 0)
      if (value === 0) return undefined
      total = myriad > 10_000 ? (total + value) * myriad : total + value * myriad
      section = 0
      digit = undefined
      unit = myriad
      afterZero = false
    } else return undefined
  }
  const tail = digit === undefined ? 0 : afterZero || unit <= 10 ? digit : (digit * unit) / 10
  return total + section + tail
}
