/** Two subjects in force together: what belongs to one is neither asked about by the other nor mistaken for it. */
import { DEFAULT_SETTINGS, newConversation, step } from '@support-agent/conversation'
import type { LabelledCase } from '@support-agent/knowledge-base'
import { loadBases } from '@support-agent/knowledge-base'
import { KNOWLEDGE, shippedModel } from '../helpers/shipped-model'

const { bases } = loadBases(KNOWLEDGE)
const inForce = bases.filter(({ enabled, cases }) => enabled && cases.length > 0)
const model = shippedModel()

jest.setTimeout(60_000)

function asked({ text, at }: LabelledCase): string | undefined {
  const now = at === undefined ? 0 : Date.parse(at)
  const message = {
    text,
    at: now,
    timed: at !== undefined,
    addressed: true,
    called: true,
    quotesBot: false,
    pictures: 0,
  }
  const { decision } = step(
    newConversation({ platform: 'p', channel: 'c', user: 'u' }),
    { kind: 'message', ...message },
    { model, settings: DEFAULT_SETTINGS, now, prefix: '/' },
  )
  return decision.kind === 'question' ? decision.variable : undefined
}

test('there are two', () => {
  expect(inForce.map(({ id }) => id)).toEqual(['bot-errors', 'qq-offline-file'])
})

test.each(inForce.map((base) => [base.id, base] as const))(
  '%s: no case is asked a question of the other',
  (id, base) => {
    const foreign = new Set(
      inForce.filter((other) => other.id !== id).flatMap(({ variables }) => variables.map((v) => v.id)),
    )
    const ours = base.cases.filter(({ accepts }) => accepts !== 'out-of-scope')
    const questions = ours.map((one) => ({ text: one.text, asked: asked(one) }))
    expect(questions.filter((one) => one.asked !== undefined && foreign.has(one.asked))).toEqual([])
    // Some are asked something, so that there is something to go wrong.
    expect(questions.filter((one) => one.asked !== undefined).length).toBeGreaterThan(5)
  },
)

test('a short name of both is two topics with full names of their own', () => {
  const named = model.knowledge.topics.filter(({ id }) => id.endsWith('/group-upload-permission'))
  expect(named.map(({ id }) => id)).toEqual([
    'bot-errors/group-upload-permission',
    'qq-offline-file/group-upload-permission',
  ])
  const [bot, person] = named.map(({ id }) => model.position.get(id))
  expect(bot).not.toBe(person)
})
