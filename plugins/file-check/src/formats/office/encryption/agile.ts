/** The key of a package that Office 2010 or a later one encrypted: [MS-OFFCRYPTO] 2.3.4.10 to 2.3.4.15, described in XML. */
import { createDecipheriv } from 'node:crypto'
import { digest, type HashName, spin, uint32 } from './hash'
import { STANDARD_PASSWORD_UTF16 } from './password'
import type { Decrypt } from './standard'

const HASHES: Readonly<Record<string, HashName>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA-256': 'sha256',
  SHA384: 'sha384',
  'SHA-384': 'sha384',
  SHA512: 'sha512',
  'SHA-512': 'sha512',
}
/** What each of the three values under the password is encrypted with, beside the password's hash. */
const BLOCK = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
}
const SEGMENT = 4_096
/** The most that the format allows. */
const MOST_ROUNDS = 10_000_000
const PAD = 0x36

interface Cipher {
  readonly hash: HashName
  readonly keyBits: number
  readonly salt: Buffer
}

/** @returns `locked` where the standard password does not fit, `over` where the time was up */
export function openAgile(xml: string, isOver: () => boolean): Decrypt | 'locked' | 'over' {
  const data = elementOf(xml, 'keyData')
  const password = elementOf(xml, 'encryptedKey')
  const [dataCipher, passwordCipher] = [cipherOf(data), cipherOf(password)]
  const rounds = Number(password.get('spinCount'))
  if (!dataCipher || !passwordCipher || !(rounds >= 0 && rounds <= MOST_ROUNDS)) return 'locked'
  const start = digest(passwordCipher.hash, passwordCipher.salt, STANDARD_PASSWORD_UTF16)
  const spun = spin(passwordCipher.hash, start, rounds, isOver)
  if (!spun) return 'over'
  const value = (attribute: string, block: Buffer) =>
    decryptBlocks(passwordCipher, keyFor(passwordCipher, spun, block), passwordCipher.salt, base64(password, attribute))
  const input = value('encryptedVerifierHashInput', BLOCK.verifierInput).subarray(0, passwordCipher.salt.length)
  const stated = value('encryptedVerifierHashValue', BLOCK.verifierHash)
  const expected = digest(passwordCipher.hash, input)
  if (!expected.equals(stated.subarray(0, expected.length))) return 'locked'
  const key = value('encryptedKeyValue', BLOCK.key).subarray(0, dataCipher.keyBits / 8)
  return (bytes) => decryptSegments(dataCipher, key, bytes)
}

/** The attributes of the first element of this name, whatever its prefix. */
function elementOf(xml: string, name: string): ReadonlyMap<string, string> {
  const tag = new RegExp(`<(?:\\w{1,20}:)?${name}\\s([^<>]{0,4000})>`).exec(xml)?.[1] ?? ''
  return new Map([...tag.matchAll(/(\w{1,40})="([^"]{0,500})"/g)].map(([, key, value]) => [key ?? '', value ?? '']))
}

function cipherOf(element: ReadonlyMap<string, string>): Cipher | undefined {
  const hash = HASHES[element.get('hashAlgorithm') ?? '']
  const keyBits = Number(element.get('keyBits'))
  const isKnown = element.get('cipherAlgorithm') === 'AES' && element.get('cipherChaining') === 'ChainingModeCBC'
  if (!hash || !isKnown || ![128, 192, 256].includes(keyBits)) return undefined
  return { hash, keyBits, salt: base64(element, 'saltValue') }
}

function base64(element: ReadonlyMap<string, string>, attribute: string): Buffer {
  return Buffer.from(element.get(attribute) ?? '', 'base64')
}

function keyFor({ hash, keyBits }: Cipher, spun: Buffer, block: Buffer): Buffer {
  return fitted(digest(hash, spun, block), keyBits / 8)
}

/** Each segment has an initialisation vector from its number. */
function decryptSegments(cipher: Cipher, key: Buffer, bytes: Uint8Array): Buffer {
  const segments: Buffer[] = []
  for (let at = 0; at < bytes.length; at += SEGMENT) {
    const vector = digest(cipher.hash, cipher.salt, uint32(at / SEGMENT))
    segments.push(decryptBlocks(cipher, key, vector, bytes.subarray(at, at + SEGMENT)))
  }
  return Buffer.concat(segments)
}

function decryptBlocks({ keyBits }: Cipher, key: Buffer, vector: Buffer, bytes: Uint8Array): Buffer {
  if (key.length !== keyBits / 8) return Buffer.alloc(0)
  const cipher = createDecipheriv(`aes-${keyBits}-cbc`, key, fitted(vector, 16)).setAutoPadding(false)
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 16))
  return Buffer.concat([cipher.update(whole), cipher.final()])
}

/** Cut, or filled up with the format's own filler. */
function fitted(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), PAD)]).subarray(0, length)
}
