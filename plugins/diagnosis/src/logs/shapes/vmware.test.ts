/** VMware's lines. */
import { readHead } from '.'

test.each([
  ['2025-05-10T12:57:02.018Z Er(02) vmx lost', 'error', 'vmx', 'lost'],
  ['2025-05-10T12:57:02.018Z In(05)+ vcpu-0 no error', 'info', 'vcpu-0', 'no error'],
])('%s', (line, level, logger, message) => {
  expect(readHead(line)).toEqual({ shape: 'vmware', level, logger, message })
})
