/** Slow and endless servers end with the budget. */

import { type Handler, rangeOf, ranges } from './testing/file-server'
import { closeOpened, FILE, LIMIT, open, served, server, slice } from './testing/opened'
import { problemOf } from './testing/policy'

afterEach(closeOpened)

describe('budgets', () => {
  it('bytes: what was read counts, whatever it was for', async () => {
    const file = await served(ranges(FILE), { maxBytes: 250 })
    await file.read(0, 100, LIMIT)
    await file.read(0, 100, LIMIT)
    expect(await problemOf(file.read(0, 51, LIMIT))).toBe('budget')
    expect(await file.read(0, 50, LIMIT)).toEqual(slice(0, 50))
    expect(await problemOf(file.read(0, 1, LIMIT))).toBe('budget')
  })

  it('bytes: a read of an unknown size is cut by the file, not by the budget', async () => {
    const small = await served(ranges(FILE.subarray(0, 80)), { maxBytes: 100 })
    expect(await small.read(0, 65_536, LIMIT)).toEqual(slice(0, 80))
    const large = await served(ranges(FILE), { maxBytes: 100 })
    expect(await problemOf(large.read(0, 65_536, LIMIT))).toBe('budget')
  })

  const never: Handler = () => {}
  const slowHeaders: Handler = ({ socket }) => {
    socket.write('HTTP/1.1 200 OK\r\n')
    const timer = setInterval(() => socket.write('x: y\r\n'), 20)
    socket.once('close', () => clearInterval(timer))
  }
  const slowBody: Handler = (_, response) => {
    response.writeHead(206, { 'content-range': 'bytes 0-99/200000', 'content-length': 100 })
    const timer = setInterval(() => response.write('x'), 50)
    response.once('close', () => clearInterval(timer))
  }

  it.each<[string, Handler]>([
    ['no answer', never],
    ['headers one by one', slowHeaders],
    ['bytes one by one', slowBody],
  ])('time: %s', async (_, handler) => {
    const { url, requests } = await server(handler)
    const file = open(url, { maxTime: 200 })
    const closed = new Promise((resolve) => setTimeout(() => requests[0]?.socket.once('close', resolve), 100))
    expect(await problemOf(file.read(0, 100, LIMIT))).toBe('budget')
    await closed
    expect(await problemOf(file.read(0, 100, LIMIT))).toBe('budget')
    expect(requests.length).toBe(1)
  })

  it('time: a name that is never resolved', async () => {
    const file = open('http://slow.example/', { maxTime: 100 }, { resolve: () => new Promise(() => {}) })
    expect(await problemOf(file.read(0, 100, LIMIT))).toBe('budget')
  })

  it('time: once it was over it stays so, even by a clock that stands still', async () => {
    const { url, requests } = await server(never)
    const file = open(url, { maxTime: 100 }, { clock: () => 0 })
    expect(await problemOf(file.read(0, 100, LIMIT))).toBe('budget')
    expect(await problemOf(file.read(0, 100, LIMIT))).toBe('budget')
    expect(requests.length).toBe(1)
  })

  it('time: it is that of all reads together', async () => {
    let now = 0
    const { url, requests } = await server((request, response) => {
      now += 4_000
      ranges(FILE)(request, response)
    })
    const file = open(url, { maxTime: 10_000 }, { clock: () => now })
    await file.read(0, 10, LIMIT)
    now += 1_000_000
    await file.read(0, 10, LIMIT)
    await file.read(0, 10, LIMIT)
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe('budget')
    expect(requests.length).toBe(3)
  })

  it.each([
    ['bytes', { maxBytes: 1_000_000, maxTime: 60_000 }],
    ['time', { maxBytes: 1_000_000_000, maxTime: 300 }],
  ])('%s: an endless answer; what came before is still there', async (_, policy) => {
    const chunk = new Uint8Array(65_536).fill(7)
    const { url, requests } = await server((_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => response.write(chunk), 10)
      response.once('close', () => clearInterval(timer))
    })
    const file = open(url, policy)
    const limit = { max: 2_000_000_000, why: 'test' }
    expect(await file.read(0, 5, limit)).toEqual(Uint8Array.of(7, 7, 7, 7, 7))
    const closed = new Promise((resolve) => requests[0]?.socket.once('close', resolve))
    expect(await problemOf(file.read(1_500_000_000, 5, limit))).toBe('budget')
    await closed
    expect(await file.read(50_000, 3, limit)).toEqual(Uint8Array.of(7, 7, 7))
    expect(file.size).toBe(undefined)
  })
})

it('a slow answer to one range is cut, though others were quick', async () => {
  const file = await served(
    (request, response) => {
      if (rangeOf(request).start < 1_000) ranges(FILE)(request, response)
    },
    { maxTime: 300 },
  )
  expect(await file.read(0, 10, LIMIT)).toEqual(slice(0, 10))
  expect(await problemOf(file.read(5_000, 10, LIMIT))).toBe('budget')
})
