/** Both subjects in force: a message that belongs to one never asks a question of the other. */
import { DEFAULT_SETTINGS, newConversation, step } from '@support-agent/conversation'
import { loadBases } from '@support-agent/knowledge-base'
import { KNOWLEDGE, shippedModel } from '../helpers/shipped-model'

const model = shippedModel()
const CIRCUMSTANCE = { model, settings: DEFAULT_SETTINGS, now: 1_000_000, prefix: '/' }
const MOST_TURNS = 6

/** Variables of which at least one topic of the base speaks. */
function spokenOf(base: string): ReadonlySet<string> {
  return new Set(
    model.knowledge.topics.filter((topic) => topic.base === base).flatMap(({ evidence }) => Object.keys(evidence)),
  )
}

/** What is asked on the way when the message is followed by "skip" and "still not" again and again. */
function asked(text: string): string[] {
  const variables: string[] = []
  let conversation = newConversation({ platform: 'p', channel: 'c', user: 'u' })
  let said = text
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const message = { kind: 'message', text: said, at: CIRCUMSTANCE.now, timed: false, addressed: true } as const
    const result = step(conversation, { ...message, called: true, quotesBot: false, pictures: 0 }, CIRCUMSTANCE)
    const { decision } = result
    conversation = result.conversation
    if (decision.kind === 'question') variables.push(decision.variable)
    else if (decision.kind !== 'answer') break
    said = decision.kind === 'question' ? '跳过' : '还是不行'
  }
  return variables
}

const { bases } = loadBases(KNOWLEDGE)
const WITH_CASES = bases.filter(
  ({ id, cases }) => cases.length && model.knowledge.subjects.some(({ base }) => base === id),
)

test('two subjects have cases', () => expect(WITH_CASES.length).toBeGreaterThanOrEqual(2))

test.each(WITH_CASES.map((base) => [base.id, base] as const))('%s', (id, { cases }) => {
  const own = spokenOf(id)
  const ours = cases.filter(({ accepts }) => accepts !== 'out-of-scope')
  const questions = ours.map(({ text }) => ({ text, variables: asked(text) }))
  const foreign = questions.filter(({ variables }) => variables.some((variable) => !own.has(variable)))
  process.stdout.write(
    `${id}: ${questions.reduce((sum, { variables }) => sum + variables.length, 0)} questions to ${ours.length} messages\n`,
  )
  expect(foreign).toEqual([])
})
