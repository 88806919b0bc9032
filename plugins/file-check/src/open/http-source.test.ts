/** Files behind urls, from servers that mean well. */
import fc from 'fast-check'
import { type Handler, ranges, whole } from './testing/file-server'
import { closeOpened, FILE, LIMIT, open, served, server, slice } from './testing/opened'
import { problemOf } from './testing/policy'

afterEach(closeOpened)

describe('a server of ranges', () => {
  it('gives what is asked for, and the size', async () => {
    const { url, requests } = await server(ranges(FILE))
    const file = open(url)
    expect(file.size).toBe(7)
    expect(await file.read(1_000, 50, LIMIT)).toEqual(slice(1_000, 50))
    expect(file.size).toBe(200_000)
    expect(await file.read(199_990, 50, LIMIT)).toEqual(slice(199_990, 10))
    expect(await file.read(200_000, 50, LIMIT)).toEqual(new Uint8Array())
    expect(requests.map(({ headers }) => headers.range)).toEqual(['bytes=1000-1049', 'bytes=199990-199999'])
  })

  it('learns nothing about us', async () => {
    const { url, requests, host } = await server(ranges(FILE))
    await open(url).read(0, 10, LIMIT)
    expect(requests[0]?.headers).toEqual({
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'keep-alive',
      host,
      range: 'bytes=0-9',
    })
  })

  it('is asked over one connection, which ends when the attachment is closed', async () => {
    const { url, requests, connections } = await server(ranges(FILE))
    const file = open(url)
    for (let start = 0; start < 10; start++) await file.read(start * 1_000, 10, LIMIT)
    expect(new Set(requests.map(({ socket }) => socket.remotePort)).size).toBe(1)
    expect(await connections()).toBe(1)
    const ended = new Promise((resolve) => requests[0]?.socket.once('close', resolve))
    file.close()
    await ended
    expect(await connections()).toBe(0)
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe('unreachable')
  })

  it('may close the connection after each answer', async () => {
    const file = await served(ranges(FILE, { connection: 'close' }))
    for (const start of [0, 100, 50_000]) expect(await file.read(start, 10, LIMIT)).toEqual(slice(start, 10))
  })

  it('may drop the kept connection in between', async () => {
    let answers = 0
    const { url } = await server((request, response) => {
      if (++answers === 2) request.socket.destroy()
      else ranges(FILE)(request, response)
    })
    const file = open(url)
    expect(await file.read(0, 10, LIMIT)).toEqual(slice(0, 10))
    expect(await file.read(500, 10, LIMIT)).toEqual(slice(500, 10))
  })

  it('lets reads that are asked for at once wait for one another', async () => {
    const file = await served(ranges(FILE))
    const starts = [0, 150_000, 3, 70_000]
    expect(await Promise.all(starts.map((start) => file.read(start, 99, LIMIT)))).toEqual(
      starts.map((start) => slice(start, 99)),
    )
  })

  it.each([
    ['from its beginning', 0],
    ['from behind its end', 10],
  ])('serves an empty file, read %s', async (_, start) => {
    const file = await served(ranges(new Uint8Array()))
    expect(await file.read(start, 10, LIMIT)).toEqual(new Uint8Array())
    expect(file.size).toBe(0)
  })

  it('is asked where a name resolves to, once for a connection', async () => {
    const { port } = await server(ranges(FILE))
    const asked: string[] = []
    const resolve = async (host: string) => {
      asked.push(host)
      return ['127.0.0.1']
    }
    const file = open(`http://napcat:${port}/`, { allowedHosts: [`napcat:${port}`] }, { resolve })
    await file.read(0, 10, LIMIT)
    await file.read(1_000, 10, LIMIT)
    expect(asked).toEqual(['napcat'])
  })

  it('is not asked where the name is not allowed and resolves to it', async () => {
    const { port, requests } = await server(ranges(FILE))
    const file = open(`http://evil.example:${port}/`, {}, { resolve: async () => ['127.0.0.1'] })
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe('refused-address')
    expect(requests).toEqual([])
  })

  it('rebinding: an allowed name may move, another never becomes private', async () => {
    const { port, requests } = await server(ranges(FILE, { connection: 'close' }))
    const answers = [['127.0.0.1'], ['127.0.0.1']]
    const resolve = async () => answers.shift() ?? []
    const file = open(`http://napcat:${port}/`, { allowedHosts: ['napcat'] }, { resolve })
    await file.read(0, 10, LIMIT)
    await file.read(1_000, 10, LIMIT)
    expect(await problemOf(file.read(2_000, 10, LIMIT))).toBe('unreachable')
    expect(requests.length).toBe(2)
  })
})

describe('the guards of a read', () => {
  it('a read at the limit is fine, one byte more is not', async () => {
    const file = await served(ranges(FILE))
    expect((await file.read(0, 100, { max: 100, why: 'test' })).length).toBe(100)
    expect(await problemOf(file.read(0, 101, { max: 100, why: 'test' }))).toBe('too-long-read')
  })

  it.each([
    [-1, 10],
    [0.5, 10],
    [0, -1],
    [Number.NaN, 1],
    [0, Number.POSITIVE_INFINITY],
    [2 ** 53, 1],
  ])('%d, %d is no span', async (offset, length) => {
    const file = await served(ranges(FILE))
    await expect(file.read(offset, length, LIMIT)).rejects.toThrow(RangeError)
  })

  it('nothing is asked for where nothing is wanted', async () => {
    const { url, requests } = await server(ranges(FILE))
    expect(await open(url).read(5, 0, LIMIT)).toEqual(new Uint8Array())
    expect(requests).toEqual([])
  })
})

describe('a server that ignores ranges', () => {
  const LENGTH = { 'content-length': FILE.length }

  it.each<[string, Handler]>([
    ['says the length', whole(FILE, LENGTH)],
    ['does not', whole(FILE, { 'transfer-encoding': 'chunked' })],
  ])('is asked once: it %s', async (_, handler) => {
    const { url, requests } = await server(handler)
    const file = open(url)
    for (const start of [0, 150_000, 10, 199_990]) expect(await file.read(start, 99, LIMIT)).toEqual(slice(start, 99))
    expect(await file.read(200_001, 99, LIMIT)).toEqual(new Uint8Array())
    expect(file.size).toBe(200_000)
    expect(requests.length).toBe(1)
  })

  it('tells its size at once, or at its end', async () => {
    const [telling, silent] = [await served(whole(FILE, LENGTH)), await served(whole(FILE))]
    await telling.read(0, 10, LIMIT)
    await silent.read(0, 10, LIMIT)
    expect([telling.size, silent.size]).toEqual([200_000, undefined])
    await silent.read(199_999, 10, LIMIT)
    expect(silent.size).toBe(200_000)
  })

  it.each<[string, Handler]>([
    ['that says the length', whole(FILE, LENGTH)],
    ['that does not', whole(FILE, { 'transfer-encoding': 'chunked' })],
  ])('is cut at the cap: one %s', async (_, handler) => {
    const file = await served(handler, { maxBytes: 100_000 })
    expect(await file.read(0, 10, LIMIT)).toEqual(slice(0, 10))
    expect(await problemOf(file.read(100_000, 1, LIMIT))).toBe('budget')
    expect(await problemOf(file.read(99_999, 2, LIMIT))).toBe('budget')
    expect(await file.read(0, 90_000, LIMIT)).toEqual(slice(0, 90_000))
  })

  it('may begin to do so in the middle', async () => {
    let answers = 0
    const file = await served((request, response) =>
      (++answers === 1 ? ranges(FILE) : whole(FILE, LENGTH))(request, response),
    )
    for (const start of [100, 5_000, 0, 199_000]) expect(await file.read(start, 99, LIMIT)).toEqual(slice(start, 99))
  })

  it('tiny chunks are put together', async () => {
    const file = await served((_, response) => {
      response.writeHead(200)
      for (const byte of FILE.subarray(0, 20_000)) response.write(Uint8Array.of(byte))
      response.end()
    })
    expect(await file.read(0, 30_000, LIMIT)).toEqual(slice(0, 20_000))
  })
})

it.each<[string, Handler]>([
  ['ranges', ranges(FILE)],
  ['the whole', whole(FILE, { 'content-length': FILE.length })],
  ['the whole without a length', whole(FILE)],
])('any reads are slices of the file: a server of %s', async (_, handler) => {
  const { url } = await server(handler)
  const spans = fc.array(fc.tuple(fc.nat(210_000), fc.nat(90_000)), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(spans, async (reads) => {
      const file = open(url)
      for (const [start, length] of reads) {
        expect(Buffer.compare(await file.read(start, length, LIMIT), slice(start, length))).toBe(0)
      }
      file.close()
    }),
    { seed: 7, numRuns: 40 },
  )
})
