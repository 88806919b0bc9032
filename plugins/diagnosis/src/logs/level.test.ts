/** Names of levels. */
import { isGrave, levelNamed, levelOfLetter, levelOfNumber, levelOfSeverity } from './level'

test.each([
  ['ERROR', 'error'],
  ['Erro', 'error'],
  ['EROR', 'error'],
  ['ERR0R', 'error'],
  ['lNFO', 'info'],
  ['WRN', 'warn'],
  ['MARK', 'info'],
  ['错误', 'error'],
  ['严重', 'error'],
  ['EMERGENCY', 'fatal'],
  ['dbug', 'debug'],
  ['mistake', undefined],
  ['', undefined],
])('%j is %s', (word, level) => {
  expect(levelNamed(word)).toBe(level)
})

test('letters and numbers', () => {
  expect(['E', 'W', 'X'].map(levelOfLetter)).toEqual(['error', 'warn', undefined])
  expect([10, 30, 50, 60, 69, 70, 3, 0, 5, -1, 1.5].map(levelOfNumber)).toEqual([
    'trace',
    'info',
    'error',
    'fatal',
    'fatal',
    undefined,
    'error',
    'debug',
    undefined,
    undefined,
    undefined,
  ])
  expect([0, 3, 4, 7, 8].map(levelOfSeverity)).toEqual(['fatal', 'error', 'warn', 'debug', undefined])
})

test('errors are grave, warnings are not', () => {
  expect((['warn', 'error', 'fatal', undefined] as const).map(isGrave)).toEqual([false, true, true, false])
})
