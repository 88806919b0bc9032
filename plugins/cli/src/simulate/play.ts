/** Plays a case with a simulated user: so many questions for the accuracy, or up to the fix for the minutes. */
import {
  DEFAULT_POLICY_SETTINGS,
  type Evidence,
  infer,
  type Model,
  type Move,
  nextMove,
  type PolicySettings,
  type Posterior,
  prepareQuestions,
  remedyKey,
  type Topic,
  type TopicId,
} from '@support-agent/diagnosis'
import type { Ask } from './strategies'
import type { SimulatedUser } from './user'

/** Whether the likeliest topic is the true one after 0, 1 … `most` questions; a case without questions left stays as it is. */
export function accuracyCurve(model: Model, user: SimulatedUser, ask: Ask, most: number): boolean[] {
  const isRight = (evidence: readonly Evidence[]) => infer(model, evidence).topics[0]?.id === user.truth
  let evidence = user.start
  const asked = new Set<string>()
  const curve = [isRight(evidence)]
  while (curve.length <= most) {
    const variable = ask(evidence, asked)
    if (variable !== undefined) asked.add(variable)
    const answer = variable === undefined ? undefined : user.answers.get(variable)
    if (answer) evidence = [...evidence, answer]
    curve.push(answer ? isRight(evidence) : curve.at(-1)!)
  }
  return curve
}

/** The user, had all that can be asked been told at once. */
export function tellingAll(user: SimulatedUser): SimulatedUser {
  const all = [...user.answers.values()].filter((answer) => answer !== undefined)
  return { ...user, start: [...user.start, ...all] }
}

/** Whether the likeliest topic is the true one when every question has been answered. */
export function isRightWithAllAnswers(model: Model, user: SimulatedUser): boolean {
  return infer(model, tellingAll(user).start).topics[0]?.id === user.truth
}

export interface Played {
  readonly questions: number
  readonly remedies: number
  /** Questions, remedies and, at the end, the hand-over. */
  readonly minutes: number
  readonly isFixed: boolean
  /** Whether the likeliest topic was the true one when the asking stopped for the first time. */
  readonly isRight: boolean
}

/** What is done without the product's policy. */
export interface Script {
  readonly ask: Ask
  /** So many questions are asked before anything else, and none after them. */
  readonly questions: number
  /** Remedies as the product orders them, those of the likeliest topic as its author did, or as if the cause was known. */
  readonly remedies: 'ranked' | 'likeliest' | 'of-the-cause'
}

/** Beyond any policy's patience: a case that goes on is a fault. */
const MOST_MOVES = 100

/**
 * Plays a case up to the fix or the hand-over, by the product's policy unless there is a script.
 * @throws Error when the case does not end
 */
export function playToTheFix(
  model: Model,
  user: SimulatedUser,
  script?: Script,
  settings: PolicySettings = DEFAULT_POLICY_SETTINGS,
): Played {
  const played = new Case(model, user, settings)
  for (let i = 0; script && i < script.questions; i++) {
    const variable = script.ask(played.evidence, played.asked)
    if (variable !== undefined) played.ask(variable)
  }
  const policy = script ? { ...settings, mostQuestions: 0 } : settings
  const next: NextMove =
    script?.remedies === 'likeliest'
      ? byTheBook(model, played)
      : (posterior) => {
          const known = script?.remedies === 'of-the-cause' ? certainOf(user.truth, posterior) : posterior
          return nextMove(model, played.evidence, played, policy, known)
        }
  for (let moves = 0; moves < MOST_MOVES; moves++) {
    const posterior = infer(model, played.evidence)
    const move = next(posterior)
    if (move.kind === 'ask') played.ask(move.variable)
    else if (played.act(move, posterior)) return played.result()
  }
  throw new Error(`the case of ${user.truth} does not end`)
}

/** The posterior of somebody who knows the cause. */
function certainOf(truth: TopicId, posterior: Posterior): Posterior {
  return { ...posterior, topics: [{ id: truth, kind: 'cause', p: 1 }] }
}

type NextMove = (posterior: Posterior) => Move

/** The remedies of the topic that is the likeliest at first, in the order of its author, then a person. */
function byTheBook({ knowledge, position }: Model, { tried }: Case): NextMove {
  let topic: Topic | undefined
  return ({ topics }) => {
    topic ??= knowledge.topics[position.get(topics[0]?.id ?? '') ?? -1]
    const { id = '', remedies = [] } = topic ?? {}
    const remedy = remedies.find((candidate) => !tried.has(remedyKey(id, candidate.id)))
    return remedy ? { kind: 'act', topic: id, remedy: remedy.id, p: 0 } : { kind: 'hand-over' }
  }
}

/** A case with what it has cost so far. */
class Case {
  evidence: readonly Evidence[]
  readonly asked = new Set<string>()
  readonly tried = new Set<string>()
  private minutes = 0
  private isFixed = false
  private isRight: boolean | undefined

  constructor(
    private readonly model: Model,
    private readonly user: SimulatedUser,
    private readonly settings: PolicySettings,
  ) {
    this.evidence = user.start
  }

  ask(variable: string): void {
    const question = prepareQuestions(this.model.knowledge).find((candidate) => candidate.variable === variable)
    this.asked.add(variable)
    this.minutes += (question?.minutes ?? 0) + this.settings.exchange
    const answer = this.user.answers.get(variable)
    if (answer) this.evidence = [...this.evidence, answer]
  }

  /** Whether the case is over. */
  act(move: Exclude<Move, { kind: 'ask' }>, { topics }: Posterior): boolean {
    this.isRight ??= topics[0]?.id === this.user.truth
    if (move.kind === 'hand-over') {
      this.minutes += this.settings.handOver
      return true
    }
    const { knowledge, position } = this.model
    const remedies = knowledge.topics[position.get(move.topic) ?? -1]?.remedies ?? []
    // A guide is read as one remedy.
    const remedy = remedies.find(({ id }) => id === move.remedy) ?? remedies[0]
    const key = remedyKey(move.topic, remedy?.id ?? '')
    this.tried.add(key)
    this.minutes += (remedy?.minutes ?? 0) + this.settings.exchange
    this.isFixed = this.user.helps.has(key)
    if (remedy) this.evidence = [...this.evidence, { kind: 'failed', topic: move.topic, remedy: remedy.id }]
    return this.isFixed
  }

  result(): Played {
    const { asked, tried, minutes, isFixed, isRight = false } = this
    return { questions: asked.size, remedies: tried.size, minutes, isFixed, isRight }
  }
}
