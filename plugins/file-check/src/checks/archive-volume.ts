/** Parts of an archive that was split: what the name of one tells of its number. */
import { baseName } from '../formats/name/file-name'

const LONGEST_NAME = 512

interface Pattern {
  readonly pattern: RegExp
  /** The number of a part from the digits in its name. */
  readonly numberOf: (digits: number) => number
}

/** `x.part2.rar`; `x.7z.002` and others cut by bytes; `x.z01`, `x.r00`, whose first or last part is `x.zip`, `x.rar`. */
const PATTERNS: readonly Pattern[] = [
  { pattern: /\.part(\d{1,5})\.(?:rar|exe|zip|7z)$/i, numberOf: (digits) => digits },
  { pattern: /\.(?:7z|zip|rar|tar|gz|tgz|iso|exe)\.(\d{3})$/i, numberOf: (digits) => digits },
  { pattern: /\.z(\d{2,3})$/i, numberOf: (digits) => digits },
  { pattern: /\.r(\d{2,3})$/i, numberOf: (digits) => digits + 2 },
]

/** @returns the number of the part, from 1; undefined where the name is that of a whole file */
export function partInName(name: string): number | undefined {
  const base = baseName(name.slice(-LONGEST_NAME))
  for (const { pattern, numberOf } of PATTERNS) {
    const digits = pattern.exec(base)?.[1]
    if (digits !== undefined) return Math.max(1, numberOf(Number(digits)))
  }
  return undefined
}
