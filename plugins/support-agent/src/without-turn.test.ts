/** What is left of a conversation when one of its messages was taken back before its answer. */
import { type Conversation, newConversation } from '@support-agent/conversation'
import { withoutTurn } from './without-turn'

const words = (text: string) => ({ kind: 'words', text }) as const
const told = (revision: number, ...texts: string[]): Conversation => ({
  ...newConversation({ platform: 'p', channel: 'c', user: 'u' }),
  revision,
  evidence: texts.map(words),
  expires: 1,
})
const textsOf = ({ evidence }: Conversation) => evidence.map((piece) => 'text' in piece && piece.text)

test('the first message of all leaves a conversation that never was', () => {
  const before = told(0)
  expect(withoutTurn(told(1, 'a'), before, told(1, 'a'))).toEqual({ ...before, revision: 2 })
})

test('nothing was said since: all is as it was', () => {
  const after = { ...told(4, 'a', 'b'), answer: { topic: 't', at: 1, shown: [] } }
  expect(withoutTurn(after, told(3, 'a'), after)).toEqual(told(5, 'a'))
})

test('more was said since: that stays', () => {
  const now = JSON.parse(JSON.stringify({ ...told(5, 'a', 'b', 'c'), asked: ['client'] })) as Conversation
  const left = withoutTurn(now, told(3, 'a'), told(4, 'a', 'b'))
  expect(textsOf(left)).toEqual(['a', 'c'])
  expect(left).toMatchObject({ revision: 6, asked: ['client'] })
})

test('a case that was begun anew since holds none of the words', () => {
  const now = told(5, 'c')
  expect(withoutTurn(now, told(3, 'a'), told(4, 'a', 'b'))).toEqual({ ...now, revision: 6 })
})

test('a message that changed nothing, or a user who was forgotten since: nothing is to be undone', () => {
  const before = told(3, 'a')
  const now = told(4, 'a', 'b')
  expect(withoutTurn(now, before, before)).toBe(now)
  const anew = told(0)
  expect(withoutTurn(anew, before, told(4, 'a', 'b'))).toBe(anew)
})
