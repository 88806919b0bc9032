/** How benchmarks measure time and judge their figures. */
import { cpus, loadavg } from 'node:os'

/** Absolute figures depend on the machine: they fail only beyond this multiple of their limit. Ratios get no slack. */
const SLACK = 3

export interface Bar {
  readonly name: string
  readonly value: number
  readonly limit: number
  readonly unit?: string
  /** A ratio or a quality is judged strictly; an absolute time or size with slack. */
  readonly judged: 'strictly' | 'with slack'
  readonly good: 'at most' | 'at least'
}

export function printMachine(): void {
  const all = cpus()
  const load = loadavg()[0]?.toFixed(1) ?? 'unknown'
  const model = all[0]?.model.trim() ?? 'unknown'
  console.log(`Machine: ${model}, ${all.length} cores, load ${load}, Node ${process.versions.node}`)
}

/** Prints each bar with its verdict; returns whether all held. */
export function judge(bars: readonly Bar[]): boolean {
  let allHeld = true
  for (const { name, value, limit, unit = '', judged, good } of bars) {
    const allowed = judged === 'strictly' ? limit : limit * SLACK
    const held = good === 'at most' ? value <= allowed : value >= allowed
    allHeld &&= held
    const verdict = held ? 'ok  ' : 'FAIL'
    const slack = judged === 'strictly' ? '' : ` (fails beyond ×${SLACK})`
    console.log(`${verdict} ${name}: ${format(value)}${unit}, ${good} ${format(limit)}${unit}${slack}`)
  }
  return allHeld
}

/** The value below which `share` (0–1) of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** Milliseconds that `work` takes once, and what it returns. */
export function timed<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

/**
 * Microseconds of `work` on each item, the best of some rounds after one to warm up: percentiles over the items then tell
 * of the items, not of what else the machine was doing.
 */
export function timesOf<T>(items: readonly T[], work: (item: T) => unknown, rounds: number): number[] {
  for (const item of items) work(item)
  const best = items.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    items.forEach((item, i) => {
      best[i] = Math.min(best[i]!, 1000 * timed(() => work(item)).ms)
    })
  }
  return best
}

export function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4)
}
