/** The key of a package that Office 2007 encrypted: [MS-OFFCRYPTO] 2.3.4.5 to 2.3.4.9, AES in single blocks. */
import { createDecipheriv } from 'node:crypto'
import { u32 } from '../../little-endian'
import { digest, spin, uint32 } from './hash'
import { STANDARD_PASSWORD_UTF16 } from './password'

const ROUNDS = 50_000
/** AlgID of AES with 128, 192 and 256 bits. */
const KEY_BITS: ReadonlyMap<number, number> = new Map([
  [0x660e, 128],
  [0x660f, 192],
  [0x6610, 256],
])
const HEADER_AT = 12
const SALT = 16
const VERIFIER = 16
const VERIFIER_HASH = 32

/** What opens the package. */
export type Decrypt = (bytes: Uint8Array) => Buffer

/** @returns `locked` where the standard password does not fit, `over` where the time was up */
export function openStandard(info: Uint8Array, isOver: () => boolean): Decrypt | 'locked' | 'over' {
  const bits = KEY_BITS.get(u32(info, HEADER_AT + 8))
  const verifierAt = HEADER_AT + u32(info, 8)
  const verifier = info.subarray(verifierAt)
  if (!bits || u32(verifier, 0) !== SALT || verifier.length < 4 + SALT + VERIFIER + 4 + VERIFIER_HASH) return 'locked'
  const salt = verifier.subarray(4, 4 + SALT)
  const spun = spin('sha1', digest('sha1', salt, STANDARD_PASSWORD_UTF16), ROUNDS, isOver)
  if (!spun) return 'over'
  const decrypt = decryptWith(keyOf(digest('sha1', spun, uint32(0)), bits / 8), bits)
  const text = decrypt(verifier.subarray(4 + SALT, 4 + SALT + VERIFIER))
  const hashAt = 4 + SALT + VERIFIER + 4
  const stated = decrypt(verifier.subarray(hashAt, hashAt + VERIFIER_HASH)).subarray(0, 20)
  return digest('sha1', text).equals(stated) ? decrypt : 'locked'
}

/** As CryptDeriveKey does it. */
function keyOf(hash: Uint8Array, length: number): Buffer {
  const half = (fill: number) =>
    digest(
      'sha1',
      Buffer.alloc(64, fill).map((byte, at) => byte ^ (hash[at] ?? 0)),
    )
  return Buffer.concat([half(0x36), half(0x5c)]).subarray(0, length)
}

function decryptWith(key: Uint8Array, bits: number): Decrypt {
  return (bytes) => {
    const cipher = createDecipheriv(`aes-${bits}-ecb`, key, null).setAutoPadding(false)
    const whole = bytes.subarray(0, bytes.length - (bytes.length % 16))
    return Buffer.concat([cipher.update(whole), cipher.final()])
  }
}
