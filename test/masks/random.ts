/** Small random values for seeded examples: the same seed always gives the same ones. */

export interface Random {
  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number
  of<T>(items: readonly T[]): T
  text(alphabet: string, length: number): string
}

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
export const DIGITS = '0123456789'
export const HEX = `${DIGITS}abcdef`
export const ALPHANUMERIC = `${LOWER}${LOWER.toUpperCase()}${DIGITS}`
export const BASE64 = `${ALPHANUMERIC}+/`
export const URL_SAFE = `${ALPHANUMERIC}-_`
export const UPPER = `${LOWER.toUpperCase()}${DIGITS}`

/** mulberry32. */
export function seeded(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const random: Random = {
    between: (least, most) => least + Math.floor(next() * (most - least + 1)),
    of: (items) => items[random.between(0, items.length - 1)]!,
    text: (alphabet, length) => Array.from({ length }, () => random.of([...alphabet])).join(''),
  }
  return random
}
