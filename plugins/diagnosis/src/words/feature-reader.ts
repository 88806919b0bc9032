/** Finds the different features of a text in a vocabulary; the front of every scorer. */
import { type FeatureBuffer, featureText, MAX_FEATURES, newFeatureBuffer, readFeatures } from './features'
import type { Vocabulary } from './vocabulary'

/** Holds what the last read text contains; each text overwrites the one before. */
export class FeatureReader {
  readonly buffer: FeatureBuffer = newFeatureBuffer()
  /** The different known features, in the order of their first occurrence: ids[0 … known). */
  readonly ids = new Int32Array(MAX_FEATURES)
  readonly #places = new Int32Array(MAX_FEATURES)
  known = 0
  /** Occurrences of unknown features. */
  unknown = 0
  #stamps = new Int32Array(0)
  #now = 0

  constructor(readonly vocabulary: Vocabulary) {}

  /** Reads a text; a feature whose total is 0 counts as unknown. */
  read(text: string, totals?: Int32Array): void {
    readFeatures(text, this.buffer)
    this.find(totals)
  }

  /** Finds what the buffer holds in the vocabulary. */
  find(totals?: Int32Array): void {
    const { hashes, length } = this.buffer
    const now = this.#nextStamp()
    const stamps = this.#stamps
    let known = 0
    let unknown = 0
    for (let i = 0; i < length; i++) {
      const id = this.vocabulary.find(hashes[i]!)
      if (id < 0 || (totals !== undefined && totals[id] === 0)) unknown++
      else if (stamps[id] !== now) {
        stamps[id] = now
        this.ids[known] = id
        this.#places[known++] = i
      }
    }
    this.known = known
    this.unknown = unknown
  }

  /** Share of the different features that are known, 0–1. */
  get share(): number {
    return this.known === 0 ? 0 : this.known / (this.known + this.unknown)
  }

  /** n^-½, n = different known features + unknown occurrences: what a long or strange text's score is divided by. */
  get scale(): number {
    return 1 / Math.sqrt(Math.max(1, this.known + this.unknown))
  }

  /** The words of the known feature `index` (0 … known). */
  words(index: number): string {
    return featureText(this.buffer, this.#places[index]!)
  }

  #nextStamp(): number {
    if (this.#stamps.length < this.vocabulary.size) {
      this.#stamps = new Int32Array(2 * this.vocabulary.size)
      this.#now = 0
    }
    if (this.#now === 0x7fffffff) {
      this.#stamps.fill(0)
      this.#now = 0
    }
    return ++this.#now
  }
}
