/** `simulate`: how well the questions and remedies do on simulated users. */
import { readArguments, UsageError } from '../command'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf } from '../knowledge'
import { simulationText } from '../simulate/print'
import { holds, simulate as run } from '../simulate/report'
import { readDraw, readWhole, requireCases } from '../simulate/usage'
import type { Draw } from '../simulate/user'

const OPTIONS = {
  ...KNOWLEDGE_OPTIONS,
  users: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
  draw: { type: 'string', default: 'prior' satisfies Draw },
  json: { type: 'boolean', default: false },
  bars: { type: 'boolean', default: false },
} as const

export async function simulate(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length) throw new UsageError(positionals.join(' '))
  const options = {
    users: readWhole('users', values.users, 1),
    seed: readWhole('seed', values.seed, 0),
    draw: readDraw(values.draw),
  }
  const { bases, knowledge } = loadChosen(values)
  const cases = bases
    .filter(({ id }) => knowledge.subjects.some(({ base }) => base === id))
    .flatMap(({ id, cases: own }) => own.map((one) => ({ ...one, base: id })))
  requireCases(cases, knowledge)
  const report = run(modelOf(knowledge), cases, options)
  process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : simulationText(report)}\n`)
  return values.bars && !report.bars.every(holds) ? 1 : 0
}
