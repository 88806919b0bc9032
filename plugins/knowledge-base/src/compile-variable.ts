/** An evidence file with its English → a variable of the model. */
import type { Variable, VariableValue } from '@support-agent/diagnosis'
import { distribution, LIKELIHOOD } from './likelihood'
import type { EnglishEvidenceFile, EvidenceFile } from './schema'
import { compileTest, type ValueFile } from './value-test'

type English = EnglishEvidenceFile | undefined

/** Where English lacks, the Chinese words stand in for it. */
export function compileVariable(id: string, file: EvidenceFile, english: English): Variable {
  const ids = Object.keys(file.values)
  return {
    id,
    quantity: file.reads,
    ...(file.names && { names: true }),
    values: Object.entries(file.values).map(([value, each]) => compileValue(value, each, english)),
    usually: usually(ids, file.usually ?? {}),
    text: { 'zh-CN': { title: file.title }, 'en-US': { title: english?.title ?? file.title } },
    ask: file.ask && compileAsk(ids, file.ask, english),
  }
}

/** Values that `usually` does not mention weigh as `possible`. */
function usually(ids: readonly string[], stated: Readonly<Record<string, number>>): number[] {
  const weights = ids.map((id) => stated[id] ?? LIKELIHOOD.possible ?? 0)
  return distribution(weights, weights)
}

function compileValue(id: string, value: ValueFile, english: English): VariableValue {
  const words = english?.values?.[id]
  return {
    id,
    test: compileTest(id, value),
    says: value.says ?? [],
    text: {
      'zh-CN': { label: value.label, means: value.means },
      'en-US': { label: words?.label ?? value.label, means: words?.means ?? value.means },
    },
  }
}

function compileAsk(ids: readonly string[], ask: NonNullable<EvidenceFile['ask']>, english: English): Variable['ask'] {
  const { question, why } = ask
  return {
    minutes: ask.minutes ?? 1,
    choices: (ask.choices ?? ids).filter((choice) => ids.includes(choice)),
    overlaps: ask.overlaps,
    text: {
      'zh-CN': { question, why },
      'en-US': { question: english?.ask?.question ?? question, why: english?.ask?.why ?? why },
    },
  }
}
