/** Which topics stand too close, in numbers that can be counted by hand. */
import { knowledgeOf, topic } from '../../../../test/helpers/small-knowledge'
import { closePairs, jaccard, trigrams } from './pairs'

test.each([
  ['发不出去', ['发不出', '不出去']],
  ['a b c d', ['abc', 'bcd']],
  ['aaaaa', ['aaa']],
  ['短', ['短']],
  ['', ['']],
])('the trigrams of %j', (text, expected) => {
  expect([...trigrams(text)]).toEqual(expected)
})

test.each([
  ['abcd', 'abcd', 1],
  ['abcd', 'bcde', 1 / 3],
  ['abcd', 'wxyz', 0],
  ['abcde', 'abc', 1 / 3],
])('%s and %s are alike by %d', (a, b, expected) => {
  expect(jaccard(trigrams(a), trigrams(b))).toBe(expected)
})

describe('the closest pairs', () => {
  const knowledge = knowledgeOf([
    topic('x', 'cause', { utterances: ['abcd', 'mnop', 'abcd'] }),
    topic('y', 'cause', { utterances: ['bcde', 'mnop'] }),
    topic('z', 'guide', { utterances: ['abcde'] }),
  ])

  test('most alike first, one pair of utterances for each pair of topics, never a topic with itself', () => {
    expect(closePairs(knowledge, 10)).toEqual([
      { topics: ['t/x', 't/y'], utterances: ['mnop', 'mnop'], similarity: 1 },
      { topics: ['t/x', 't/z'], utterances: ['abcd', 'abcde'], similarity: 2 / 3 },
      { topics: ['t/y', 't/z'], utterances: ['bcde', 'abcde'], similarity: 2 / 3 },
    ])
  })

  test('no more than asked for', () => {
    expect(closePairs(knowledge, 1).map(({ similarity }) => similarity)).toEqual([1])
    expect(closePairs(knowledgeOf([]), 5)).toEqual([])
  })
})
