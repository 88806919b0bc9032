/**
 * A trained scorer with utterances that came or went since: what was learned is held, and the counts say by how much each
 * change moves it. Without changes nothing moves; the labels that nothing happened to keep their odds among themselves.
 *
 * score(c) = ln P_held(c | t) + a · n^-½ · Σ_f [ r'_fc − r_fc ], r = ln(λ + (1−λ) · p(f|c) / p(f)) of naive Bayes on counts
 * without and with the changes, a its calibration. A label that training did not know has the odds that the counts give it
 * against all that it did.
 */
import { type BayesScorer, SMOOTHING } from './bayes-scorer'
import { logSoftmax } from './calibration'
import { Counts } from './counts'
import { FAMILY_COUNT, featureText, newFeatureBuffer, readFeatures } from './features'
import type { LabelledText, Scorer, WordContribution, WordScores } from './scorer'

/** What there is now and was not trained on, and what was trained on and is no more. */
export interface UtteranceChanges {
  readonly added: readonly LabelledText[]
  readonly removed: readonly LabelledText[]
}

/** What training left: the scorer, and the counts of the same utterances under the same labels. */
export interface Trained {
  readonly scorer: Scorer
  readonly counts: BayesScorer
}

/** A feature of the text at hand, and its number in each of the vocabularies (−1: not in it). */
interface Feature {
  readonly family: number
  readonly place: number
  readonly trained: number
  readonly added: number
  readonly removed: number
}

/** An utterance that is not to count: of `label`, with so many features of each family. */
interface HeldOut {
  readonly label: string
  readonly sizes: Int32Array
}

interface ReadText {
  /** The different features that training or a change has seen. */
  readonly features: readonly Feature[]
  /** n^-½ over those and what nobody has seen. */
  readonly scale: number
  /** Share of the known features, 0–1. */
  readonly known: number
}

/** One for all: a text is read and used before the next one is. */
const BUFFER = newFeatureBuffer()

export class AmendedScorer implements Scorer {
  readonly #added: Counts
  readonly #removed: Counts
  /** Of each label, its place in what was trained; −1 for a new one. */
  readonly #trainedAt: Int32Array
  readonly #places: ReadonlyMap<string, number>
  /** The labels that the changes are about. */
  readonly #changed: readonly string[]
  /** Nothing has changed: the counts, which may still have to be made, are not asked. */
  readonly #isAsTrained: boolean

  /**
   * @param labels those in force now, in their order: some of the trained ones, and new ones
   * @throws RangeError when something is removed that was not counted
   */
  constructor(
    readonly trained: Trained,
    readonly labels: readonly string[],
    { added, removed }: UtteranceChanges,
  ) {
    const places = new Map(trained.scorer.labels.map((label, place) => [label, place]))
    this.#trainedAt = Int32Array.from(labels, (label) => places.get(label) ?? -1)
    this.#places = new Map(labels.map((label, place) => [label, place]))
    this.#added = countsOf(added)
    this.#removed = countsOf(removed)
    const touched = [...this.#added.labels, ...this.#removed.labels, ...labels.filter((label) => !places.has(label))]
    this.#changed = [...new Set(touched)]
    for (const label of this.#changed) this.#placeOf(label)
    const isSame = labels.length === trained.scorer.labels.length && this.#trainedAt.every((at, place) => at === place)
    this.#isAsTrained = isSame && !this.#changed.length
    const untrained = this.#removed.labels.find((label) => !places.has(label))
    if (untrained !== undefined) throw new RangeError(`Nothing was trained on ${untrained}`)
  }

  score(text: string): WordScores {
    return this.#isAsTrained ? this.trained.scorer.score(text) : this.#score(text)
  }

  /**
   * {@link score} by a model that has not seen this utterance of `label`: its counts are taken out, learned weights are held.
   * For judging utterances by the rest of them.
   */
  scoreWithout({ text, label }: LabelledText): WordScores {
    return this.#score(text, label)
  }

  /** Exact where no label is new; the share of what a new one's rivals have in common belongs to no word. */
  explain(text: string, label: string): WordContribution[] {
    if (this.#isAsTrained) return this.trained.scorer.explain(text, label)
    const isNew = this.#trainedAt[this.#placeOf(label)]! < 0
    const contributions = isNew ? [] : this.trained.scorer.explain(text, label)
    const weights = new Map(contributions.map(({ feature, weight }) => [feature, weight]))
    const { features, scale } = this.#read(text)
    for (const feature of features) {
      const moved = this.trained.counts.factor * scale * this.#againstMean(feature, label)
      const words = featureText(BUFFER, feature.place)
      weights.set(words, (weights.get(words) ?? 0) + moved)
    }
    return [...weights]
      .filter(([, weight]) => weight !== 0)
      .map(([feature, weight]) => ({ feature, weight }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  }

  #score(text: string, without?: string): WordScores {
    const held = heldScores(this.trained, text)
    const read = this.#read(text)
    const heldOut = without === undefined ? undefined : { label: without, sizes: sizesOf(read.features) }
    const scores = this.#scoresHeld(held.logProbabilities)
    const moving = heldOut ? [...new Set([...this.#changed, heldOut.label])] : this.#changed
    const factor = this.trained.counts.factor * read.scale
    let rival: number | undefined
    for (const label of moving) {
      const place = this.#placeOf(label)
      if (this.#trainedAt[place]! < 0) {
        rival ??= this.#trainedMass(text, read)
        scores[place] = -rival
      }
      let sum = 0
      for (const feature of read.features) sum += this.#moved(feature, label, heldOut)
      scores[place] = scores[place]! + factor * sum
    }
    // By as much as something is liked better now, the whole text is.
    const rise = scores.length ? highest(scores) - highest(held.logProbabilities) : 0
    return { logProbabilities: logSoftmax(scores, 1, scores), scope: held.scope + rise, known: read.known }
  }

  /** Those of training at the places of now, 0 for a new label. A loop: `Float64Array.from` takes ten times as long. */
  #scoresHeld(trained: Float64Array): Float64Array {
    const scores = new Float64Array(this.#trainedAt.length)
    for (let place = 0; place < scores.length; place++) {
      const at = this.#trainedAt[place]!
      if (at >= 0) scores[place] = trained[at]!
    }
    return scores
  }

  /**
   * By how much the feature speaks for the label more than it did in training; of a new label, how much it speaks for it at
   * all. In nats, without the constant ln λ.
   */
  #moved(feature: Feature, label: string, heldOut?: HeldOut): number {
    const counts = this.trained.counts.counts
    const { family } = feature
    const before = cellOf(counts, feature.trained, label, family)
    const added = cellOf(this.#added, feature.added, label, family)
    const removed = cellOf(this.#removed, feature.removed, label, family)
    const isOut = heldOut?.label === label
    const now = {
      count: before.count + added.count - removed.count - (isOut ? 1 : 0),
      size: Math.max(
        before.size + added.size - removed.size - (isOut ? heldOut.sizes[family]! : 0),
        this.#leastSize(before, family),
      ),
    }
    const rarity = this.#rarity(feature)
    return Math.log1p(shareIn(now) * rarity) - Math.log1p(shareIn(before) * rarity)
  }

  /** A new label is as large as the others are on average: what nobody has said of it yet is as in the corpus. */
  #leastSize({ size }: Cell, family: number): number {
    const { familyTotals, labels } = this.trained.counts.counts
    return size > 0 ? 0 : familyTotals[family]! / labels.length
  }

  #againstMean(feature: Feature, label: string): number {
    let own = 0
    let sum = 0
    for (const changed of this.#changed) {
      const moved = this.#moved(feature, changed)
      sum += moved
      if (changed === label) own = moved
    }
    return own - sum / this.labels.length
  }

  /** (1-λ)/λ / p(f), of the corpus as it is now; one that is gone is as rare as it was. */
  #rarity({ trained, added, removed, family }: Feature): number {
    const counts = this.trained.counts.counts
    const before = totalIn(counts, trained)
    const now = before + totalIn(this.#added, added) - totalIn(this.#removed, removed)
    const corpus =
      counts.familyTotals[family]! + this.#added.familyTotals[family]! - this.#removed.familyTotals[family]!
    return ((1 - SMOOTHING) / SMOOTHING) * (corpus / (now > 0 ? now : before))
  }

  /** ln of the mass of all trained labels by the counts, where a feature that no label has counts ln λ: a new label's rival. */
  #trainedMass(text: string, { features, scale }: ReadText): number {
    const { counts } = this.trained
    const seen = features.filter(({ trained }) => trained >= 0).length
    const raw = counts.rawScores(text)
    const without = scale * seen * Math.log(SMOOTHING)
    let most = Number.NEGATIVE_INFINITY
    for (const score of raw) most = Math.max(most, score)
    if (most === Number.NEGATIVE_INFINITY) return 0
    let sum = 0
    for (const score of raw) sum += Math.exp(counts.factor * (score - most))
    return counts.factor * (most - without) + Math.log(sum)
  }

  #read(text: string): ReadText {
    readFeatures(text, BUFFER)
    const { vocabulary, featureTotals } = this.trained.counts.counts
    const seen = new Set<number>()
    const features: Feature[] = []
    let unknown = 0
    for (let place = 0; place < BUFFER.length; place++) {
      const hash = BUFFER.hashes[place]!
      const found = vocabulary.find(hash)
      const trained = found >= 0 && featureTotals[found]! > 0 ? found : -1
      const added = this.#added.vocabulary.find(hash)
      if (trained < 0 && added < 0) unknown++
      else if (!seen.has(hash)) {
        seen.add(hash)
        const removed = this.#removed.vocabulary.find(hash)
        features.push({ family: BUFFER.families[place]!, place, trained, added, removed })
      }
    }
    const all = features.length + unknown
    return { features, scale: 1 / Math.sqrt(Math.max(1, all)), known: features.length ? features.length / all : 0 }
  }

  /** @throws RangeError for a label that is not in force */
  #placeOf(label: string): number {
    const place = this.#places.get(label)
    if (place === undefined) throw new RangeError(`Unknown label: ${label}`)
    return place
  }
}

/** A plan asks for the same text before and after it: what training says of it is worked out once. */
let newest: { readonly trained: Trained; readonly text: string; readonly scores: WordScores } | undefined

function heldScores(trained: Trained, text: string): WordScores {
  if (newest?.trained !== trained || newest.text !== text) {
    newest = { trained, text, scores: trained.scorer.score(text) }
  }
  return newest.scores
}

function countsOf(utterances: readonly LabelledText[]): Counts {
  const counts = new Counts([...new Set(utterances.map(({ label }) => label))])
  counts.addAll(utterances)
  return counts
}

function totalIn({ featureTotals }: Counts, feature: number): number {
  return feature < 0 ? 0 : featureTotals[feature]!
}

/** How many of a label's utterances have a feature, and how many features of its family they have in all. */
interface Cell {
  readonly count: number
  readonly size: number
}

function cellOf(counts: Counts, feature: number, label: string, family: number): Cell {
  const column = counts.columnOf(label)
  if (column < 0) return { count: 0, size: 0 }
  return {
    count: feature < 0 ? 0 : counts.rows.get(feature, column),
    size: counts.labelTotals[family * counts.labels.length + column]!,
  }
}

function shareIn({ count, size }: Cell): number {
  return size > 0 ? Math.max(0, count) / size : 0
}

function sizesOf(features: readonly Feature[]): Int32Array {
  const sizes = new Int32Array(FAMILY_COUNT)
  for (const { family } of features) sizes[family] = sizes[family]! + 1
  return sizes
}

function highest(values: Float64Array): number {
  let most = Number.NEGATIVE_INFINITY
  for (const value of values) most = Math.max(most, value)
  return most
}
