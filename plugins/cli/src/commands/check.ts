/** `check`: what a file's name, size and content tell; for people, as JSON, or a line of JSON each for programs. */
import type { Model } from '@support-agent/diagnosis'
import { type CheckPolicy, CheckPool, DEFAULT_CHECK_POLICY } from '@support-agent/file-check'
import { readSensitiveWords } from '@support-agent/knowledge-base'
import { type CheckLine, type CheckRequest, checkFile } from '../check-file'
import { readArguments, UsageError } from '../command'
import { answerLines } from '../json-lines'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf, titleOf } from '../knowledge'
import { say } from '../words'

const MOST_SHOWN = 3

export async function check(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, {
    ...KNOWLEDGE_OPTIONS,
    name: { type: 'string' },
    size: { type: 'string' },
    json: { type: 'boolean', default: false },
    jsonl: { type: 'boolean', default: false },
  })
  const model = modelOf(loadChosen(values).knowledge)
  const policy: CheckPolicy = { ...DEFAULT_CHECK_POLICY, sensitiveWords: readSensitiveWords(values.knowledge) }
  const pool = new CheckPool({ workers: 1, queue: 1 })
  try {
    if (values.jsonl && (positionals.length > 0 || (values.name ?? values.size) !== undefined)) {
      throw new UsageError(say('jsonl-alone'))
    }
    if (positionals.length > 1) throw new UsageError(say('one-file'))
    if (values.jsonl) return await answerLines((line) => checkLine(line, model, pool, policy))
    const result = await checkFile(
      { path: positionals[0], name: values.name, size: sizeOf(values.size) },
      model,
      pool,
      policy,
    )
    if ('wrong' in result) throw new UsageError(say(result.wrong))
    process.stdout.write(`${values.json ? JSON.stringify(result) : forPeople(result, model)}\n`)
    return 0
  } finally {
    await pool.close()
  }
}

function checkLine(line: string, model: Model, pool: CheckPool, policy: CheckPolicy) {
  const request = readCheck(line)
  return 'wrong' in request ? request : checkFile(request, model, pool, policy)
}

type WrongCheck = 'not-json' | 'no-path-or-name' | 'wrong-size'

/** Reads one line of `--jsonl`: {"path"?, "name"?, "size"?}. */
export function readCheck(line: string): CheckRequest | { readonly wrong: WrongCheck } {
  const value = parse(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { wrong: 'not-json' }
  const { path, name, size } = value as Record<string, unknown>
  const isText = (field: unknown): field is string | undefined => field === undefined || typeof field === 'string'
  if (!isText(path) || !isText(name) || (path ?? name) === undefined) return { wrong: 'no-path-or-name' }
  if (size === undefined || size === null) return { path, name }
  return isSize(size) ? { path, name, size } : { wrong: 'wrong-size' }
}

function sizeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const size = Number(text)
  if (text.trim() === '' || !isSize(size)) throw new UsageError(say('wrong-size'))
  return size
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function forPeople({ verdict, findings, unfinished, topics, reply }: CheckLine, model: Model): string {
  return [
    reply ?? '',
    '',
    say('verdict', { verdict }),
    ...findings.map(({ id, severity, sentence }) => say('finding', { severity: severity.padEnd(7), id, sentence })),
    ...unfinished.map(({ check: id, why }) => say('unfinished', { id, why })),
    ...topics
      .slice(0, MOST_SHOWN)
      .map(({ id, p }) => say('ranked', { percent: (p * 100).toFixed(1).padStart(5), id, title: titleOf(model, id) })),
  ].join('\n')
}
