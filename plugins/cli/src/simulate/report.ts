/** The whole simulation: every strategy on the same users, its figures, and the bars that they have to reach. */
import { type Model, prepareQuestions, type Random, seededRandom } from '@support-agent/diagnosis'
import { fitOrder } from './fixed-order'
import { accuracyCurve, isRightWithAllAnswers, type Played, playToTheFix, type Script, tellingAll } from './play'
import { type Ask, atRandom, greedily, inOrder, twoSteps } from './strategies'
import { type Draw, drawUsers, type Saying, type SimulatedUser, type Start } from './user'

/** The questions after which the strategies are compared. */
const QUESTIONS = 5

type StrategyId = 'ours' | 'two-step' | 'fixed' | 'random'
type PlayId = 'ours' | 'none' | 'random' | 'fixed' | 'fixed-likeliest' | 'all-answers' | 'known-cause'

export interface PlayFigures {
  readonly id: PlayId
  /** Means over the users; `questions90` is the 90th percentile. */
  readonly questions: number
  readonly questions90: number
  readonly remedies: number
  readonly minutes: number
  /** Shares, 0–1: fixed without a person; the right topic likeliest when the asking ended. */
  readonly fixed: number
  readonly right: number
}

export interface StartReport {
  readonly start: Start
  readonly fixedOrder: readonly string[]
  /** Top-1 after 0, 1 … {@link QUESTIONS} questions. */
  readonly curves: readonly { readonly id: StrategyId; readonly accuracy: readonly number[] }[]
  /** Top-1 when every askable answer is known. */
  readonly allAnswers: number
  readonly plays: readonly PlayFigures[]
}

export interface SimulationBar {
  readonly id: 'above-fixed' | 'against-two-step' | 'fewer-questions' | 'questions-real' | 'minutes'
  readonly value: number
  readonly bar: { readonly least: number } | { readonly most: number }
}

export interface SimulationReport {
  readonly users: number
  readonly seed: number
  readonly draw: Draw
  readonly starts: readonly StartReport[]
  readonly bars: readonly SimulationBar[]
}

export interface SimulationOptions {
  readonly users: number
  readonly seed: number
  readonly draw: Draw
}

/** Deterministic by seed. */
export function simulate(
  model: Model,
  cases: readonly Saying[],
  { users, seed, draw }: SimulationOptions,
): SimulationReport {
  const report = (start: Start, offset: number): StartReport => {
    const population = { model, cases, start, draw }
    const fitUsers = drawUsers(population, users, seededRandom(seed + offset))
    const testUsers = drawUsers(population, users, seededRandom(seed + offset + 1))
    return reportStart(model, start, fitUsers, testUsers, seededRandom(seed + offset + 2))
  }
  const vague = report('vague', 0)
  const real = report('real', 1_000_000)
  return { users, seed, draw, starts: [vague, real], bars: barsOf(vague, real) }
}

function reportStart(
  model: Model,
  start: Start,
  fitUsers: readonly SimulatedUser[],
  users: readonly SimulatedUser[],
  random: Random,
): StartReport {
  const fixedOrder = fitOrder(model, fitUsers, QUESTIONS)
  const variables = prepareQuestions(model.knowledge).map(({ variable }) => variable)
  const randomAsks = users.map(() => atRandom(model, variables, random))
  const one = (ask: Ask) => () => ask
  const asks: Readonly<Record<StrategyId, (user: number) => Ask>> = {
    ours: one(greedily(model)),
    'two-step': one(twoSteps(model, QUESTIONS)),
    fixed: one(inOrder(model, fixedOrder)),
    random: (user) => randomAsks[user]!,
  }
  const script = (id: StrategyId, questions = QUESTIONS, remedies: Script['remedies'] = 'ranked') => {
    return (user: number): Script => ({ ask: asks[id](user), questions, remedies })
  }
  const scripts: Readonly<Record<PlayId, (user: number) => Script | undefined>> = {
    ours: () => undefined,
    none: script('fixed', 0),
    random: script('random'),
    fixed: script('fixed'),
    'fixed-likeliest': script('fixed', QUESTIONS, 'likeliest'),
    'all-answers': script('fixed', 0),
    'known-cause': script('fixed', 0, 'of-the-cause'),
  }
  return {
    start,
    fixedOrder,
    curves: (Object.keys(asks) as StrategyId[]).map((id) => ({
      id,
      accuracy: meanCurve(users.map((user, i) => accuracyCurve(model, user, asks[id](i), QUESTIONS))),
    })),
    allAnswers: mean(users.map((user) => Number(isRightWithAllAnswers(model, user)))),
    plays: (Object.keys(scripts) as PlayId[]).map((id) =>
      figuresOf(
        id,
        users.map((user, i) => playToTheFix(model, id === 'all-answers' ? tellingAll(user) : user, scripts[id](i))),
      ),
    ),
  }
}

function figuresOf(id: PlayId, played: readonly Played[]): PlayFigures {
  const questions = played.map((each) => each.questions).sort((a, b) => a - b)
  return {
    id,
    questions: mean(questions),
    questions90: questions[Math.min(questions.length - 1, Math.floor(0.9 * questions.length))] ?? 0,
    remedies: mean(played.map(({ remedies }) => remedies)),
    minutes: mean(played.map(({ minutes }) => minutes)),
    fixed: mean(played.map(({ isFixed }) => Number(isFixed))),
    right: mean(played.map(({ isRight }) => Number(isRight))),
  }
}

function barsOf(vague: StartReport, real: StartReport): SimulationBar[] {
  const curve = (id: StrategyId) => vague.curves.find((each) => each.id === id)?.accuracy ?? []
  const after = (id: StrategyId) => curve(id)[QUESTIONS] ?? 0
  const minutes = (id: PlayId) => vague.plays.find((each) => each.id === id)?.minutes ?? 0
  const needed = questionsFor(curve('ours'), after('fixed'))
  return [
    { id: 'above-fixed', value: after('ours') - after('fixed'), bar: { least: 0.03 } },
    { id: 'against-two-step', value: after('ours') - after('two-step'), bar: { least: -0.02 } },
    { id: 'fewer-questions', value: 1 - needed / QUESTIONS, bar: { least: 0.25 } },
    { id: 'questions-real', value: real.plays.find(({ id }) => id === 'ours')?.questions ?? 0, bar: { most: 1 } },
    {
      id: 'minutes',
      value: minutes('ours') / Math.min(minutes('none'), minutes('random'), minutes('fixed')),
      bar: { most: 0.7 },
    },
  ]
}

/** The number of questions at which a curve first reaches an accuracy, between two counts by a straight line; ∞ for never. */
export function questionsFor(curve: readonly number[], accuracy: number): number {
  const reached = curve.findIndex((each) => each >= accuracy)
  if (reached <= 0) return reached < 0 ? Number.POSITIVE_INFINITY : 0
  const before = curve[reached - 1]!
  return reached - 1 + (accuracy - before) / (curve[reached]! - before)
}

export function holds({ value, bar }: SimulationBar): boolean {
  return 'least' in bar ? value >= bar.least : value <= bar.most
}

function meanCurve(curves: readonly (readonly boolean[])[]): number[] {
  return Array.from({ length: QUESTIONS + 1 }, (_, k) => mean(curves.map((curve) => Number(curve[k]))))
}

function mean(values: readonly number[]): number {
  return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0
}
