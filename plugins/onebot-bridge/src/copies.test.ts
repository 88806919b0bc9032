/** How long a message is remembered. */
import { MEMORY_MS, MEMORY_SIZE, SeenMessages } from './copies'

test('a copy is recognised for some minutes', () => {
  const seen = new SeenMessages()
  expect(seen.isCopy('a', 0)).toBe(false)
  expect(seen.isCopy('a', MEMORY_MS - 1)).toBe(true)
  expect(seen.isCopy('a', MEMORY_MS)).toBe(false)
})

test('the memory is bounded: the oldest is forgotten first', () => {
  const seen = new SeenMessages()
  for (let index = 0; index <= MEMORY_SIZE; index++) seen.isCopy(String(index), 0)
  expect(seen.isCopy(String(MEMORY_SIZE), 0)).toBe(true)
  expect(seen.isCopy('0', 0)).toBe(false)
})
