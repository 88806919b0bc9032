/** Which addresses the port may be bound to, and who can reach it there. */
import { isAddress, isLoopback, pageAddress } from './hosts'

it.each([
  ['127.0.0.1', true, true],
  ['127.1.2.3', true, true],
  ['::1', true, true],
  ['0:0:0:0:0:0:0:1', true, true],
  ['localhost', true, true],
  ['0.0.0.0', true, false],
  ['::', true, false],
  ['::ffff:127.0.0.1', true, false],
  ['192.168.1.2', true, false],
  ['example.com', false, false],
  ['127.0.0.1.evil.example', false, false],
  ['127.1', false, false],
  ['[::1]', false, false],
  ['1:2', false, false],
])('%s: an address %s, loopback %s', (host, address, loopback) => {
  expect([isAddress(host), isLoopback(host)]).toEqual([address, loopback])
})

it.each([
  ['127.0.0.1', 'http://127.0.0.1:5140'],
  ['0.0.0.0', 'http://127.0.0.1:5140'],
  ['::1', 'http://[::1]:5140'],
])('the page of %s is opened at %s', (host, address) => {
  expect(pageAddress(host, 5140)).toBe(address)
})
