/** What naive Bayes counts: how many utterances of each label contain each feature. */
import { FeatureReader } from './feature-reader'
import { FAMILY_COUNT, readFeatures } from './features'
import type { LabelledText } from './scorer'
import { MAX_COLUMNS, SparseRows } from './sparse-rows'
import { Vocabulary } from './vocabulary'

/** Counts over binary features (each distinct feature once an utterance). Whole numbers: removing undoes adding exactly. */
export class Counts {
  readonly vocabulary = new Vocabulary()
  /** Row = feature, column = label, value = utterances of the label that contain the feature. */
  readonly rows = new SparseRows()
  /** Family of each feature. */
  families = new Uint8Array(1024)
  /** Utterances that contain each feature, over all labels. */
  featureTotals = new Int32Array(1024)
  /** Sum of the counts of a family, by family. */
  readonly familyTotals = new Float64Array(FAMILY_COUNT)
  /** The same of one label: [family · labels + label], and its inverse (0 for 0). */
  readonly labelTotals: Float64Array
  readonly inverseTotals: Float64Array
  /** Utterances of each label. */
  readonly utterances: Int32Array
  /** Utterances of all labels. */
  size = 0
  readonly #index: ReadonlyMap<string, number>
  readonly #reader = new FeatureReader(this.vocabulary)

  /** @throws RangeError for more than 65,536 labels, or a label given twice */
  constructor(readonly labels: readonly string[]) {
    if (labels.length > MAX_COLUMNS) throw new RangeError(`More than ${MAX_COLUMNS} labels`)
    this.#index = new Map(labels.map((label, index) => [label, index]))
    if (this.#index.size < labels.length) throw new RangeError('A label is given twice')
    this.labelTotals = new Float64Array(FAMILY_COUNT * labels.length)
    this.inverseTotals = new Float64Array(FAMILY_COUNT * labels.length)
    this.utterances = new Int32Array(labels.length)
  }

  /** @throws RangeError for a label that is not one of {@link Counts.labels} */
  labelIndex(label: string): number {
    const index = this.columnOf(label)
    if (index < 0) throw new RangeError(`Unknown label: ${label}`)
    return index
  }

  /** The column of a label, -1 for one that is not counted here. */
  columnOf(label: string): number {
    return this.#index.get(label) ?? -1
  }

  /** Counts one utterance. @throws RangeError for an unknown label */
  add({ text, label }: LabelledText): void {
    const column = this.labelIndex(label)
    this.#join(text)
    const ids = this.#ids()
    for (const id of ids) this.rows.increment(id, column)
    this.#total(ids, column, 1)
  }

  /** Counts many; label by label, which keeps rows growing at their ends. */
  addAll(utterances: readonly LabelledText[]): void {
    const groups: LabelledText[][] = this.labels.map(() => [])
    for (const utterance of utterances) groups[this.labelIndex(utterance.label)]!.push(utterance)
    for (const group of groups) for (const utterance of group) this.add(utterance)
  }

  /**
   * Takes back one utterance.
   * @throws RangeError, changing nothing, if it cannot have been added: one of its features was never seen with the label
   */
  remove({ text, label }: LabelledText): void {
    const column = this.labelIndex(label)
    this.#reader.read(text, this.featureTotals)
    const ids = this.#ids()
    const counted = this.utterances[column]! > 0 && this.#reader.unknown === 0
    if (!counted || !ids.every((id) => this.rows.get(id, column) > 0)) {
      throw new RangeError(`No such utterance of ${label}`)
    }
    for (const id of ids) this.rows.decrement(id, column)
    this.#total(ids, column, -1)
  }

  /** The numbers of the different known features of a text (a copy). */
  features(text: string): Int32Array {
    this.#reader.read(text, this.featureTotals)
    return this.#reader.ids.slice(0, this.#reader.known)
  }

  /** Gives each feature of the text a number. */
  #join(text: string): void {
    const { buffer } = this.#reader
    readFeatures(text, buffer)
    for (let i = 0; i < buffer.length; i++) {
      const id = this.vocabulary.add(buffer.hashes[i]!)
      if (id >= this.families.length) this.#grow()
      this.families[id] = buffer.families[i]!
    }
    this.rows.ensure(this.vocabulary.size)
    this.#reader.find()
  }

  #ids(): Int32Array {
    return this.#reader.ids.subarray(0, this.#reader.known)
  }

  #total(ids: Int32Array, column: number, by: 1 | -1): void {
    this.utterances[column] = this.utterances[column]! + by
    this.size += by
    for (const id of ids) {
      const family = this.families[id]!
      const cell = family * this.labels.length + column
      this.featureTotals[id] = this.featureTotals[id]! + by
      this.familyTotals[family] = this.familyTotals[family]! + by
      this.labelTotals[cell] = this.labelTotals[cell]! + by
    }
    for (let cell = column; cell < this.labelTotals.length; cell += this.labels.length) {
      this.inverseTotals[cell] = this.labelTotals[cell] === 0 ? 0 : 1 / this.labelTotals[cell]!
    }
  }

  #grow(): void {
    const size = 2 * this.families.length
    const families = new Uint8Array(size)
    const featureTotals = new Int32Array(size)
    families.set(this.families)
    featureTotals.set(this.featureTotals)
    this.families = families
    this.featureTotals = featureTotals
  }
}
