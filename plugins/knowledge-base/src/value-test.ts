/** How a value of an evidence variable is written (`from`/`to`, `versions`, `members`, `code`, `window`, `rest`) and read. */
import { compareVersions, normalise, type ValueTest } from '@support-agent/diagnosis'
import type { FieldPath } from './mistake'
import { flag, list, numberBetween, object, type Read, type Report, type Shape, show, text } from './shape'

const UNITS: Readonly<Record<string, number>> = { '': 1, KB: 1024, MB: 1024 ** 2, GB: 1024 ** 3, TB: 1024 ** 4 }
const SIZE = /^(-?\d{1,15}(?:\.\d{1,6})?) {0,2}(KB|MB|GB|TB|)$/i
const VERSION = /^\d{1,9}(?:\.\d{1,9}){0,4}$/
const CLOCK = /^(\d{1,2}):(\d{2})$/
const MINUTES_A_DAY = 1440
/** Versions have no infinity; nothing is numbered beyond this. */
const LAST_VERSION = '999999999'

/** A number, or one with KB, MB, GB or TB (× 1024). */
const size: Shape<number> = (value, path, report) => {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  const match = typeof value === 'string' ? SIZE.exec(value.trim()) : null
  const unit = UNITS[match?.[2]?.toUpperCase() ?? '']
  if (match !== null && unit !== undefined) return Number(match[1]) * unit
  report(path, 'bad-size', { value: show(value) })
  return undefined
}

/** Dotted numbers; a bare `8.1` is refused, because YAML cannot tell it from `8.10`. */
const version: Shape<string> = (value, path, report) => {
  const words = typeof value === 'number' && Number.isInteger(value) ? String(value) : value
  if (typeof words === 'string' && VERSION.test(words)) return words
  report(path, 'bad-version', { value: show(value) })
  return undefined
}

/** `HH:MM` as minutes of the day, 0–1440. */
const clock: Shape<number> = (value, path, report) => {
  const match = typeof value === 'string' ? CLOCK.exec(value) : null
  const minutes = Number(match?.[1]) * 60 + Number(match?.[2])
  if (Number(match?.[2]) < 60 && minutes <= MINUTES_A_DAY) return minutes
  report(path, 'bad-time', { value: show(value) })
  return undefined
}

/** Brought into the shape of the text that it is sought in. */
const phrase: Shape<string> = (value, path, report) => {
  const words = text(value, path, report)
  return words === undefined ? undefined : normalise(words)
}

export const valueFile = object(
  { label: text },
  {
    means: text,
    says: list(phrase),
    from: size,
    to: size,
    versions: object({}, { from: version, to: version }),
    members: list(text, 1),
    code: flag,
    window: object({ weekdays: list(numberBetween(1, 7), 1), from: clock, to: clock }, { nth: numberBetween(1, 5) }),
    rest: flag,
  },
)
export type ValueFile = Read<typeof valueFile>

/** The kinds of tests that a value states; more than one is a mistake. */
export function statedTests(value: ValueFile): string[] {
  return [
    ...(value.from !== undefined || value.to !== undefined ? ['from/to'] : []),
    ...(value.versions !== undefined ? ['versions'] : []),
    ...(value.members !== undefined ? ['members'] : []),
    ...(value.code === true ? ['code'] : []),
    ...(value.window !== undefined ? ['window'] : []),
    ...(value.rest === true ? ['rest'] : []),
  ]
}

/** The compiled test of a value; a code tests for the value's own id. */
export function compileTest(id: string, value: ValueFile): ValueTest {
  if (value.versions !== undefined) {
    return { test: 'version', from: value.versions.from ?? '0', to: value.versions.to ?? LAST_VERSION }
  }
  if (value.members !== undefined) return { test: 'member', members: value.members.map((each) => each.toLowerCase()) }
  if (value.code === true) return { test: 'member', members: [id.toLowerCase()] }
  if (value.window !== undefined) return { test: 'window', ...value.window }
  if (value.rest === true) return { test: 'rest' }
  if (value.from === undefined && value.to === undefined) return { test: 'none' }
  return { test: 'range', from: value.from ?? Number.NEGATIVE_INFINITY, to: value.to ?? Number.POSITIVE_INFINITY }
}

function isEmpty(test: ValueTest): boolean {
  if (test.test === 'range' || test.test === 'window') return test.from >= test.to
  return test.test === 'version' && compareVersions(test.from, test.to) >= 0
}

function overlap(a: ValueTest, b: ValueTest): boolean {
  if (a.test === 'range' && b.test === 'range') return a.from < b.to && b.from < a.to
  if (a.test === 'member' && b.test === 'member') return a.members.some((member) => b.members.includes(member))
  if (a.test === 'version' && b.test === 'version') {
    return compareVersions(a.from, b.to) < 0 && compareVersions(b.from, a.to) < 0
  }
  return a.test === 'rest' && b.test === 'rest'
}

/** Reports values with several tests, with an empty range, and pairs of values that one reading would fit both. */
export function checkTests(values: Readonly<Record<string, ValueFile>>, path: FieldPath, report: Report): void {
  const seen: [string, ValueTest][] = []
  for (const [id, value] of Object.entries(values)) {
    const here = [...path, id]
    const stated = statedTests(value)
    if (stated.length > 1) report(here, 'several-tests', { value: stated.join(' · ') })
    const test = compileTest(id, value)
    if (isEmpty(test)) report(here, 'empty-range', { value: id })
    const other = seen.find(([, before]) => overlap(before, test))
    if (other !== undefined) report(here, 'range-overlap', { value: id, other: other[0] })
    seen.push([id, test])
  }
}
