/** Small readers of plain YAML values: each returns the typed value, or reports what is wrong and returns undefined. */
import type { FieldPath, MistakeCode, MistakeParams } from './mistake'
import { suggest } from './suggest'

/** Must copy the path if it keeps it: the path grows and shrinks while a value is walked. */
export type Report = (path: FieldPath, code: MistakeCode, params?: MistakeParams) => void
/** `path` is where the value stands; it is left as it was found. */
export type Shape<T> = (value: unknown, path: (string | number)[], report: Report) => T | undefined
export type Read<S> = S extends Shape<infer T> ? T : never

type Shapes = Readonly<Record<string, Shape<unknown>>>
type Required<R extends Shapes> = { readonly [K in keyof R]: Read<R[K]> }
type Optional<O extends Shapes> = { readonly [K in keyof O]?: Read<O[K]> | undefined }

/** Whether a YAML value is a map. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text that is not blank; numbers and yes/no are not quietly turned into text, because `8.10` would become `8.1`. */
export const text: Shape<string> = (value, path, report) => {
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  report(path, 'not-text', { value: show(value) })
  return undefined
}

export const flag: Shape<boolean> = (value, path, report) => {
  if (typeof value === 'boolean') return value
  report(path, 'not-flag', { value: show(value) })
  return undefined
}

/** A finite number, `from` ≤ n ≤ `to`. */
export function numberBetween(from: number, to: number): Shape<number> {
  return (value, path, report) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      report(path, 'not-number', { value: show(value) })
      return undefined
    }
    if (value >= from && value <= to) return value
    report(path, 'out-of-range', { value: show(value), from: String(from), to: String(to) })
    return undefined
  }
}

/** One of a fixed list of words. */
export function oneOf<const W extends string>(words: readonly W[]): Shape<W> {
  return (value, path, report) => {
    const found = words.find((word) => word === value)
    if (found === undefined) report(path, 'not-one-of', { value: show(value), ...suggest(show(value), words) })
    return found
  }
}

/** A list; an item that is wrong is reported and left out. */
export function list<T>(item: Shape<T>, least = 0): Shape<readonly T[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      report(path, 'not-list', { value: show(value) })
      return undefined
    }
    if (value.length < least) report(path, 'too-few', { count: String(value.length), least: String(least) })
    const items: T[] = []
    value.forEach((each: unknown, index) => {
      const read = within(path, index, each, item, report)
      if (read !== undefined) items.push(read)
    })
    return items
  }
}

/** A map from free keys; an entry that is wrong is reported and left out. */
export function record<T>(item: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value, path, report) => {
    if (!isMap(value)) {
      report(path, 'not-map', { value: show(value) })
      return undefined
    }
    const entries: [string, T][] = []
    for (const [key, each] of Object.entries(value)) {
      const read = within(path, key, each, item, report)
      if (read !== undefined) entries.push([key, read])
    }
    return Object.fromEntries(entries)
  }
}

/** A map with known keys. A missing or wrong required field makes the whole undefined; a wrong optional one is left out. */
export function object<R extends Shapes, O extends Shapes>(required: R, optional: O): Shape<Required<R> & Optional<O>> {
  const shapes: Shapes = { ...required, ...optional }
  const keys = Object.keys(shapes)
  return (value, path, report) => {
    if (!isMap(value)) {
      report(path, 'not-map', { value: show(value) })
      return undefined
    }
    for (const key of Object.keys(value)) if (!keys.includes(key)) reportStray(key, value[key], keys, path, report)
    const result: Record<string, unknown> = {}
    let complete = true
    for (const key of keys) {
      const field = value[key]
      const isRequired = Object.hasOwn(required, key)
      if (field === undefined || field === null) {
        if (isRequired) report([...path, key], 'missing-field', { value: key })
        complete &&= !isRequired
        continue
      }
      const shape = shapes[key]
      if (shape !== undefined) result[key] = within(path, key, field, shape, report)
      complete &&= !isRequired || result[key] !== undefined
    }
    return complete ? (result as Required<R> & Optional<O>) : undefined
  }
}

/** Reads a child one step down. */
function within<T>(path: (string | number)[], step: string | number, value: unknown, shape: Shape<T>, report: Report) {
  path.push(step)
  const read = shape(value, path, report)
  path.pop()
  return read
}

/** A key that is not known; one without a value is most often the rest of a sentence that was cut at a comma in `{…}`. */
function reportStray(key: string, value: unknown, keys: readonly string[], path: FieldPath, report: Report): void {
  const guess = suggest(key, keys)
  const code = value === null && guess.nearest === undefined ? 'stray-words' : 'unknown-key'
  report([...path, key], code, { value: show(key), ...guess })
}

/** A value as it is quoted in a message: short, on one line. */
export function show(value: unknown): string {
  const words =
    typeof value === 'string' ? value : isMap(value) ? '{…}' : Array.isArray(value) ? '[…]' : String(value ?? null)
  const line = words.replace(/\s+/gu, ' ')
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}
