/** Among themselves, or not any more. */
import { LastSpeakers } from './last-speakers'

test.each<[name: string, spoken: readonly (readonly [user: string, at: number])[], moment: number, alone: boolean]>([
  ['nobody else ever', [['a', 10]], 5, true],
  [
    'somebody before the moment',
    [
      ['b', 3],
      ['a', 10],
    ],
    5,
    true,
  ],
  [
    'somebody after it',
    [
      ['b', 7],
      ['a', 10],
    ],
    5,
    false,
  ],
  [
    'somebody last',
    [
      ['a', 6],
      ['b', 7],
    ],
    5,
    false,
  ],
  [
    'somebody between two words of the user',
    [
      ['a', 6],
      ['b', 7],
      ['a', 8],
      ['a', 9],
    ],
    5,
    false,
  ],
  ['a moment before the bot listened', [['a', 10]], -1, false],
  ['a channel where nothing was heard', [], 5, false],
])('%s', (_, spoken, moment, alone) => {
  const speakers = new LastSpeakers(0)
  for (const [user, at] of spoken) speakers.heard('c', user, at)
  speakers.heard('elsewhere', 'b', 100)
  expect(speakers.nobodyElseSince('c', 'a', moment)).toBe(alone)
})
