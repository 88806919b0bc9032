/** `evaluate`: how good the knowledge is on its cases, or a scorer on any intent set. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  fitBalance,
  type Knowledge,
  learnedScorer,
  TRAINING_SEED,
  type TrainScorer,
  trainBayes,
  trainWeights,
} from '@support-agent/diagnosis'
import { selectKnowledge } from '@support-agent/knowledge-base'
import { readArguments, UsageError } from '../command'
import { prepare } from '../evaluate/cases'
import { readGivenCases, reportGivenCases } from '../evaluate/given-cases'
import { judgeIntents } from '../evaluate/intents'
import { reaches } from '../evaluate/measures'
import { withMemory } from '../evaluate/memo'
import { casesText, givenText, intentsText, togetherText } from '../evaluate/print'
import { reliabilitySvg } from '../evaluate/reliability-svg'
import { measureTogether } from '../evaluate/together'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOfScorer } from '../knowledge'
import { reasonOf, say } from '../words'
import { reportCases } from './evaluate-cases'

const OPTIONS = {
  ...KNOWLEDGE_OPTIONS,
  scorer: { type: 'string', default: 'ours' },
  train: { type: 'string' },
  test: { type: 'string' },
  cases: { type: 'string' },
  together: { type: 'boolean', default: false },
  json: { type: 'string', default: 'data/evaluation.json' },
  bars: { type: 'boolean', default: false },
  fit: { type: 'string' },
  svg: { type: 'string' },
} as const

const SCORERS: Readonly<Record<string, () => TrainScorer>> = {
  ours: () => (labels, utterances) => learnedScorer(trainWeights({ labels, utterances, seed: TRAINING_SEED })),
  counts: () => trainBayes,
  // Loaded on demand: nobody else pays for the library.
  natural: () =>
    (
      require('@support-agent/diagnosis/src/words/natural-scorer') as typeof import('@support-agent/diagnosis/src/words/natural-scorer')
    ).trainNatural,
}

export async function evaluate(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, OPTIONS)
  const scorer = values.scorer ?? 'ours'
  const make = Object.hasOwn(SCORERS, scorer) ? SCORERS[scorer] : undefined
  if (!make) throw new UsageError(say('unknown-scorer', { scorer }))
  if ((values.train === undefined) !== (values.test === undefined)) throw new UsageError(say('both-files'))
  const trainScorer = make()

  if (values.train !== undefined && values.test !== undefined) {
    const report = judgeIntents(values.train, values.test, trainScorer)
    process.stdout.write(`${intentsText(report)}\n`)
    write(values.json, { scorer, ...report })
    return 0
  }
  const { bases, knowledge } = loadChosen(values)
  const inForce = bases.filter(({ id }) => knowledge.subjects.some(({ base }) => base === id))
  const modelFor = (chosen: Knowledge) =>
    modelOfScorer(chosen, ({ labels, utterances }) => trainScorer(labels, utterances))
  const model = modelFor(knowledge)
  if (values.fit !== undefined) {
    const cases = inForce.flatMap(({ cases: own }) => own).map(prepare)
    write(values.fit, fitBalance(withMemory(model), cases))
    return 0
  }
  if (values.together) {
    const withCases = inForce.filter(({ cases }) => cases.length)
    const measures = measureTogether(withCases, model, (id) => modelFor(selectKnowledge(bases, [id])))
    process.stdout.write(`${togetherText(measures)}\n`)
    write(values.json, { measures })
    return values.bars && !measures.every(reaches) ? 1 : 0
  }
  if (values.cases !== undefined) {
    const report = reportGivenCases(withMemory(model), readGivenCases(values.cases))
    process.stdout.write(`${givenText(report)}\n`)
    write(values.json, report)
    return values.bars && !report.measures.every(reaches) ? 1 : 0
  }
  const report = reportCases(model, inForce, scorer)
  process.stdout.write(`${casesText(report)}\n`)
  write(values.json, report)
  if (values.svg !== undefined) writeText(values.svg, reliabilitySvg(report.reliability, pictureWords()))
  return values.bars && !report.measures.every(reaches) ? 1 : 0
}

function pictureWords() {
  return { title: say('picture.title'), confidence: say('picture.confidence'), accuracy: say('picture.accuracy') }
}

function write(file: string, value: unknown): void {
  writeText(file, `${JSON.stringify(value, null, 2)}\n`)
}

function writeText(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  } catch (error) {
    throw new UsageError(say('unwritable', { file, what: reasonOf(error) }))
  }
  process.stderr.write(`${say('written', { file })}\n`)
}
