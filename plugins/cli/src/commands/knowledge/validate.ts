/** `knowledge validate [DIR]`: every mistake with its place, and the example sentences run. */
import { type Base, describeMistake, loadBases, selectKnowledge } from '@support-agent/knowledge-base'
import { readArguments, UsageError } from '../../command'
import { diagnoseText } from '../../diagnose-line'
import { modelOf } from '../../knowledge'
import { say, terminalLocale } from '../../words'

/** @returns 1 when something is wrong */
export async function validate(args: readonly string[]): Promise<number> {
  const { positionals } = readArguments(args, {})
  const [directory = 'knowledge', ...more] = positionals
  if (more.length) throw new UsageError(say('usage'))
  const { bases, mistakes } = loadBases(directory)
  if (bases.length === 0 && mistakes.length === 0) throw new UsageError(say('no-knowledge', { directory }))
  const wrongExamples = bases.flatMap(runExamples)
  for (const line of [...mistakes.map((mistake) => describeMistake(mistake, terminalLocale())), ...wrongExamples]) {
    process.stdout.write(`${line}\n`)
  }
  const warnings = mistakes.filter(({ severity }) => severity !== 'error').length
  const errors = mistakes.length - warnings + wrongExamples.length
  if (errors) {
    process.stdout.write(`${say('invalid', { errors, warnings })}\n`)
    return 1
  }
  const topics = bases.flatMap((base) => base.topics)
  const utterances = topics.reduce((sum, topic) => sum + topic.utterances.length, 0)
  process.stdout.write(`${say('valid', { topics: topics.length, utterances, warnings })}\n`)
  return 0
}

/** The example sentences of a base that lead to another decision than its author says. */
function runExamples(base: Base, _index: number, bases: readonly Base[]): string[] {
  if (!base.examples.length) return []
  const model = modelOf(selectKnowledge(bases, [base.id]))
  return base.examples.flatMap(({ topic, text, decision }) => {
    const result = diagnoseText(model, { text, addressed: decision !== 'silent' })
    const rightTopic = result.topics[0]?.id === topic || !(decision === 'answer' || decision === 'guide')
    if (result.decision === decision && rightTopic) return []
    const actual = `${result.decision} ${result.topics[0]?.id ?? ''}`
    return [say('example-differs', { file: topic, text, expected: decision, actual })]
  })
}
