/** Tells a secret from a number that only looks like one. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_CHARACTERS = '10X98765432'

/** Whether 18 characters are a Chinese identity number: the last is the checksum of the others (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isIdentityNumber(text: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return CHECK_CHARACTERS[sum % 11] === text[17]?.toUpperCase()
}

/** Resolvers that people name in advice; they point at nobody. */
const PUBLIC_RESOLVERS: ReadonlySet<string> = new Set([
  '114.114.114.114',
  '114.114.115.115',
  '223.5.5.5',
  '223.6.6.6',
  '119.29.29.29',
  '180.76.76.76',
  '8.8.8.8',
  '8.8.4.4',
  '1.1.1.1',
  '1.0.0.1',
  '9.9.9.9',
])

/** Whether an IPv4 address can lead to somebody: valid, not private, loopback, link-local, multicast or a public resolver. */
export function isPersonalAddress(text: string): boolean {
  const parts = text.split('.').map(Number)
  if (parts.some((part) => part > 255) || PUBLIC_RESOLVERS.has(text)) return false
  const [first = 0, second = 0] = parts
  if (first === 0 || first === 10 || first === 127 || first >= 224) return false
  if (
    (first === 172 && second >= 16 && second < 32) ||
    (first === 192 && second === 168) ||
    (first === 169 && second === 254)
  )
    return false
  // Four small numbers are a version more often than an address.
  return !parts.every((part) => part < 20)
}

const REGION = /省|市|区|县|镇|乡|村|州/
const STREET = /路|街|道|巷|弄|胡同|小区|花园|大厦|公寓|苑|新村/
const DOOR = /[\d一二三四五六七八九十百]{1,6}(?:号|栋|幢|楼|室|单元|弄|层|期)/

/** Whether words behind 地址 name a place: two of region, street and door. */
export function isPlacePart(text: string): boolean {
  return [REGION, STREET, DOOR].filter((part) => part.test(text)).length >= 2
}

/** Whether eight digits are a day of this century, as log files are named by. */
export function isCalendarDay(text: string): boolean {
  return /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(text)
}
