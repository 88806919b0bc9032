/** Wine's lines. */
import { readHead } from '.'

test.each([
  ['0024:err:module:import_dll lost', 'error', 'module', 'import_dll lost'],
  ['0009:fixme:ntdll:demo stub', 'info', 'ntdll', 'demo stub'],
  ['0020:0024:warn:file:demo slow', 'warn', 'file', 'demo slow'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'wine', level, logger, message })
})
