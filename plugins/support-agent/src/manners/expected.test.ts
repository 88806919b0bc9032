/** The next message within a minute is for the bot, once. */
import { Expected } from './expected'

test.each<[at: number, speaker: string, came: boolean]>([
  [60_000, 'p/g/u', true],
  [60_001, 'p/g/u', false],
  [1, 'p/g/v', false],
])('at %d %s: %s', (at, speaker, came) => {
  const expected = new Expected(60_000)
  expected.expect('p/g/u', 0)
  expect([expected.came(speaker, at), expected.came(speaker, at)]).toEqual([came, false])
})
