/** The extra fields of a zip entry: a list of numbered pieces, each with its length. */
import { u16, u64 } from '../little-endian'

const ZIP64 = 0x0001
const IN_64 = 0xffffffff

/** The first field with that number; undefined where there is none, or where the list ends inside it. */
export function extraField(extra: Uint8Array, id: number): Uint8Array | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + u16(extra, at + 2)
    if (u16(extra, at) === id) return end <= extra.length ? extra.subarray(at + 4, end) : undefined
    at = end
  }
  return undefined
}

/** Whether the lengths add up; fewer than four bytes at the end are padding, as some tools write it. */
export function isSound(extra: Uint8Array): boolean {
  let at = 0
  while (at + 4 <= extra.length) at += 4 + u16(extra, at + 2)
  return at <= extra.length
}

export interface Sizes {
  readonly size: number
  readonly compressedSize: number
  readonly offset: number
}

/**
 * Sizes and offset with those fields from the ZIP64 extra field that the plain header leaves to it.
 * @returns undefined where the field is missing or too short
 */
export function withZip64(plain: Sizes, extra: Uint8Array): Sizes | undefined {
  if (plain.size !== IN_64 && plain.compressedSize !== IN_64 && plain.offset !== IN_64) return plain
  const field = extraField(extra, ZIP64)
  if (!field) return undefined
  let at = 0
  const next = (value: number) => {
    if (value !== IN_64) return value
    at += 8
    return u64(field, at - 8)
  }
  const sizes = { size: next(plain.size), compressedSize: next(plain.compressedSize), offset: next(plain.offset) }
  return at <= field.length ? sizes : undefined
}
