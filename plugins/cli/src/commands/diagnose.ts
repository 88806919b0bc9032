/** `diagnose`: one text for people, or a line of JSON each for programs. */
import { createInterface } from 'node:readline'
import type { Model } from '@support-agent/diagnosis'
import { readArguments, UsageError } from '../command'
import { type DiagnoseLine, diagnoseText, type Request, readRequest } from '../diagnose-line'
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
  if (values.jsonl) return answerLines(model)
  process.stdout.write(`${forPeople(diagnoseText(model, { text, addressed: true }), model)}\n`)
  return 0
}

async function answerLines(model: Model): Promise<number> {
  let line = 0
  let wrong = 0
  for await (const raw of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++
    if (!raw.trim()) continue
    const request = readRequest(raw)
    if ('wrong' in request) {
      wrong++
      const error = say('wrong-line', { line, what: say(request.wrong) })
      process.stderr.write(`${error}\n`)
      process.stdout.write(`${JSON.stringify({ error })}\n`)
    } else {
      process.stdout.write(`${JSON.stringify(diagnoseText(model, request as Request))}\n`)
    }
  }
  return wrong ? 1 : 0
}

function forPeople({ decision, topics, reply }: DiagnoseLine, model: Model): string {
  const ranked = topics
    .slice(0, MOST_SHOWN)
    .map(({ id, p }) => say('ranked', { percent: (p * 100).toFixed(1).padStart(5), id, title: titleOf(model, id) }))
  return [reply ?? '', '', say('decision', { decision }), ...ranked].join('\n').trimStart()
}
