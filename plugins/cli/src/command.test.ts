/** How arguments are read. */
import { readArguments, UsageError } from './command'
import { KNOWLEDGE_OPTIONS } from './knowledge'

test.each([
  [['a', 'b'], { knowledge: 'knowledge' }, ['a', 'b']],
  [['--base', 'x', '--base=y', 'a'], { knowledge: 'knowledge', base: ['x', 'y'] }, ['a']],
  [['--knowledge', '-k'], { knowledge: '-k' }, []],
  [['--knowledge', 'k', '--', '--base'], { knowledge: 'k' }, ['--base']],
])('%j', (args, values, positionals) => {
  const read = readArguments(args, KNOWLEDGE_OPTIONS)
  expect({ ...read.values }).toEqual(values)
  expect(read.positionals).toEqual(positionals)
})

test.each([
  [['--bse', 'x'], '没有选项 --bse'],
  [['--base'], '选项 --base 后面要写值'],
  [['--base', '--knowledge', 'k'], '选项 --base 后面要写值'],
  [['--base', '--'], '选项 --base 后面要写值'],
  [['--json=yes'], '选项 --json 后面不写值'],
  [['-x'], '没有选项 -x'],
])('%j is a usage error that names it', (args, named) => {
  const read = () => readArguments(args, { ...KNOWLEDGE_OPTIONS, json: { type: 'boolean' } })
  expect(read).toThrow(UsageError)
  expect(read).toThrow(named)
})
