/** Lines without colours. */
import { clean } from './clean'

test.each([
  ['a colour', '\u001b[31merror\u001b[39m', 'error'],
  ['colours and styles', '\u001b[1;38;5;196mE\u001b[0m x', 'E x'],
  ['a title', '\u001b]0;bot\u0007ready', 'ready'],
  ['a colour without its escape', '[ [31merror [39m] x', '[ error ] x'],
  ['a picture of the escape', '␛[32minfo␛[0m', 'info'],
  ['a carriage return', 'ready\r', 'ready'],
  ['nothing of a bracket with a number', '[12] [3m] ok', '[12] [3m] ok'],
  ['nothing of an unfinished escape', '[31', '[31'],
])('%s', (_, line, expected) => {
  expect(clean(line)).toBe(expected)
})
