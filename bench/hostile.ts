/** What a hostile text costs: 100,000 characters of each kind of soup through the whole line. */
import { createModel, trainingOf, trainScorer } from '@support-agent/diagnosis'
import { loadBases, selectKnowledge } from '@support-agent/knowledge-base'
import { diagnoseText } from '../plugins/cli/src/diagnose-line'
import { type Bar, judge, timesOf } from './report'
import { soups } from './soups'

const LENGTH = 100_000
const LIMIT_MS = 50
const ROUNDS = 3

export function benchmarkHostile(): boolean {
  const knowledge = selectKnowledge(loadBases('knowledge').bases)
  const model = createModel(knowledge, trainScorer(trainingOf(knowledge)))
  const take = (text: string) => diagnoseText(model, { text, at: new Date(0), addressed: true })
  take('错误码50001')
  return judge(
    soups(LENGTH).map(
      ([name, text]): Bar => ({
        name: `100,000 characters of ${name}`,
        value: (timesOf([text], take, ROUNDS)[0] ?? Number.NaN) / 1000,
        limit: LIMIT_MS,
        unit: ' ms',
        judged: 'with slack',
        good: 'at most',
      }),
    ),
  )
}
