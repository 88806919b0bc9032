/** How fast a question is chosen: at the size of the shipped base, and with thousands of topics. */
import {
  createModel,
  DEFAULT_BALANCE,
  type Evidence,
  infer,
  type Knowledge,
  type Model,
  NO_PROGRESS,
  nextMove,
  prepareQuestions,
  type Random,
  rankQuestions,
  type Scorer,
  seededRandom,
  type Topic,
  type Variable,
} from '@support-agent/diagnosis'
import { type Bar, format, judge, percentile, timesOf } from './report'

const SEED = 1
const VARIABLES = 25
/** Variables that a topic mentions. */
const MENTIONED = 6
const CASES = 200
const ROUNDS = 3

/** Takes no options. Judged is the 99th percentile over cases of one to three answers, the posterior included. */
export function benchmarkQuestion(): boolean {
  return judge([...bars(70, 1000), ...bars(2000, 20_000)])
}

/** `limit` in microseconds. */
function bars(topics: number, limit: number): Bar[] {
  const model = syntheticModel(topics)
  const cases = syntheticCases(model)
  const ranking = timesOf(cases, (evidence) => rankQuestions(model, evidence, { skip: new Set() }), ROUNDS)
  const moving = timesOf(cases, (evidence) => nextMove(model, evidence, NO_PROGRESS), ROUNDS)
  const inferring = timesOf(cases, (evidence) => infer(model, evidence), ROUNDS)
  console.log(`${topics} topics: of this the posterior takes ${format(percentile(inferring, 0.5))} µs (median)`)
  const bar = (name: string, times: readonly number[]): Bar => ({
    name: `${topics} topics, ${VARIABLES} variables: ${name}, p99 (median ${format(percentile(times, 0.5))} µs)`,
    value: percentile(times, 0.99),
    limit,
    unit: ' µs',
    judged: 'with slack',
    good: 'at most',
  })
  return [bar('choosing a question', ranking), bar('choosing to ask or to act', moving)]
}

function syntheticModel(topics: number): Model {
  const random = seededRandom(SEED)
  const variables = Array.from({ length: VARIABLES }, (_, i) => syntheticVariable(i, random))
  const knowledge: Knowledge = {
    revision: String(SEED),
    subjects: [],
    variables,
    topics: Array.from({ length: topics }, (_, i) => syntheticTopic(i, variables, random)),
  }
  return createModel(knowledge, evenScorer(knowledge), DEFAULT_BALANCE)
}

/** Words say nothing: their scoring is measured elsewhere. */
function evenScorer({ topics }: Knowledge): Scorer {
  const logProbabilities = new Float64Array(topics.length).fill(-Math.log(topics.length))
  return {
    labels: topics.map(({ id }) => id),
    score: () => ({ logProbabilities, scope: 0, known: 1 }),
    explain: () => [],
  }
}

function syntheticVariable(i: number, random: Random): Variable {
  const ids = Array.from({ length: 2 + Math.floor(random() * 7) }, (_, value) => `value-${value}`)
  const words = { question: '', why: '' }
  return {
    id: `variable-${i}`,
    values: ids.map((id) => ({
      ...{ id, test: { test: 'none' }, says: [`${id}-of-${i}`] },
      text: { 'zh-CN': { label: id }, 'en-US': { label: id } },
    })),
    usually: distribution(ids.length, random),
    text: { 'zh-CN': { title: '' }, 'en-US': { title: '' } },
    ask: { minutes: 1, choices: ids.slice(0, 8), text: { 'zh-CN': words, 'en-US': words } },
  }
}

function syntheticTopic(i: number, variables: readonly Variable[], random: Random): Topic {
  const mentioned = Array.from({ length: MENTIONED }, () => variables[Math.floor(random() * variables.length)]!)
  const words = { title: '', summary: '', remedies: {} }
  return {
    ...{ id: `base/topic-${i}`, base: 'base', kind: 'cause', prior: 1 + Math.floor(random() * 9), utterances: [] },
    evidence: Object.fromEntries(mentioned.map(({ id, values }) => [id, distribution(values.length, random)])),
    remedies: Array.from({ length: 5 }, (_, r) => ({
      id: `remedy-${r}`,
      success: random(),
      minutes: 1 + 9 * random(),
    })),
    claims: [],
    text: { 'zh-CN': words, 'en-US': words },
  }
}

function distribution(length: number, random: Random): number[] {
  const weights = Array.from({ length }, () => random() ** 2 + 0.01)
  const sum = weights.reduce((total, each) => total + each, 0)
  return weights.map((weight) => weight / sum)
}

/** A sentence and one to three answers. */
function syntheticCases({ knowledge }: Model): Evidence[][] {
  const random = seededRandom(SEED)
  return Array.from({ length: CASES }, (_, i) => {
    const answers = prepareQuestions(knowledge)
      .map((question) => ({ question, order: random() }))
      .sort((a, b) => a.order - b.order)
      .slice(0, 1 + (i % 3))
    return [
      { kind: 'words', text: '文件发不出去' },
      ...answers.map(
        ({ question }): Evidence => ({
          ...{ kind: 'value', variable: question.variable, value: 'value-0', said: '', source: 'answer' },
        }),
      ),
    ]
  })
}
