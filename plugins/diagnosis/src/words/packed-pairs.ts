/**
 * A dense table of values of pairs, made small and fast: each feature keeps its median over the labels once, and only
 * the largest deviations from it, each as one 32-bit number.
 */

const WEIGHT_LIMIT = 32_767
const BINS = 4096

/** Plain data: survives structured cloning, so that a worker can send it. */
export interface PackedPairs {
  /** Median value of each feature over the labels. */
  readonly base: Float32Array
  /** Deviations of feature f: postings[starts[f] … starts[f + 1]), each weight · 2^labelBits + label. */
  readonly starts: Int32Array
  readonly postings: Int32Array
  readonly labelBits: number
  /** Value of weight 1. */
  readonly unit: number
}

/**
 * Packs [feature · width + label] values, keeping about `most` deviations; overwrites `values`. `reach`: the largest
 * deviation that will be appended later.
 */
export function packPairs(values: Float32Array, width: number, most: number, reach = 0): PackedPairs {
  const features = width === 0 ? 0 : values.length / width
  const { base, largest } = centre(values, width)
  const limit = keptFrom(values, largest, most)
  const unit = (Math.max(largest, reach) || 1) / WEIGHT_LIMIT
  const labelBits = Math.max(8, Math.ceil(Math.log2(Math.max(1, width))))
  const starts = new Int32Array(features + 1)
  let kept = 0
  for (let cell = 0; cell < values.length; cell++) if (Math.abs(values[cell]!) >= limit) kept++
  const postings = new Int32Array(kept)
  let next = 0
  for (let f = 0; f < features; f++) {
    for (let label = 0; label < width; label++) {
      const deviation = values[f * width + label]!
      if (Math.abs(deviation) < limit) continue
      postings[next++] = (Math.round(deviation / unit) << labelBits) | label
    }
    starts[f + 1] = next
  }
  return { base, starts, postings, labelBits, unit }
}

/** Adds features that have `base` everywhere but at one label, where they have `excesses` more (within the reach). */
export function appendSingles(
  packed: PackedPairs,
  base: number,
  { labels, excesses }: { labels: Int32Array; excesses: Float32Array },
): PackedPairs {
  const features = packed.base.length
  const kept = packed.postings.length
  const bases = new Float32Array(features + labels.length).fill(base)
  const starts = new Int32Array(features + labels.length + 1)
  const postings = new Int32Array(kept + labels.length)
  bases.set(packed.base)
  starts.set(packed.starts)
  postings.set(packed.postings)
  for (let i = 0; i < labels.length; i++) {
    postings[kept + i] = (Math.round(excesses[i]! / packed.unit) << packed.labelBits) | labels[i]!
    starts[features + i + 1] = kept + i + 1
  }
  return { ...packed, base: bases, starts, postings }
}

/** Subtracts each row's median in place. */
function centre(values: Float32Array, width: number): { base: Float32Array; largest: number } {
  const base = new Float32Array(width === 0 ? 0 : values.length / width)
  const scratch = new Float32Array(width)
  let largest = 0
  for (let f = 0; f < base.length; f++) {
    const row = values.subarray(f * width, (f + 1) * width)
    scratch.set(row)
    const median = selectSmallest(scratch, width >> 1)
    base[f] = median
    for (let label = 0; label < width; label++) {
      row[label] = row[label]! - median
      largest = Math.max(largest, Math.abs(row[label]!))
    }
  }
  return { base, largest }
}

/** The value that would stand at `rank` (0 = smallest) if the values were sorted; reorders them (Hoare 1961). */
function selectSmallest(values: Float32Array, rank: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const pivot = values[(low + high) >> 1]!
    let left = low
    let right = high
    while (left <= right) {
      while (values[left]! < pivot) left++
      while (values[right]! > pivot) right--
      if (left > right) break
      const value = values[left]!
      values[left++] = values[right]!
      values[right--] = value
    }
    if (rank <= right) high = right
    else if (rank >= left) low = left
    else break
  }
  return values[rank]!
}

/** The deviation from which on about `most` are left. Deviations of 0 are never kept. */
function keptFrom(values: Float32Array, largest: number, most: number): number {
  const counts = new Int32Array(BINS + 1)
  const perBin = largest / BINS
  if (perBin === 0) return Number.POSITIVE_INFINITY
  for (let cell = 0; cell < values.length; cell++) counts[Math.floor(Math.abs(values[cell]!) / perBin)]!++
  let bin = BINS
  for (let kept = counts[bin]!; bin > 0 && kept + counts[bin - 1]! <= most; bin--) kept += counts[bin - 1]!
  return bin === 0 ? Number.MIN_VALUE : bin * perBin
}
