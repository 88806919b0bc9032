/** The features of a text: hashes of units, pairs of units, and character n-grams that cross the borders of words. */
import { MAX_CODES, newUnits, readUnits, type Units } from './units'

/** Families of features; each has its own distribution in naive Bayes. */
export const FAMILIES = ['unit', 'pair', 'char2', 'char3', 'char4'] as const
/** From here on digits are all alike. */
const FIRST_CHARACTER_FAMILY = 2
export const FAMILY_COUNT = FAMILIES.length
/** No text has more features than this. */
export const MAX_FEATURES = FAMILY_COUNT * MAX_CODES

const MULTIPLIER = 0x9e3779b1
const SEED = 0x2c1b3c6d

/** The features of one text, in buffers that are filled anew by each {@link readFeatures}; repetitions are kept. */
export interface FeatureBuffer {
  readonly units: Units
  readonly hashes: Int32Array
  /** Index into {@link FAMILIES}. */
  readonly families: Uint8Array
  /** Where the feature stands in the canonical text, half open. */
  readonly starts: Uint16Array
  readonly ends: Uint16Array
  length: number
}

export function newFeatureBuffer(): FeatureBuffer {
  return {
    units: newUnits(),
    hashes: new Int32Array(MAX_FEATURES),
    families: new Uint8Array(MAX_FEATURES),
    starts: new Uint16Array(MAX_FEATURES),
    ends: new Uint16Array(MAX_FEATURES),
    length: 0,
  }
}

/** One step of a rolling hash; for a given `hash` different codes give different results. */
function roll(hash: number, code: number): number {
  const mixed = Math.imul(hash ^ code, MULTIPLIER)
  return mixed ^ (mixed >>> 15)
}

/** Spreads the hash over all 32 bits and tells the families apart. */
function finish(hash: number, family: number): number {
  const mixed = Math.imul(hash ^ Math.imul(family + 1, 0x85ebca6b), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

/** Writes the features of `text` into `buffer`. Accepts any string; folds case and width itself. */
export function readFeatures(text: string, buffer: FeatureBuffer): void {
  readUnits(text, buffer.units)
  buffer.length = 0
  readUnitsAndPairs(buffer)
  readCharacters(buffer)
}

/** The words of feature `index` of the buffer, as they stand in the canonical text; `#` stands for any digit. */
export function featureText(buffer: FeatureBuffer, index: number): string {
  const text = String.fromCharCode(...buffer.units.codes.subarray(buffer.starts[index], buffer.ends[index]))
  return buffer.families[index]! < FIRST_CHARACTER_FAMILY ? text : text.replace(/[0-9]/g, '#')
}

function put(buffer: FeatureBuffer, hash: number, family: number, start: number, end: number): void {
  const index = buffer.length++
  buffer.hashes[index] = finish(hash, family)
  buffer.families[index] = family
  buffer.starts[index] = start
  buffer.ends[index] = end
}

function readUnitsAndPairs(buffer: FeatureBuffer): void {
  const { codes, starts, ends, count } = buffer.units
  let previous = 0
  let previousStart = 0
  for (let unit = 0; unit < count; unit++) {
    const start = starts[unit]!
    const end = ends[unit]!
    let hash = SEED
    for (let i = start; i < end; i++) hash = roll(hash, codes[i]!)
    put(buffer, hash, 0, start, end)
    if (unit > 0) put(buffer, roll(roll(SEED, previous), hash), 1, previousStart, end)
    previous = hash
    previousStart = start
  }
}

/** Digits are exact in units; in character n-grams they are all alike. */
function shape(code: number): number {
  return code >= 48 && code <= 57 ? 48 : code
}

/** Character 2-, 3- and 4-grams of each run of words with its surrounding spaces. */
function readCharacters(buffer: FeatureBuffer): void {
  const { isWord, starts, ends, count, length } = buffer.units
  for (let unit = 0; unit < count; unit++) {
    if (isWord[unit] === 0) continue
    const from = starts[unit]! - 1
    while (unit + 1 < count && isWord[unit + 1] === 1) unit++
    readRun(buffer, from, Math.min(ends[unit]! + 1, length))
  }
}

function readRun(buffer: FeatureBuffer, from: number, to: number): void {
  const { codes } = buffer.units
  for (let start = from; start + 2 <= to; start++) {
    let hash = roll(roll(SEED, shape(codes[start]!)), shape(codes[start + 1]!))
    put(buffer, hash, 2, start, start + 2)
    if (start + 3 > to) continue
    hash = roll(hash, shape(codes[start + 2]!))
    put(buffer, hash, 3, start, start + 3)
    if (start + 4 > to) continue
    hash = roll(hash, shape(codes[start + 3]!))
    put(buffer, hash, 4, start, start + 4)
  }
}
