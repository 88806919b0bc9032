/** The hours of those who take over, in Asia/Shanghai. */

const HOUR = 3_600_000
/** UTC+8 without daylight saving time. */
const OFFSET = 8 * HOUR

/**
 * When somebody is back, `HH:00`, outside the hours; undefined inside them, and for hours that are empty or not readable.
 * @param hours `9-18`, also over midnight as `22-6`
 */
export function deskHours(hours: string, now: number): string | undefined {
  const match = /^\s*(\d{1,2})\s*[-–~到]\s*(\d{1,2})\s*$/u.exec(hours)
  if (!match) return undefined
  const [from, to] = [Number(match[1]), Number(match[2])]
  const hour = new Date(now + OFFSET).getUTCHours()
  const inside = from <= to ? hour >= from && hour < to : hour >= from || hour < to
  return inside ? undefined : `${String(from).padStart(2, '0')}:00`
}
