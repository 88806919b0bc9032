/** Everything is counted; the log hears of each reason once a minute. */
import { Drops, QUIET_MS } from './drops'

test('twenty bad frames are twenty counts and one line', () => {
  let now = 0
  const lines: string[] = []
  const drops = new Drops<'bad' | 'worse'>(
    (reason, count) => lines.push(`${reason} ${count}`),
    () => now,
  )
  for (let index = 0; index < 20; index++) drops.add('bad')
  drops.add('worse')
  now = QUIET_MS
  drops.add('bad')
  expect(lines).toEqual(['bad 1', 'worse 1', 'bad 21'])
  expect([drops.of('bad'), drops.of('worse')]).toEqual([21, 1])
})
