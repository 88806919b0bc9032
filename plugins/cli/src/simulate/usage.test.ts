/** The options of a simulation, as they are typed. */
import { knowledgeOf, topic } from '../../../../test/helpers/small-knowledge'
import { UsageError } from '../command'
import { readDraw, readWhole, requireCases } from './usage'

test.each([
  ['1', 1],
  ['1000000', 1_000_000],
])('%s is a number of users', (text, users) => {
  expect(readWhole('users', text, 1)).toBe(users)
})

test.each(['0', '-1', '1.5', 'x', '', '1000001', undefined])('%p is none', (text) => {
  expect(() => readWhole('users', text, 1)).toThrow(UsageError)
})

test('users are drawn in two ways', () => {
  expect(['prior', 'uniform'].map(readDraw)).toEqual(['prior', 'uniform'])
  expect(() => readDraw('both')).toThrow(UsageError)
})

test('without sentences there is nothing to begin with', () => {
  const knowledge = knowledgeOf([topic('a')])
  const vague = { text: '', accepts: 'vague' } as const
  expect(() => requireCases([vague], knowledge)).toThrow(UsageError)
  expect(requireCases([vague, { text: '', accepts: ['t/a'] }], knowledge)).toBe(undefined)
})
