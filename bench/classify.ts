/** How fast and how good classifying is: ours against natural and wink, thousands of topics, single edits, training. */
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import {
  evaluateIntents,
  type IncrementalScorer,
  type IntentLine,
  type LabelledText,
  type LearnedWeights,
  labelledLines,
  labelsOf,
  learnedScorer,
  type TrainScorer,
  trainBayes,
  trainWeights,
} from '@support-agent/diagnosis'
import { readIntentSet, split, syntheticSet } from './classify-data'
import { CONTESTANTS, type Contestant } from './classify-rivals'
import { type Bar, format, judge, percentile, timed, timesOf } from './report'

const SEED = 1
/** Texts that each contestant classifies; some need milliseconds each. */
const TIMED_TEXTS = 600
const ROUNDS = 3

/** Options: --train and --test, files of one JSON object {text, label} a line (their bars are those of CLINC150). */
export function benchmarkClassify(options: readonly string[]): boolean {
  const { values } = parseArgs({ args: [...options], options: { train: { type: 'string' }, test: { type: 'string' } } })
  const bars =
    values.train !== undefined && values.test !== undefined
      ? fileBars(readIntentSet(values.train), readIntentSet(values.test))
      : syntheticBars()
  return judge(bars)
}

function fileBars(train: readonly IntentLine[], test: readonly IntentLine[]): Bar[] {
  return [...qualityBars(train, test), ...comparisonBars(labelledLines(train), labelledLines(test))]
}

function syntheticBars(): Bar[] {
  const [train, test] = split(syntheticSet({ topics: 70, utterances: 32, script: 'latin', seed: SEED }), 24, 32)
  return [...comparisonBars(train, test), ...trainingBars(train), ...scalingBars('latin'), ...scalingBars('han')]
}

/** Speed and accuracy on the same lines in the same run. */
function comparisonBars(train: readonly LabelledText[], test: readonly LabelledText[]): Bar[] {
  const results = CONTESTANTS.map((contestant) => compete(contestant, train, test))
  const others = results.filter(({ ours }) => !ours)
  const fastest = Math.min(...others.map(({ median }) => median))
  const mostAccurate = Math.max(...others.map(({ accuracy }) => accuracy))
  const learned = results.find(({ name }) => name === 'learned weights')!
  const bars = results
    .filter(({ ours }) => ours)
    .flatMap(({ name, median, accuracy }): Bar[] => [
      {
        name: `${name}: time against the faster of the others`,
        value: median / fastest,
        limit: 0.1,
        judged: 'strictly',
        good: 'at most',
      },
      {
        name: `${name}: accuracy against the better of the others`,
        value: accuracy,
        limit: mostAccurate,
        judged: 'strictly',
        good: 'at least',
      },
    ])
  const median = { name: 'learned weights: median time', value: learned.median, limit: 15, unit: ' µs' }
  return [{ ...median, judged: 'with slack', good: 'at most' }, ...bars]
}

function compete(
  { name, ours, train: trainContestant }: Contestant,
  train: readonly LabelledText[],
  test: readonly LabelledText[],
) {
  const { ms, result: classify } = timed(() => trainContestant(train))
  const stride = Math.max(1, Math.floor(test.length / TIMED_TEXTS))
  const sample = test.filter((_, i) => i % stride === 0)
  const times = timesOf(sample, ({ text }) => classify(text), ROUNDS)
  const accuracy = sample.filter(({ text, label }) => classify(text) === label).length / sample.length
  const median = percentile(times, 0.5)
  console.log(
    `${name}: trained in ${format(ms)} ms, median ${format(median)} µs, p99 ${format(percentile(times, 0.99))} µs, accuracy ${format(100 * accuracy)} %`,
  )
  return { name, ours, median, accuracy }
}

/** Learned weights on a base of the usual size. */
function trainingBars(lines: readonly LabelledText[]): Bar[] {
  const { ms, result } = timed(() => trainWeights({ labels: labelsOf(lines), utterances: lines, seed: SEED }))
  return [
    {
      name: `learning weights of ${lines.length} utterances`,
      value: ms,
      limit: 1000,
      unit: ' ms',
      judged: 'with slack',
      good: 'at most',
    },
    {
      name: 'size of learned weights',
      value: bytesOf(result) / 2 ** 20,
      limit: 8,
      unit: ' MB',
      judged: 'with slack',
      good: 'at most',
    },
  ]
}

function bytesOf({ hashes, base, starts, postings, bias }: LearnedWeights): number {
  return [hashes, base, starts, postings, bias].reduce((sum, { byteLength }) => sum + byteLength, 0)
}

/** Counts alone at 5,000 topics × 20 utterances. */
function scalingBars(script: 'latin' | 'han'): Bar[] {
  const lines = syntheticSet({ topics: 5000, utterances: 22, script, seed: SEED })
  const [train, test] = split(lines, 20, 22)
  const before = memory()
  const { ms, result: scorer } = timed(() => trainBayes(labelsOf(train), train))
  const size = (memory() - before) / 2 ** 20
  const sample = test.filter((_, i) => i % 10 === 0)
  const classifying = timesOf(sample, ({ text }) => scorer.score(text), ROUNDS)
  const { adding, removing } = editTimes(scorer, sample)
  const bar = (name: string, value: number, limit: number, unit: string): Bar => ({
    name: `5,000 topics (${script}): ${name}`,
    value,
    limit,
    unit,
    judged: 'with slack',
    good: 'at most',
  })
  console.log(`5,000 topics (${script}): classify median ${format(percentile(classifying, 0.5))} µs`)
  return [
    bar('training 100,000 utterances', ms, 5000, ' ms'),
    bar('classify, p99', percentile(classifying, 0.99), 1000, ' µs'),
    bar('add one utterance, p99', percentile(adding, 0.99), 1000, ' µs'),
    bar('remove one utterance, p99', percentile(removing, 0.99), 1000, ' µs'),
    bar('memory', size, 200, ' MB'),
  ]
}

/** Microseconds of adding and of removing each line, the best of some rounds. */
function editTimes(scorer: IncrementalScorer, lines: readonly LabelledText[]) {
  const adding = lines.map(() => Number.POSITIVE_INFINITY)
  const removing = lines.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < ROUNDS; round++) {
    lines.forEach((line, i) => {
      adding[i] = Math.min(adding[i]!, 1000 * timed(() => scorer.add(line)).ms)
    })
    lines.forEach((line, i) => {
      removing[i] = Math.min(removing[i]!, 1000 * timed(() => scorer.remove(line)).ms)
    })
  }
  return { adding, removing }
}

/** Bytes in use after a full collection. */
function memory(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** Accuracy, rejection and calibration of learned weights; the test lines are only read for these figures. */
function qualityBars(train: readonly IntentLine[], test: readonly IntentLine[]): Bar[] {
  const trainScorer: TrainScorer = (labels, utterances) =>
    learnedScorer(trainWeights({ labels, utterances, seed: SEED }))
  const { reliability, confusions, ...report } = evaluateIntents({ train, test, trainScorer, seed: SEED })
  console.log(report)
  console.log('Most confused:', confusions.slice(0, 5))
  console.table(reliability.filter(({ count }) => count > 0))
  return [
    { name: 'accuracy', value: report.accuracy, limit: 0.93, judged: 'strictly', good: 'at least' },
    { name: 'AUROC of scope', value: report.auroc, limit: 0.965, judged: 'strictly', good: 'at least' },
    { name: 'expected calibration error', value: report.ece, limit: 0.02, judged: 'strictly', good: 'at most' },
  ]
}
