/** Reads the options of a simulation, and says what is wrong with them. */
import type { Knowledge } from '@support-agent/diagnosis'
import type { LabelledCase } from '@support-agent/knowledge-base'
import { UsageError } from '../command'
import { terminalLocale } from '../words'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'
import type { Draw } from './user'

const words = (): typeof zhCN => (terminalLocale() === 'en-US' ? enUS : zhCN)
const LARGEST = 1_000_000

/** @throws UsageError unless it is a whole number from `least` to a million */
export function readWhole(option: string, text: string | undefined, least: number): number {
  const number = /^\d{1,7}$/.test(text ?? '') ? Number(text) : Number.NaN
  if (number >= least && number <= LARGEST) return number
  throw new UsageError(words()['wrong-number'].replace('{option}', option).replace('{least}', String(least)))
}

/** @throws UsageError for any other word */
export function readDraw(text: string | undefined): Draw {
  if (text === 'prior' || text === 'uniform') return text
  throw new UsageError(words()['wrong-draw'])
}

/** @throws UsageError when users could say nothing */
export function requireCases(cases: readonly LabelledCase[], { topics }: Knowledge): void {
  const causes = new Set(topics.filter(({ kind }) => kind === 'cause').map(({ id }) => id))
  const hasVague = cases.some(({ accepts }) => accepts === 'vague')
  const hasReal = cases.some(({ accepts }) => typeof accepts !== 'string' && causes.has(accepts[0] ?? ''))
  if (!hasVague || !hasReal) throw new UsageError(words()['no-cases'])
}
