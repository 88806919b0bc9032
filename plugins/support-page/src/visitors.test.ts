/** To whom a reply goes. */
import { type Line, Visitors } from './visitors'

const line = (): Line => ({ send() {} })

test('to the browser of that user, until it closes', () => {
  const visitors = new Visitors()
  const [ann, ben] = [line(), line()]
  visitors.enter(ann, 'ann')
  visitors.enter(ben, 'ben')
  expect(visitors.lineTo('ann')).toBe(ann)
  visitors.leave(ann)
  expect(visitors.lineTo('ann')).toBeUndefined()
  expect(visitors.lineTo('ben')).toBe(ben)
})

test('to the tab that spoke last', () => {
  const visitors = new Visitors()
  const [first, second] = [line(), line()]
  visitors.enter(first, 'ann')
  visitors.enter(second, 'ann')
  expect(visitors.lineTo('ann')).toBe(second)
  visitors.enter(first, 'ann')
  expect(visitors.lineTo('ann')).toBe(first)
  visitors.leave(first)
  expect(visitors.lineTo('ann')).toBe(second)
})

test('one connection is one user at a time', () => {
  const visitors = new Visitors()
  const only = line()
  visitors.enter(only, 'ann')
  visitors.enter(only, 'ben')
  expect(visitors.lineTo('ann')).toBeUndefined()
  expect(visitors.lineTo('ben')).toBe(only)
})
