/** Encrypted office documents for tests, in every method that Excel has had. */
import { createCipheriv } from 'node:crypto'
import { digest, type HashName, spin, uint32 } from '../formats/office/encryption/hash'
import { rc4Stream } from '../formats/office/encryption/rc4'
import { uint16 } from './build-office'

const never = () => false
const utf16 = (text: string) => Buffer.from(text, 'utf16le')
const SALT = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const OTHER_SALT = Buffer.from('f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff', 'hex')
const VERIFIER = Buffer.from('verifier of 16 b')

type Records = readonly (readonly [number, Uint8Array])[]

interface WorkbookCipher {
  readonly filePass: Uint8Array
  /** What takes the place of `data`, which begins at `at` in the stream. */
  readonly encrypt: (data: Uint8Array, at: number, recordLength: number) => Uint8Array
}

const BOUND_SHEET = 0x85

/** The stream `Workbook` (BIFF8), whose records behind `FilePass` are encrypted. */
export function encryptedWorkbook(records: Records, { filePass, encrypt }: WorkbookCipher, biff8 = true): Uint8Array {
  const start = Buffer.concat([uint16(biff8 ? 0x600 : 0x500), uint16(5), Buffer.alloc(biff8 ? 12 : 4, 1)])
  const pieces: Uint8Array[] = []
  let at = 0
  const add = (id: number, data: Uint8Array, plain = data.length) => {
    const cipher = encrypt(data.subarray(plain), at + 4 + plain, data.length)
    pieces.push(uint16(id), uint16(data.length), data.subarray(0, plain), cipher)
    at += 4 + data.length
  }
  add(0x809, start)
  add(0x2f, filePass)
  for (const [id, data] of records) add(id, data, id === BOUND_SHEET ? 4 : 0)
  add(0x0a, new Uint8Array())
  return Buffer.concat(pieces)
}

/** @param biff8 of the older format, the record has no number of its method */
export function xorCipher(key: number, verifier: number, bytes: Uint8Array, biff8 = true): WorkbookCipher {
  const filePass = Buffer.concat([...(biff8 ? [uint16(0)] : []), uint16(key), uint16(verifier)])
  const rotateLeft = (byte: number) => ((byte << 5) | (byte >> 3)) & 0xff
  return {
    filePass,
    encrypt: (data, at, length) => data.map((byte, i) => rotateLeft(byte) ^ (bytes[(at + length + i) % 16] ?? 0)),
  }
}

/** RC4 with 40 bits, as Excel 97 has it. */
export function rc4Cipher(password: string): WorkbookCipher {
  const short = digest('md5', utf16(password)).subarray(0, 5)
  const base = digest('md5', ...Array.from({ length: 16 }, () => Buffer.concat([short, SALT]))).subarray(0, 5)
  const keyOf = (block: number) => digest('md5', base, uint32(block))
  const verifier = rc4(keyOf, Buffer.concat([VERIFIER, digest('md5', VERIFIER)]), 0)
  const filePass = Buffer.concat([uint16(1), uint16(1), uint16(1), SALT, verifier])
  return { filePass, encrypt: (data, at) => rc4(keyOf, data, at) }
}

/** RC4 through Windows' CryptoAPI, as Excel 2002 has it. @param bits 40 to 128 */
export function cryptoApiCipher(password: string, bits: number): WorkbookCipher {
  const base = digest('sha1', SALT, utf16(password))
  const keyOf = (block: number) => {
    const key = digest('sha1', base, uint32(block)).subarray(0, bits / 8)
    return bits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key
  }
  const encrypted = rc4(keyOf, Buffer.concat([VERIFIER, digest('sha1', VERIFIER)]), 0)
  const header = Buffer.concat([4, 0, 0x6801, 0x8004, bits, 1, 0, 0].map(uint32))
  const provider = utf16('Microsoft Strong Cryptographic Provider\0')
  const filePass = Buffer.concat([
    ...[uint16(1), uint16(2), uint16(2), uint32(4), uint32(header.length + provider.length), header, provider],
    ...[uint32(16), SALT, encrypted.subarray(0, 16), uint32(20), encrypted.subarray(16)],
  ])
  return { filePass, encrypt: (data, at) => rc4(keyOf, data, at) }
}

function rc4(keyOf: (block: number) => Uint8Array, data: Uint8Array, at: number): Buffer {
  return Buffer.from(
    data.map((byte, i) => byte ^ rc4Stream(keyOf(Math.floor((at + i) / 1024)), 1024)[(at + i) % 1024]!),
  )
}

type Streams = Record<string, Uint8Array>

export interface AgileRecipe {
  readonly password: string
  readonly hash: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512'
  readonly keyBits: 128 | 192 | 256
  readonly rounds?: number
}

/** The streams of a package as Office 2010 and later encrypt it. */
export function agilePackage(bytes: Uint8Array, { password, hash, keyBits, rounds = 1000 }: AgileRecipe): Streams {
  const name = hash.toLowerCase() as HashName
  const spun = spin(name, digest(name, SALT, utf16(password)), rounds, never) ?? Buffer.alloc(0)
  const packageKey = Buffer.alloc(keyBits / 8, 0x5a)
  const under = (block: string, value: Uint8Array) =>
    cbc(keyBits, fitted(digest(name, spun, Buffer.from(block, 'hex')), keyBits / 8), SALT, value).toString('base64')
  const cipher = (salt: Buffer) =>
    `saltSize="16" blockSize="16" keyBits="${keyBits}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" ` +
    `hashAlgorithm="${hash}" saltValue="${salt.toString('base64')}"`
  const xml =
    `<?xml version="1.0"?><encryption xmlns="urn:a" xmlns:p="urn:b"><keyData ${cipher(OTHER_SALT)}/><keyEncryptors>` +
    `<keyEncryptor uri="urn:b"><p:encryptedKey spinCount="${rounds}" ${cipher(SALT)} ` +
    `encryptedVerifierHashInput="${under('fea7d2763b4b9e79', VERIFIER)}" ` +
    `encryptedVerifierHashValue="${under('d7aa0f6d3061344e', digest(name, VERIFIER))}" ` +
    `encryptedKeyValue="${under('146e0be7abacd0d6', packageKey)}"/></keyEncryptor></keyEncryptors></encryption>`
  const segments = Array.from({ length: Math.ceil(bytes.length / 4096) }, (_, i) =>
    cbc(keyBits, packageKey, digest(name, OTHER_SALT, uint32(i)), bytes.subarray(i * 4096, (i + 1) * 4096)),
  )
  return {
    EncryptionInfo: Buffer.concat([uint16(4), uint16(4), uint32(0x40), Buffer.from(xml)]),
    EncryptedPackage: Buffer.concat([uint32(bytes.length), uint32(0), ...segments]),
  }
}

/** The streams of a package as Office 2007 encrypts it. */
export function standardPackage(bytes: Uint8Array, password: string, bits: 128 | 192 | 256 = 128): Streams {
  const spun = spin('sha1', digest('sha1', SALT, utf16(password)), 50_000, never) ?? Buffer.alloc(0)
  const hash = digest('sha1', spun, uint32(0))
  const half = (fill: number) =>
    digest(
      'sha1',
      Buffer.alloc(64, fill).map((byte, i) => byte ^ (hash[i] ?? 0)),
    )
  const key = Buffer.concat([half(0x36), half(0x5c)]).subarray(0, bits / 8)
  const encrypt = (value: Uint8Array) => blocks(createCipheriv(`aes-${bits}-ecb`, key, null), value)
  const header = Buffer.concat([0x24, 0, 0x660e + (bits - 128) / 64, 0x8004, bits, 0x18, 0, 0].map(uint32))
  return {
    EncryptionInfo: Buffer.concat([
      ...[uint16(3), uint16(2), uint32(0x24), uint32(header.length), header],
      ...[uint32(16), SALT, encrypt(VERIFIER), uint32(20), encrypt(digest('sha1', VERIFIER))],
    ]),
    EncryptedPackage: Buffer.concat([uint32(bytes.length), uint32(0), encrypt(bytes)]),
  }
}

function cbc(bits: number, key: Uint8Array, vector: Uint8Array, value: Uint8Array): Buffer {
  return blocks(createCipheriv(`aes-${bits}-cbc`, key, fitted(vector, 16)), value)
}

function blocks(cipher: ReturnType<typeof createCipheriv>, value: Uint8Array): Buffer {
  const whole = fitted(value, Math.ceil(value.length / 16) * 16, 0)
  return Buffer.concat([cipher.setAutoPadding(false).update(whole), cipher.final()])
}

function fitted(bytes: Uint8Array, length: number, fill = 0x36): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), fill)]).subarray(0, length)
}
