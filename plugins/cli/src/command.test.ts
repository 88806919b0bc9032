/** How arguments are read. */
import { readArguments, UsageError } from './command'
import { KNOWLEDGE_OPTIONS } from './knowledge'

test.each([
  [['a', 'b'], { knowledge: 'knowledge' }, ['a', 'b']],
  [['--base', 'x', '--base=y', 'a'], { knowledge: 'knowledge', base: ['x', 'y'] }, ['a']],
  [['--knowledge', 'k', '--', '--base'], { knowledge: 'k' }, ['--base']],
])('%j', (args, values, positionals) => {
  const read = readArguments(args, KNOWLEDGE_OPTIONS)
  expect({ ...read.values }).toEqual(values)
  expect(read.positionals).toEqual(positionals)
})

test.each([
  [['--bse', 'x'], "'--bse'"],
  [['--base'], "'--base <value>'"],
  [['-x'], "'-x'"],
])('%j is a usage error that names it', (args, named) => {
  const read = () => readArguments(args, KNOWLEDGE_OPTIONS)
  expect(read).toThrow(UsageError)
  expect(read).toThrow(named)
})
