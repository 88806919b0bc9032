/** Cuts a text into units: one CJK character, or one run of letters, digits and apostrophes. */

/** Longest canonical form that is read, in UTF-16 units: bounds the cost of hostile texts. */
export const MAX_CODES = 512
const MAX_TEXT = 4 * MAX_CODES
/** Digit runs longer than this say only how long they are: account numbers, telephone numbers, times. */
const MAX_EXACT_DIGITS = 5
const MAX_DIGIT_LENGTH = 12
const SPACE = 32
const ZERO = 48

/** Letters with case or compatibility forms that plain ASCII arithmetic cannot fold; rare, so the slow path may allocate. */
const FOLDABLE = /[\u00aa-\u1fff\u2070-\u2fff\u3200-\u33ff\uf900-\ufaff\uff61-\uffdc]/

/** The units of one text, in buffers that are filled anew by each {@link readUnits}. */
export interface Units {
  /** The canonical text: CJK characters stand alone, each run of words is surrounded by single spaces. */
  readonly codes: Uint16Array
  length: number
  /** Number of units; unit i is codes[starts[i] … ends[i]), half open. */
  count: number
  readonly starts: Uint16Array
  readonly ends: Uint16Array
  /** 1 where the unit is a word (letters, digits), 0 where it is one CJK character. */
  readonly isWord: Uint8Array
}

export function newUnits(): Units {
  return {
    codes: new Uint16Array(MAX_CODES + 1),
    length: 0,
    count: 0,
    starts: new Uint16Array(MAX_CODES + 1),
    ends: new Uint16Array(MAX_CODES + 1),
    isWord: new Uint8Array(MAX_CODES + 1),
  }
}

/** Lower-case code of a word character, or 0. */
function wordCode(code: number): number {
  if (code >= 97 && code <= 122) return code
  if (code >= 65 && code <= 90) return code + 32
  if ((code >= ZERO && code <= 57) || code === 39) return code
  if (code < 0xc0) return 0
  if (code === 0x2019) return 39
  if (code <= 0x1fff) return code === 0xd7 || code === 0xf7 ? 0 : code
  // Full-width letters and digits.
  if (code >= 0xff10 && code <= 0xff5a) return wordCode(code - 0xfee0)
  return 0
}

/** A character of a script that is written without spaces: Han, kana, hangul. */
function isCjk(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0x3041 && code <= 0x30ff) || (code >= 0xac00 && code <= 0xd7a3)
}

/** Ends the word that began at `start`; long digit runs become zeros. Returns the length of the canonical text. */
function closeWord(units: Units, start: number, length: number): number {
  let end = length
  let digits = true
  for (let i = start; i < length && digits; i++) digits = units.codes[i]! >= ZERO && units.codes[i]! <= 57
  if (digits && length - start > MAX_EXACT_DIGITS) {
    end = start + Math.min(length - start, MAX_DIGIT_LENGTH)
    units.codes.fill(ZERO, start, end)
  }
  units.starts[units.count] = start
  units.ends[units.count] = end
  units.isWord[units.count++] = 1
  if (end < MAX_CODES) units.codes[end++] = SPACE
  return end
}

/** Reads `text` into `units`. Linear in the text, of which only a bounded beginning is read. */
export function readUnits(text: string, units: Units): void {
  const read = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const source = FOLDABLE.test(read) ? read.normalize('NFKC').toLowerCase() : read
  const { codes } = units
  units.count = 0
  let length = 0
  let wordStart = -1
  for (let i = 0; i < source.length && length < MAX_CODES - 1; i++) {
    const code = source.charCodeAt(i)
    const word = wordCode(code)
    if (word !== 0) {
      if (wordStart < 0) {
        const afterWord = units.count > 0 && units.isWord[units.count - 1] === 1
        if (!afterWord) codes[length++] = SPACE
        wordStart = length
      }
      codes[length++] = word
      continue
    }
    if (wordStart >= 0) {
      length = closeWord(units, wordStart, length)
      wordStart = -1
    }
    if (isCjk(code) && length < MAX_CODES) {
      units.starts[units.count] = length
      codes[length++] = code
      units.ends[units.count] = length
      units.isWord[units.count++] = 0
    }
  }
  if (wordStart >= 0) length = closeWord(units, wordStart, length)
  units.length = length
}
