/** `knowledge check`: what the files as they are change in the cases, against a commit, by the preview of the chat. */
import { resolve } from 'node:path'
import { amendModel, TRAINING_SEED, trainingOf, trainWeights } from '@support-agent/diagnosis'
import {
  type Bases,
  describeMistake,
  loadBases,
  type Mistake,
  readBases,
  selectKnowledge,
  weightsCache,
} from '@support-agent/knowledge-base'
import { comparisonLines, previewChange, trainedOn } from '@support-agent/teaching'
import { readArguments, UsageError } from '../../command'
import { filesAt } from '../../git'
import { CACHE } from '../../knowledge'
import { say, terminalLocale } from '../../words'

const OPTIONS = {
  against: { type: 'string', default: 'HEAD' },
  knowledge: { type: 'string', default: 'knowledge' },
} as const

/** @returns 1 when the files have errors, or a case or an utterance that was right no longer is: a change that is worth a look */
export async function checkAgainst(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, OPTIONS)
  if (positionals.length) throw new UsageError(say('usage'))
  const { against, knowledge: directory } = values
  const before = readBases(filesAt(against, resolve(directory))).bases
  const { bases: after, mistakes } = loadBases(directory)
  const errors = mistakes.filter(({ severity }) => severity === 'error')
  if (errors.length) return refuse(errors)
  return compareBases(before, after)
}

function refuse(errors: readonly Mistake[]): number {
  for (const error of errors) process.stderr.write(`${describeMistake(error, terminalLocale())}\n`)
  return 1
}

/** What was learned of the knowledge before is held, and the counts of what changed move it: as after an edit in the chat. */
async function compareBases(before: Bases, after: Bases): Promise<number> {
  const [was, is] = [selectKnowledge(before), selectKnowledge(after)]
  if (!was.topics.length || !is.topics.length) throw new UsageError(say('check.no-topics'))
  const cache = weightsCache(CACHE)
  const weights = cache.read(was.revision) ?? trainWeights({ ...trainingOf(was), seed: TRAINING_SEED })
  cache.write(was.revision, weights)
  const trained = trainedOn(was, weights)
  const comparison = await previewChange(
    { bases: before, model: amendModel(trained, was) },
    { bases: after, model: amendModel(trained, is) },
  )
  for (const line of comparisonLines(comparison, is, terminalLocale())) process.stdout.write(`${line}\n`)
  return comparison.worse.length ? 1 : 0
}
