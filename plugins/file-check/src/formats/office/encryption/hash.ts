/** Digests as the encryption of office documents uses them: of joined pieces, and again and again. */
import { createHash, hash } from 'node:crypto'

export type HashName = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512'

export function digest(name: HashName, ...pieces: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.concat(pieces)
  // The short form takes half the time where the runtime has it (Node 20.12).
  return typeof hash === 'function' ? hash(name, bytes, 'buffer') : createHash(name).update(bytes).digest()
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}

/** The time is asked for once in so many rounds. */
const ROUNDS_AT_ONCE = 1_024

/**
 * H(n) = hash(n, H(n − 1)): slow on purpose, so that passwords cannot be guessed.
 * @returns undefined where the time was up first
 */
export function spin(name: HashName, start: Uint8Array, rounds: number, isOver: () => boolean): Buffer | undefined {
  let value: Buffer = Buffer.from(start)
  for (let round = 0; round < rounds; round++) {
    if (round % ROUNDS_AT_ONCE === 0 && isOver()) return undefined
    value = digest(name, uint32(round), value)
  }
  return value
}
