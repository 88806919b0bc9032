/** Typing errors. */
import { nearest } from './nearest'

const COMMANDS = ['help', 'diagnose', 'knowledge', '诊断', '帮助']

describe('nearest', () => {
  it.each([
    ['hlep', 1, 'help'],
    ['diagnse', 2, 'diagnose'],
    ['诊段', 1, '诊断'],
    ['help', 0, 'help'],
    ['weather', 2, undefined],
    ['x'.repeat(100_000), 3, undefined],
    ['__proto__', 2, undefined],
  ])('%.20s within %i is %s', (word, distance, expected) => {
    expect(nearest(word, COMMANDS, distance)).toBe(expected)
  })
})
