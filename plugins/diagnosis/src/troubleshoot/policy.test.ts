/** When to ask, when to act, when to hand over. */
import fc from 'fast-check'
import { askable, wordlessModel } from '../../../../test/helpers/askable'
import { topic } from '../../../../test/helpers/small-knowledge'
import {
  DEFAULT_POLICY_SETTINGS,
  type Evidence,
  infer,
  type Move,
  NO_PROGRESS,
  nextMove,
  type Progress,
  prepareQuestions,
  remedyKey,
  type Topic,
} from '..'

const remedies = (success: number, minutes: number) => [{ id: 'r', success, minutes }]
const VARIABLES = [askable('tells', ['x', 'y'], { minutes: 1 }), askable('hints', ['x', 'y'], { minutes: 1 })]
const A = topic('a', 'cause', { evidence: { tells: [0.9, 0.1], hints: [0.7, 0.3] }, remedies: remedies(0.9, 10) })
const B = topic('b', 'cause', { evidence: { tells: [0.1, 0.9], hints: [0.3, 0.7] }, remedies: remedies(0.9, 10) })
const says = (variable: string, value: string): Evidence => ({
  ...{ kind: 'value', variable, value, said: '', source: 'answer' },
})

function moveOf(topics: readonly Topic[], evidence: readonly Evidence[] = [], progress: Progress = NO_PROGRESS) {
  return summary(nextMove(wordlessModel(topics, VARIABLES), evidence, progress))
}

function summary(move: Move): string {
  if (move.kind === 'ask') return `ask ${move.variable}`
  return move.kind === 'act' ? `act ${move.topic} ${move.remedy ?? 'whole'}` : 'hand over'
}

const FAILED: Evidence = { kind: 'failed', topic: 't/a', remedy: 'r' }
const GUIDE = topic('g', 'guide', { prior: 50, remedies: [{ id: 'point', success: 0.25, minutes: 1 }] })
const cheap = ({ remedies: _, ...rest }: Topic): Topic => ({ ...rest, remedies: remedies(0.9, 0.1) })

test.each<[name: string, topics: Topic[], evidence: Evidence[], progress: Partial<Progress>, move: string]>([
  ['two topics apart by one answer: ask', [A, B], [], {}, 'ask tells'],
  ['what was asked in vain is not asked again', [A, B], [], { asked: new Set(['tells']) }, 'ask hints'],
  ['sure: act', [{ ...A, prior: 20 }, B], [], {}, 'act t/a r'],
  ['quick remedies are tried instead of asking', [cheap(A), cheap(B)], [], {}, 'act t/a r'],
  ['known: act', [A, B], [says('tells', 'y'), says('hints', 'y')], {}, 'act t/b r'],
  ['the remedy failed: the other topic', [A, B], [says('tells', 'x'), says('hints', 'x'), FAILED], {}, 'act t/b r'],
  [
    'given before: the other topic',
    [{ ...A, prior: 20 }, B],
    [],
    { tried: new Set([remedyKey('t/a', 'r')]) },
    'hand over',
  ],
  ['a guide is given as a whole', [A, GUIDE], [], {}, 'act t/g whole'],
  ['no remedy is left', [A], [FAILED], {}, 'hand over'],
  ['no topic at all', [], [], {}, 'hand over'],
])('%s', (_, topics, evidence, progress, move) => {
  expect(moveOf(topics, evidence, { ...NO_PROGRESS, ...progress })).toBe(move)
})

test('after the last question it acts', () => {
  const settings = { ...DEFAULT_POLICY_SETTINGS, mostQuestions: 1 }
  const progress = { ...NO_PROGRESS, asked: new Set(['other']) }
  expect(summary(nextMove(wordlessModel([A, B], VARIABLES), [], progress, settings))).toBe('act t/a r')
})

/** Plays a case to its end; `choices` decide what is answered, undefined is "I don't know". */
function play(topics: readonly Topic[], choices: readonly (number | undefined)[]): string[] {
  const model = wordlessModel(topics, VARIABLES)
  const moves: string[] = []
  const asked = new Set<string>()
  let evidence: Evidence[] = []
  for (;;) {
    const move = nextMove(model, evidence, { asked, tried: new Set() })
    moves.push(summary(move))
    if (move.kind === 'hand-over') return moves
    if (move.kind === 'ask') {
      const question = prepareQuestions(model.knowledge).find(({ variable }) => variable === move.variable)!
      const answer = question.answers[choices[asked.size] ?? -1]
      asked.add(move.variable)
      if (answer?.kind === 'value') evidence = [...evidence, says(move.variable, answer.value)]
    } else {
      const remedy = move.remedy ?? model.knowledge.topics.find(({ id }) => id === move.topic)!.remedies[0]!.id
      evidence = [...evidence, { kind: 'failed', topic: move.topic, remedy }]
    }
  }
}

test('a case in which nothing helps ends, and nothing comes twice', () => {
  const more = fc.record({
    prior: fc.integer({ min: 1, max: 20 }),
    success: fc.double({ min: 0.01, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(
      fc.array(more, { maxLength: 6 }),
      fc.array(fc.option(fc.nat(1), { nil: undefined })),
      (some, choices) => {
        const topics = some.map(({ prior, success }, i) =>
          topic(`t${i}`, i % 4 === 3 ? 'guide' : 'cause', {
            ...{ prior, evidence: i % 2 ? A.evidence : B.evidence, remedies: remedies(success, 1 + i) },
          }),
        )
        const moves = play(topics, choices)
        expect(new Set(moves).size).toBe(moves.length)
      },
    ),
    { seed: 1 },
  )
})

test('the same case gives the same move whether or not its posterior is at hand', () => {
  const model = wordlessModel([A, B], VARIABLES)
  const move = nextMove(model, [], NO_PROGRESS)
  expect(nextMove(model, [], NO_PROGRESS, DEFAULT_POLICY_SETTINGS, infer(model, []))).toEqual(move)
})
