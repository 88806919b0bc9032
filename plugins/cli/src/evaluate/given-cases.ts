/**
 * Measures the knowledge on cases from elsewhere, which tune nothing. A line of the file is
 * `accepted ids<TAB>kind<TAB>text`: ids without their base and `|` between them, `*ask` for a complaint without a sign of its
 * cause, `*silent` for what is not ours; `⏎` in a text is a line break. `#` begins a remark.
 */
import { readFileSync } from 'node:fs'
import type { Model } from '@support-agent/diagnosis'
import type { LabelledCase } from '@support-agent/knowledge-base'
import { UsageError } from '../command'
import { reasonOf, say } from '../words'
import { judge, type Outcome, prepare } from './cases'
import { asksFirst, isAmongThree, type Measure, share } from './measures'

export interface GivenCase extends LabelledCase {
  /** The shape of the text: a log, a code, plain words. */
  readonly kind: string
}

export interface GivenReport {
  readonly cases: number
  readonly measures: readonly Measure[]
  readonly missed: readonly Outcome[]
}

/** @throws UsageError for a file that cannot be read or a line of another form */
export function readGivenCases(file: string): GivenCase[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError(say('unreadable', { file, what: reasonOf(error) }))
  }
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (!line.trim() || line.startsWith('#')) return []
    const [ids = '', kind, words] = line.split('\t')
    if (!words) throw new UsageError(say('not-a-case', { file, line: index + 1 }))
    return [{ text: words.replaceAll('⏎', '\n'), kind: kind ?? '', accepts: acceptsOf(ids) }]
  })
}

function acceptsOf(ids: string): LabelledCase['accepts'] {
  if (ids === '*ask') return 'vague'
  return ids === '*silent' ? 'out-of-scope' : ids.split('|')
}

/** With the model as it is. */
export function reportGivenCases(model: Model, cases: readonly GivenCase[]): GivenReport {
  const outcomes = cases.map((one) => withoutBases(judge(model, prepare(one))))
  const ours = outcomes.filter(({ accepts }) => typeof accepts !== 'string')
  const others = outcomes.filter(({ accepts }) => typeof accepts === 'string')
  return {
    cases: outcomes.length,
    measures: [
      { id: 'top-1', value: share(ours, isFirst), bar: { least: 0.85 } },
      { id: 'top-3', value: share(ours, isAmongThree), bar: { least: 0.95 } },
      { id: 'others-as-labelled', value: share(others, isAsLabelled), bar: { least: 12 / 14 } },
    ],
    missed: [...ours.filter((one) => !isFirst(one)), ...others.filter((one) => !isAsLabelled(one))],
  }
}

/** The file's ids name no base. */
function withoutBases(outcome: Outcome): Outcome {
  return { ...outcome, ranking: outcome.ranking.map((id) => id.slice(id.indexOf('/') + 1)) }
}

function isFirst({ accepts, ranking }: Outcome): boolean {
  return accepts.includes(ranking[0] ?? '')
}

function isAsLabelled(outcome: Outcome): boolean {
  return outcome.accepts === 'vague' ? asksFirst(outcome) : outcome.unasked === 'silent'
}
