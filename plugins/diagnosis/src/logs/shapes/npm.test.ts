/** Lines of package managers. */
import { readHead } from '.'

test.each([
  ['npm ERR! code ENOENT', 'error', 'npm', 'code ENOENT'],
  ['npm warn deprecated demo@1', 'warn', 'npm', 'deprecated demo@1'],
  [' ERR_PNPM_NO_LOCKFILE  lost', 'error', undefined, 'ERR_PNPM_NO_LOCKFILE  lost'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'npm', level, logger, message })
})
