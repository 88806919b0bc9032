/** Reports as text for a terminal. */
import type { Confusion, IntentReport, ReliabilityBin } from '@support-agent/diagnosis'
import type { CasesReport } from '../commands/evaluate-cases'
import { say } from '../words'
import type { GivenReport } from './given-cases'
import { type Measure, reaches } from './measures'

const percent = (value: number) => `${(value * 100).toFixed(1)}%`

export function casesText(report: CasesReport): string {
  return [
    say('evaluate.cases', { cases: report.cases, folds: report.folds, scorer: report.scorer }),
    ...report.measures.map(measureLine),
    `  ${'false-answers'.padEnd(26)}${String(report.falseAnswers).padStart(7)}`,
    '',
    say('evaluate.reliability'),
    ...reliabilityLines(report.reliability),
    '',
    say('evaluate.confusions'),
    ...confusionLines(report.confusions),
    '',
    say('evaluate.worst'),
    ...report.worst.map(({ text, accepts, found, p }) => `  ${percent(p)}  ${accepts} → ${found}  ${text}`),
    '',
    say('evaluate.pairs'),
    ...report.pairs.map(
      ({ topics, utterances, similarity }) =>
        `  ${similarity.toFixed(2)}  ${topics.join(' · ')}  ${utterances.map((text) => JSON.stringify(text)).join(' · ')}`,
    ),
    '',
    say('evaluate.without-evidence', { topics: report.withoutEvidence.join(', ') || '–' }),
  ].join('\n')
}

export function givenText({ cases, measures, missed }: GivenReport): string {
  return [
    say('evaluate.given', { cases }),
    ...measures.map(measureLine),
    '',
    say('evaluate.missed'),
    ...missed.map(
      ({ accepts, ranking, p, addressed, unasked, text }) =>
        `  ${accepts} → ${ranking[0]} ${percent(p)} (${addressed}, ${unasked})  ${JSON.stringify(text.slice(0, LONGEST_TEXT))}`,
    ),
  ].join('\n')
}

export function togetherText(measures: readonly Measure[]): string {
  return [say('evaluate.together'), ...measures.map(measureLine)].join('\n')
}

/** Columns of a measure's name. */
const WIDEST = 40

/** Characters of a missed case that are shown. */
const LONGEST_TEXT = 100

function measureLine(measure: Measure): string {
  const { id, value, bar } = measure
  const wanted = bar
    ? `  ${reaches(measure) ? '✓' : '✗'} ${'least' in bar ? `≥ ${percent(bar.least)}` : `≤ ${percent(bar.most)}`}`
    : ''
  return `  ${id.padEnd(WIDEST)}${percent(value).padStart(7)}${wanted}`
}

function reliabilityLines(bins: readonly ReliabilityBin[]): string[] {
  return bins
    .filter(({ count }) => count > 0)
    .map(
      ({ from, to, count, confidence, accuracy }) =>
        `  ${percent(from).padStart(6)} – ${percent(to).padStart(6)}  ${String(count).padStart(5)}  ${percent(confidence).padStart(6)}  ${percent(accuracy).padStart(6)}`,
    )
}

const MOST_CONFUSIONS = 15

function confusionLines(confusions: readonly Confusion[]): string[] {
  return confusions
    .slice(0, MOST_CONFUSIONS)
    .map(({ truth, predicted, count }) => `  ${count} × ${truth} → ${predicted}`)
}

export function intentsText(report: IntentReport & { readonly medianMicroseconds: number }): string {
  return [
    say('evaluate.intents', { inScope: report.inScopeLines, outOfScope: report.outOfScopeLines }),
    `  accuracy                  ${percent(report.accuracy)}`,
    `  top-3                     ${percent(report.top3)}`,
    `  macro-f1                  ${percent(report.macroF1)}`,
    `  auroc                     ${report.auroc.toFixed(4)}`,
    `  out-of-scope recall       ${percent(report.outOfScopeRecall)}`,
    `  false answers             ${report.falseAnswers}`,
    `  in scope kept             ${percent(report.inScopeKept)}`,
    `  threshold                 ${report.threshold.toFixed(4)}`,
    `  ece                       ${percent(report.ece)}`,
    `  median time to classify   ${report.medianMicroseconds.toFixed(1)} µs`,
    '',
    say('evaluate.confusions'),
    ...confusionLines(report.confusions),
  ].join('\n')
}
