/** Names of RAR 4 in Unicode: the name in the old encoding, a zero, and how to make the letters from it. */
import { decodeText } from '../archive/names'
import { u8, u16 } from '../little-endian'

/** Two bits of a flag byte for each step. */
const BYTE = 0
const BYTE_AND_HIGH = 1
const WORD = 2

/** Without a zero the name is UTF-8. */
export function decodeRarName(raw: Uint8Array): string {
  const zero = raw.indexOf(0)
  if (zero < 0) return decodeText(raw)
  return restore(raw.subarray(0, zero), raw.subarray(zero + 1))
}

function restore(old: Uint8Array, steps: Uint8Array): string {
  const high = u8(steps, 0) << 8
  const letters: number[] = []
  let at = 1
  let flags = 0
  let left = 0
  while (at < steps.length) {
    if (left === 0) {
      flags = u8(steps, at++)
      left = 8
    }
    left -= 2
    const step = (flags >> left) & 3
    if (step === BYTE) letters.push(u8(steps, at++))
    else if (step === BYTE_AND_HIGH) letters.push(u8(steps, at++) | high)
    else if (step === WORD) {
      letters.push(u16(steps, at))
      at += 2
    } else at = repeat(old, steps, at, high, letters)
  }
  return String.fromCharCode(...letters.slice(0, old.length + steps.length))
}

/** A stretch of the old name, as it is or moved by a distance. @returns where the next step stands */
function repeat(old: Uint8Array, steps: Uint8Array, at: number, high: number, letters: number[]): number {
  const length = u8(steps, at)
  const isMoved = (length & 0x80) !== 0
  const distance = isMoved ? u8(steps, at + 1) : 0
  const end = Math.min(letters.length + (length & 0x7f) + 2, old.length)
  for (let letter = letters.length; letter < end; letter++) {
    letters.push(isMoved ? ((old[letter]! + distance) & 0xff) | high : old[letter]!)
  }
  return at + (isMoved ? 2 : 1)
}
