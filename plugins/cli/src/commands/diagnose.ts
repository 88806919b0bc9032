/** `diagnose`: one text for people, or a line of JSON each for programs. */
import type { Model } from '@support-agent/diagnosis'
import { readArguments, UsageError } from '../command'
import { type DiagnoseLine, diagnoseText, readRequest, type WrongRequest } from '../diagnose-line'
import { answerLines } from '../json-lines'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf, titleOf } from '../knowledge'
import { say } from '../words'

/** How many topics a person wants to see. */
const MOST_SHOWN = 5

export async function diagnose(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...KNOWLEDGE_OPTIONS,
    jsonl: { type: 'boolean', default: false },
  })
  const text = positionals.join(' ')
  if (!values.jsonl && !text) throw new UsageError(say('no-text'))
  const model = modelOf(loadChosen(values).knowledge)
  if (values.jsonl) return answerLines((line) => answerLine(model, line))
  process.stdout.write(`${forPeople(diagnoseText(model, { text, addressed: true }), model)}\n`)
  return 0
}

function answerLine(model: Model, line: string): DiagnoseLine | { readonly wrong: WrongRequest } {
  const request = readRequest(line)
  return 'wrong' in request ? request : diagnoseText(model, request)
}

function forPeople({ decision, topics, reply }: DiagnoseLine, model: Model): string {
  const ranked = topics
    .slice(0, MOST_SHOWN)
    .map(({ id, p }) => say('ranked', { percent: (p * 100).toFixed(1).padStart(5), id, title: titleOf(model, id) }))
  return [reply ?? '', '', say('decision', { decision }), ...ranked].join('\n').trimStart()
}
