/** A plan in a few lines: what gets better, what gets worse, what looks misplaced. */
import type { LabelledText } from '@support-agent/conversation'
import type { Change, Comparison, Knowledge, LocaleId } from '@support-agent/diagnosis'
import { describeProblem, type Problem } from '@support-agent/knowledge-base'
import { describeEdit, titleOf, verdictInWords } from '../describe-edit'
import { clipped, percent, word } from '../words'
import type { Plan } from '../workshop'

/** So many sentences of each kind are shown. */
const MOST_CHANGES = 3
const MOST_WARNINGS = 3
const MOST_PROBLEMS = 5

export function planLines(plan: Plan, locale: LocaleId): string[] {
  const { draft, comparison, after, warnings, notes } = plan
  const { knowledge } = after
  return [
    word(locale, 'plan.title', { what: describeEdit(draft, knowledge, locale) }),
    ...comparisonLines(comparison, knowledge, locale),
    ...warnings.slice(0, MOST_WARNINGS).map((warning) => {
      const said = { text: clipped(warning.text), topic: titleOf(knowledge, warning.topic, locale) }
      return warning.kind === 'duplicate'
        ? word(locale, 'plan.duplicate', said)
        : word(locale, 'plan.closer', { ...said, percent: percent(warning.p) })
    }),
    ...more(warnings.length - MOST_WARNINGS, locale),
    ...notes
      .slice(0, MOST_PROBLEMS)
      .map((note) => word(locale, 'refused.item', { why: describeProblem(note, locale) })),
    ...(draft.scope === 'global' ? [] : [word(locale, 'plan.here')]),
  ]
}

export function comparisonLines(
  { better, worse, moved, judged }: Comparison<LabelledText>,
  knowledge: Knowledge,
  locale: LocaleId,
): string[] {
  if (!better.length && !worse.length && !moved.length) return [word(locale, 'plan.nothing', { judged })]
  const counts = { judged, better: better.length, worse: worse.length, moved: moved.length }
  const changes = (key: 'plan.better' | 'plan.worse', list: readonly Change<LabelledText>[]) => [
    ...list.slice(0, MOST_CHANGES).map(({ example, before, after }) =>
      word(locale, key, {
        text: clipped(example.text),
        before: verdictInWords(before.said, knowledge, locale),
        after: verdictInWords(after.said, knowledge, locale),
      }),
    ),
    ...more(list.length - MOST_CHANGES, locale),
  ]
  return [word(locale, 'plan.counts', counts), ...changes('plan.worse', worse), ...changes('plan.better', better)]
}

export function refusedLines(problems: readonly Problem[], locale: LocaleId): string[] {
  return [
    word(locale, 'refused.title'),
    ...problems
      .slice(0, MOST_PROBLEMS)
      .map((one) => word(locale, 'refused.item', { why: describeProblem(one, locale) })),
    ...more(problems.length - MOST_PROBLEMS, locale),
  ]
}

function more(count: number, locale: LocaleId): string[] {
  return count > 0 ? [word(locale, 'plan.more', { count })] : []
}
