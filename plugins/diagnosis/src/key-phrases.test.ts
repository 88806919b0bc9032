/** Which of the user's words are shown as the reason. */
import { type KeyPhrase, keyPhrases } from '.'

const phrases = (found: readonly KeyPhrase[]) => found.map(({ phrase }) => phrase)

test.each<[name: string, text: string, shares: Record<string, number>, expected: string[]]>([
  ['overlapping pairs make one phrase', '文件发不出去!', { 发不: 2, 不出: 2, 出去: 2 }, ['发不出去']],
  ['the strongest first', '被拒了,文件很大', { 被拒: 2, 很大: 3 }, ['很大', '被拒']],
  ['what is weak beside the strongest is left out', '被拒了,文件很大', { 被拒: 5, 很大: 1 }, ['被拒']],
  ['what speaks against is left out', '被拒了,文件很大', { 被拒: 5, 很大: -4 }, ['被拒']],
  ['Latin words are quoted whole', 'the server refused it', { efus: 3 }, ['refused']],
  ['single characters are no phrase', '我 在', { 我: 3 }, []],
  ['a feature that does not stand in the text', '发不出去', { 收不到: 3 }, []],
  ['punctuation ends a phrase', '被拒!被拒', { 被拒: 3 }, ['被拒', '被拒']],
  ['at most three', 'aa bb cc dd', { aa: 4, bb: 3, cc: 2.5, dd: 2 }, ['aa', 'bb', 'cc']],
  ['nothing', '', { 被拒: 3 }, []],
])('%s', (_, text, shares, expected) => {
  expect(
    phrases(
      keyPhrases(
        text,
        Object.entries(shares).map(([said, nats]) => ({ said, nats })),
      ),
    ),
  ).toEqual(expected)
})

test('a phrase carries the sum of the shares that fall on it', () => {
  const [only] = keyPhrases('文件被拒', [
    { said: '被拒', nats: 3 },
    { said: '文件被拒', nats: 1 },
  ])
  expect(only?.phrase).toBe('被拒')
  expect(only?.nats).toBeCloseTo(3 + 0.5, 12)
})
