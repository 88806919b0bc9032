/** A long day in twenty groups: whether budgets are kept, every answer belongs to its question, and memory stays flat. */
import { MOST_GROWTH, type SoakReport, soak } from '../test/helpers/soak'
import { judge } from './report'

const MESSAGES = 100_000

/** Takes how many messages. */
export async function benchmarkSoak([messages = String(MESSAGES)]: readonly string[]): Promise<boolean> {
  const began = performance.now()
  const report = await soak(Number(messages))
  print(report, (performance.now() - began) / 1000)
  return judge([
    ...report.readings.map(({ name, used, most, window }) => ({
      name: `most that ${name} had in ${window / 1000} s`,
      value: used,
      limit: most,
      judged: 'strictly' as const,
      good: 'at most' as const,
    })),
    { name: 'mixed-up quotes', value: report.mixedUp.length, limit: 0, judged: 'strictly', good: 'at most' },
    {
      name: 'growth of the heap',
      value: report.growth,
      limit: MOST_GROWTH,
      unit: ' MB',
      judged: 'strictly',
      good: 'at most',
    },
  ])
}

function print({ messages, questions, sent }: SoakReport, seconds: number): void {
  console.log(`${messages} messages, ${questions} about our subject, ${sent} sent, in ${seconds.toFixed(0)} s`)
}
