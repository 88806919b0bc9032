/** Names are connected to at the addresses that were checked, and at no others. */
import type { LookupAddress } from 'node:dns'
import { type AddressInfo, connect, createServer } from 'node:net'
import { AttachmentError } from '../attachment'
import { checkedLookup, type Resolve } from './lookup'

function lookUp(resolve: Resolve, mayBePrivate = false): Promise<readonly LookupAddress[] | string> {
  return new Promise((done) => {
    checkedLookup(resolve, mayBePrivate)('host.example', { all: true }, (error, found) =>
      done(error instanceof AttachmentError ? error.problem : error ? error.message : (found as LookupAddress[])),
    )
  })
}

it.each([
  [['8.8.8.8'], [{ address: '8.8.8.8', family: 4 }]],
  [
    ['2606:4700::1', '8.8.8.8'],
    [
      { address: '2606:4700::1', family: 6 },
      { address: '8.8.8.8', family: 4 },
    ],
  ],
  [['10.0.0.1'], 'refused-address'],
  [['8.8.8.8', '10.0.0.1'], 'refused-address'],
  [['8.8.8.8', '::1'], 'refused-address'],
  [['not an address'], 'refused-address'],
  [[], 'unreachable'],
])('%j gives %j', async (addresses, expected) => {
  expect(await lookUp(async () => addresses)).toEqual(expected)
})

it('a host that may be private has any address', async () => {
  expect(await lookUp(async () => ['10.0.0.1'], true)).toEqual([{ address: '10.0.0.1', family: 4 }])
})

it('a resolver that fails is an error of the connection', async () => {
  expect(await lookUp(() => Promise.reject(new Error('ENOTFOUND')))).toBe('ENOTFOUND')
})

it('rebinding: each connection asks once, and a second answer is checked like the first', async () => {
  const answers = [['8.8.8.8'], ['127.0.0.1'], ['8.8.4.4']]
  const resolve = async () => answers.shift() ?? []
  expect(await lookUp(resolve)).toEqual([{ address: '8.8.8.8', family: 4 }])
  expect(await lookUp(resolve)).toBe('refused-address')
  expect(answers).toEqual([['8.8.4.4']])
})

it.each([true, false])(
  'a socket goes to the address that was checked (choosing among families: %s)',
  async (chooses) => {
    const server = createServer((socket) => socket.end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const asked: string[] = []
    const resolve = async (host: string) => {
      asked.push(host)
      return ['127.0.0.1']
    }
    const lookup = checkedLookup(resolve, true)
    const socket = connect({ host: 'host.example', port, lookup, autoSelectFamily: chooses })
    await new Promise((connected) => socket.once('connect', connected))
    expect(socket.remoteAddress).toBe('127.0.0.1')
    expect(asked).toEqual(['host.example'])
    socket.destroy()
    await new Promise((closed) => server.close(closed))
  },
)

it('a socket never opens to an address that was refused', async () => {
  let connections = 0
  const server = createServer(() => connections++)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const socket = connect({ host: 'host.example', port, lookup: checkedLookup(async () => ['127.0.0.1'], false) })
  const error = await new Promise((failed) => socket.once('error', failed))
  expect(error).toEqual(new AttachmentError('refused-address', 'host.example is 127.0.0.1'))
  expect(connections).toBe(0)
  await new Promise((closed) => server.close(closed))
})
