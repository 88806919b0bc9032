/** Many words at once: the same places that a search for each word alone finds. */
import fc from 'fast-check'
import { type WordMatch, wordFinder } from './aho-corasick'

function scan(words: readonly string[], pieces: readonly string[]): WordMatch[] {
  const matches: WordMatch[] = []
  const scanPiece = wordFinder(words).scan((match) => {
    matches.push(match)
    return true
  })
  for (const piece of pieces) scanPiece(piece)
  return matches
}

const found = (words: readonly string[], ...pieces: string[]) =>
  scan(words, pieces).map(({ word, start, end }) => `${words[word]}@${start}-${end}`)

it.each<[string, readonly string[], string[], string[]]>([
  ['none', ['机密'], ['机关'], []],
  ['one', ['机密'], ['这是机密。'], ['机密@2-4']],
  ['within one another', ['she', 'he', 'hers'], ['ushers'], ['she@1-4', 'he@2-4', 'hers@2-6']],
  ['overlapping', ['aa'], ['aaaa'], ['aa@0-2', 'aa@1-3', 'aa@2-4']],
  ['of another case', ['Secret'], ['SECRET secret'], ['Secret@0-6', 'Secret@7-13']],
  ['of another width', ['abc 1'], ['ＡＢＣ　１'], ['abc 1@0-5']],
  ['across pieces', ['内部资料'], ['内', '部资', '料'], ['内部资料@0-4']],
  ['beyond the first plane', ['𠮷'], ['a𠮷'], ['𠮷@1-3']],
  ['an empty one never', ['', 'a'], ['a'], ['a@0-1']],
  ['twice the same: the first', ['a', 'A'], ['a'], ['a@0-1']],
  ['no words', [], ['text'], []],
])('%s', (_, words, pieces, places) => {
  expect(found(words, ...pieces)).toEqual(places)
})

it('ends when it is told to', () => {
  let count = 0
  const scanPiece = wordFinder(['a']).scan(() => ++count < 3)
  expect([scanPiece('aa'), scanPiece('aaaa'), count]).toEqual([true, false, 3])
})

it('finds what a search for each word alone finds', () => {
  const letter = fc.constantFrom('a', 'b', 'ａ', 'B', '密')
  const word = fc.array(letter, { minLength: 1, maxLength: 4 }).map((letters) => letters.join(''))
  const fold = (text: string) => text.normalize('NFKC').toLowerCase()
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 12, selector: fold }),
      fc.array(word, { maxLength: 30 }),
      (words, pieces) => {
        const text = fold(pieces.join(''))
        const expected = words.flatMap((one) => {
          const starts = [...text].keys()
          return [...starts]
            .filter((start) => text.startsWith(fold(one), start))
            .map((start) => `${one}@${start}-${start + one.length}`)
        })
        expect(found(words, ...pieces).sort()).toEqual(expected.sort())
      },
    ),
    { seed: 45, numRuns: 300 },
  )
})
