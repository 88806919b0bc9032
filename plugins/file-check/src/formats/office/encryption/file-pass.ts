/** The record `FilePass` of a workbook of 1993 to 2003: opened with the standard password, where that is what locks it. */
import { u8, u16, u32 } from '../../little-endian'
import { digest, type HashName, uint32 } from './hash'
import { STANDARD_PASSWORD, STANDARD_PASSWORD_UTF16 } from './password'
import { rc4Stream } from './rc4'

/**
 * Decrypts data of a record.
 * @param at where the data begins in the stream, bytes
 * @param recordLength of all the record's data
 */
export type RecordCipher = (data: Uint8Array, at: number, recordLength: number) => Uint8Array

const RC4 = 1
const CRYPTO_API_MINOR = 2
/** Bytes of the stream under one key. */
const BLOCK = 1_024

/** @returns undefined where another password locks it, or a method that is none */
export function openFilePass(data: Uint8Array, biff8: boolean): RecordCipher | undefined {
  if (!biff8) return openXor(data)
  if (u16(data, 0) === 0) return openXor(data.subarray(2))
  if (u16(data, 0) !== RC4) return undefined
  return u16(data, 4) === CRYPTO_API_MINOR ? openCryptoApi(data.subarray(6)) : openRc4(data.subarray(6))
}

/** What [MS-OFFCRYPTO] 2.3.7.1 and 2.3.7.2 make of the standard password. */
const XOR = { key: 0xb359, verifier: 0x9a0a, filler: 0xbb }

/** [MS-OFFCRYPTO] 2.3.7.3: the password with a filler, each byte against one half of the key. */
const XOR_BYTES = [...Buffer.from(STANDARD_PASSWORD, 'latin1'), XOR.filler].map((byte, at) =>
  rotateRight(byte ^ (at % 2 ? XOR.key >> 8 : XOR.key & 0xff), 1),
)

function openXor(data: Uint8Array): RecordCipher | undefined {
  if (u16(data, 0) !== XOR.key || u16(data, 2) !== XOR.verifier) return undefined
  return (bytes, at, recordLength) =>
    bytes.map((byte, index) => rotateRight(byte ^ XOR_BYTES[(at + recordLength + index) % XOR_BYTES.length]!, 5))
}

function rotateRight(byte: number, bits: number): number {
  return ((byte >> bits) | (byte << (8 - bits))) & 0xff
}

/** [MS-OFFCRYPTO] 2.3.6: 40 bits of the password count. */
function openRc4(data: Uint8Array): RecordCipher | undefined {
  const salt = data.subarray(0, 16)
  const short = digest('md5', STANDARD_PASSWORD_UTF16).subarray(0, 5)
  const base = digest('md5', ...Array.from({ length: 16 }, () => Buffer.concat([short, salt]))).subarray(0, 5)
  const keyOf = (block: number) => digest('md5', base, uint32(block))
  return fits(keyOf, data.subarray(16, 48), 'md5') ? cipherOf(keyOf) : undefined
}

/** [MS-OFFCRYPTO] 2.3.5: a header of its own length, then salt and verifier. */
function openCryptoApi(data: Uint8Array): RecordCipher | undefined {
  const bits = u32(data, 8 + 16) || 40
  const verifier = data.subarray(8 + u32(data, 4))
  const base = digest('sha1', verifier.subarray(4, 20), STANDARD_PASSWORD_UTF16)
  const keyOf = (block: number) => {
    const key = digest('sha1', base, uint32(block)).subarray(0, bits / 8)
    // Keys of 40 bits are filled up with zeros.
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key
  }
  const stated = Buffer.concat([verifier.subarray(20, 36), verifier.subarray(40, 60)])
  return bits >= 40 && bits <= 128 && fits(keyOf, stated, 'sha1') ? cipherOf(keyOf) : undefined
}

type KeyOf = (block: number) => Uint8Array

/** Under the first block's key stand 16 bytes, and their hash. */
function fits(keyOf: KeyOf, encrypted: Uint8Array, hash: HashName): boolean {
  const stream = rc4Stream(keyOf(0), encrypted.length)
  const plain = encrypted.map((byte, at) => byte ^ u8(stream, at))
  return encrypted.length > 16 && digest(hash, plain.subarray(0, 16)).equals(plain.subarray(16))
}

/** The key's stream runs with the workbook's, over headers and plain records as well. */
function cipherOf(keyOf: KeyOf): RecordCipher {
  let current: { block: number; stream: Uint8Array } = { block: -1, stream: new Uint8Array() }
  return (bytes, at) =>
    bytes.map((byte, index) => {
      const block = Math.floor((at + index) / BLOCK)
      if (block !== current.block) current = { block, stream: rc4Stream(keyOf(block), BLOCK) }
      return byte ^ u8(current.stream, (at + index) % BLOCK)
    })
}
