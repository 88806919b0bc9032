/** The measures of judged cases, with the bar that each has to reach. */
import type { PublicDecision } from '@support-agent/conversation'
import { expectedCalibrationError, macroF1 } from '@support-agent/diagnosis'
import { asPrediction, isRight, type Outcome } from './cases'

export interface Measure {
  readonly id: string
  /** A share, 0–1. */
  readonly value: number
  readonly bar?: { readonly least: number } | { readonly most: number } | undefined
}

const TELLS: readonly PublicDecision[] = ['answer', 'guide']
const TURNS_AWAY: readonly PublicDecision[] = ['silent', 'out-of-scope']
const ASKS: readonly PublicDecision[] = ['choose', 'ask']

export function measure(outcomes: readonly Outcome[]): Measure[] {
  const ours = outcomes.filter(({ accepts }) => typeof accepts !== 'string')
  const vague = outcomes.filter(({ accepts }) => accepts === 'vague')
  const others = outcomes.filter(({ accepts }) => accepts === 'out-of-scope')
  const told = ours.filter(({ addressed }) => TELLS.includes(addressed))
  const volunteered = ours.filter(({ unasked }) => TELLS.includes(unasked))
  const predictions = ours.map(asPrediction)
  return [
    { id: 'top-1', value: share(ours, isRight), bar: { least: 0.9 } },
    { id: 'top-3', value: share(ours, isAmongThree), bar: { least: 0.97 } },
    { id: 'macro-f1', value: macroF1(predictions) },
    { id: 'ece', value: expectedCalibrationError(predictions), bar: { most: 0.05 } },
    { id: 'addressed-told', value: share(ours, ({ addressed }) => TELLS.includes(addressed)), bar: { least: 0.7 } },
    { id: 'addressed-told-right', value: share(told, isRight), bar: { least: 0.95 } },
    {
      id: 'addressed-turned-away',
      value: share(ours, ({ addressed }) => TURNS_AWAY.includes(addressed), 0),
      bar: { most: 0.03 },
    },
    { id: 'unasked-spoken', value: share(ours, ({ unasked }) => TELLS.includes(unasked)), bar: { least: 0.5 } },
    { id: 'unasked-spoken-right', value: share(volunteered, isRight), bar: { least: 0.97 } },
    { id: 'out-of-scope-silent', value: share(others, ({ unasked }) => unasked === 'silent'), bar: { least: 0.98 } },
    {
      id: 'out-of-scope-turned-away',
      value: share(others, ({ addressed }) => addressed === 'out-of-scope'),
      bar: { least: 0.9 },
    },
    { id: 'vague-asked', value: share(vague, asksFirst), bar: { least: 0.9 } },
  ]
}

/** Whether the bot, addressed, asks or offers a choice instead of guessing. */
export function asksFirst({ addressed }: Outcome): boolean {
  return ASKS.includes(addressed)
}

export function isAmongThree({ accepts, ranking }: Outcome): boolean {
  return ranking.slice(0, 3).some((id) => accepts.includes(id))
}

/** @param ofNothing the share of no items: the one that fails no bar */
export function share<T>(items: readonly T[], holds: (item: T) => boolean, ofNothing = 1): number {
  return items.length ? items.filter(holds).length / items.length : ofNothing
}

export function reaches({ value, bar }: Measure): boolean {
  if (!bar) return true
  return 'least' in bar ? value >= bar.least : value <= bar.most
}
