/** Small checks on values that came over the wire. */

export type Json = Readonly<Record<string, unknown>>

/** A JSON object: neither null nor an array. */
export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** A number, or a short text that stands for one: implementations differ. */
export function isId(value: unknown): value is number | string {
  return isNumber(value) || (isString(value) && value.length > 0 && value.length <= 256)
}

/** Missing, null or empty count as absent. */
export function isAbsentOr(check: (value: unknown) => boolean, value: unknown): boolean {
  return value === undefined || value === null || value === '' || check(value)
}
