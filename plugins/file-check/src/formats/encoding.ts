/** In which encoding bytes are text: strict decoders are asked one after another, the first that fits wins. */

export type Encoding = 'ascii' | 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** What `TextDecoder` calls it. */
const LABELS: Readonly<Record<Encoding, string>> = {
  ascii: 'utf-8',
  'utf-8': 'utf-8',
  'utf-8-bom': 'utf-8',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
}

export interface DecodedText {
  readonly encoding: Encoding
  /** Without a byte order mark; a letter that is cut at the end is left out. */
  readonly text: string
}

/** Of this many letters one may be a control character: logs hold a stray one now and then. */
const LETTERS_PER_CONTROL = 1_000
/** Below it the statistics of zero bytes say nothing. */
const LEAST_UTF16 = 16
/** Share of zero bytes in the high halves, and at most in the low ones, of Latin text in UTF-16. */
const ZEROS = { most: 0.02, least: 0.3 }
/** Share of the letters of two bytes that must be those of GB2312, which hold nearly all that is written. */
const COMMON_CHINESE = 0.8

/** @returns undefined where the bytes are not text: nothing at all, a binary, or an encoding that is not known here */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length === 0) return undefined
  const marked = byteOrderMark(bytes)
  if (marked) return decodedAs(marked.encoding, bytes.subarray(marked.length))
  const utf8 = decodedAs('utf-8', bytes)
  if (utf8) return bytes.every((byte) => byte < 0x80) ? { ...utf8, encoding: 'ascii' } : utf8
  const wide = zeroBytes(bytes)
  if (wide) return decodedAs(wide, bytes)
  return isCommonChinese(bytes) ? decodedAs('gb18030', bytes) : undefined
}

function byteOrderMark(bytes: Uint8Array): { encoding: Encoding; length: number } | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8-bom', length: 3 }
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

function decodedAs(encoding: Encoding, bytes: Uint8Array): DecodedText | undefined {
  try {
    const decoder = new TextDecoder(LABELS[encoding], { fatal: true, ignoreBOM: true })
    // As a stream, so that a letter that is cut at the end is no mistake.
    const text = decoder.decode(bytes, { stream: true })
    return looksWritten(text) ? { encoding, text } : undefined
  } catch {
    return undefined
  }
}

function looksWritten(text: string): boolean {
  let controls = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xffff) return false
    if (isControl(unit)) controls++
  }
  return controls <= text.length / LETTERS_PER_CONTROL
}

/** Other than those that texts hold: tab, line ends, backspace, escape, DOS' end of file. */
function isControl(unit: number): boolean {
  if (unit >= 0x20) return unit === 0x7f
  return unit < 0x08 || (unit > 0x0d && unit !== 0x1a && unit !== 0x1b)
}

/** Latin text in UTF-16 has a zero in every other byte; Chinese in UTF-16 without a byte order mark is not recognised. */
function zeroBytes(bytes: Uint8Array): Encoding | undefined {
  if (bytes.length < LEAST_UTF16) return undefined
  const pairs = Math.floor(bytes.length / 2)
  let first = 0
  let second = 0
  for (let at = 0; at < pairs * 2; at += 2) {
    if (bytes[at] === 0) first++
    if (bytes[at + 1] === 0) second++
  }
  if (second / pairs >= ZEROS.least && first / pairs <= ZEROS.most) return 'utf-16le'
  if (first / pairs >= ZEROS.least && second / pairs <= ZEROS.most) return 'utf-16be'
  return undefined
}

/** Random bytes often decode as GB18030 too, but then as letters that hardly anybody writes. */
function isCommonChinese(bytes: Uint8Array): boolean {
  let letters = 0
  let common = 0
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    letters++
    if (isInGb2312(bytes[at]!, bytes[at + 1]!)) common++
    at++
  }
  return common >= letters * COMMON_CHINESE
}

function isInGb2312(first: number, second: number): boolean {
  return second >= 0xa1 && ((first >= 0xa1 && first <= 0xa9) || (first >= 0xb0 && first <= 0xf7))
}
