/** Servers that have no file, contradict themselves, or encode what they send. */
import { gzipSync } from 'node:zlib'
import { type Handler, ranges, serve, whole } from './testing/file-server'
import { closeOpened, FILE, LIMIT, open, served, server, slice } from './testing/opened'
import { problemOf } from './testing/policy'

afterEach(closeOpened)

describe('answers that are no file', () => {
  it.each([
    [400, 'expired'],
    [401, 'expired'],
    [403, 'expired'],
    [404, 'expired'],
    [410, 'expired'],
    [418, 'unreachable'],
    [429, 'unreachable'],
    [500, 'unreachable'],
    [503, 'unreachable'],
    [204, 'broken'],
    [304, 'broken'],
  ])('%d is %s', async (status, problem) => {
    const file = await served((_, response) => response.writeHead(status).end())
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe(problem)
  })

  it.each([
    ['no http', (socket: NodeJS.WritableStream) => socket.end('SSH-2.0-OpenSSH\r\n'), 'broken'],
    [
      'headers without end',
      (socket: NodeJS.WritableStream) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(99_999)}`),
      'broken',
    ],
    [
      'another protocol',
      (socket: NodeJS.WritableStream) => socket.end('HTTP/1.1 101 Up\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
      'unreachable',
    ],
    ['nothing', (socket: NodeJS.WritableStream) => socket.end(), 'unreachable'],
    [
      'two lengths',
      (socket: NodeJS.WritableStream) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n12'),
      'broken',
    ],
  ])('%s', async (_, answer, problem) => {
    const file = await served(({ socket }) => answer(socket))
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe(problem)
  })

  it('nobody listens', async () => {
    const { url, close } = await serve(ranges(FILE))
    await close()
    expect(await problemOf(open(url).read(0, 10, LIMIT))).toBe('unreachable')
  })

  it('no certificate where there should be one', async () => {
    const { host } = await server(ranges(FILE))
    expect(await problemOf(open(`https://${host}/`).read(0, 10, LIMIT))).toBe('unreachable')
  })
})

describe('lies about lengths and places are broken', () => {
  const answer =
    (status: number, headers: Readonly<Record<string, string | number>>, body: Uint8Array): Handler =>
    (_, response) => {
      response.writeHead(status, headers)
      response.write(body, () => response.destroy())
    }
  const range =
    (value: string, body = FILE.subarray(0, 100)): Handler =>
    (_, response) =>
      void response.writeHead(206, { 'content-range': value }).end(body)

  it.each<[string, Handler]>([
    ['206 without a range', (_, response) => void response.writeHead(206).end('x'.repeat(100))],
    ['another range', range('bytes 100-199/200000')],
    ['a later beginning', range('bytes 50-99/200000', FILE.subarray(50, 100))],
    [
      'a length beyond the range, never sent',
      (_, response) => {
        response.writeHead(206, { 'content-range': 'bytes 0-99/200000', 'content-length': 150 })
        response.write(FILE.subarray(0, 100))
      },
    ],
    ['a shorter range', range('bytes 0-49/200000', FILE.subarray(0, 50))],
    ['a longer range', range('bytes 0-199/200000', FILE.subarray(0, 200))],
    ['a range behind the end', range('bytes 0-99/50')],
    ['an empty range', range('bytes 0-0/0', new Uint8Array())],
    ['a range backwards', range('bytes 99-0/200000')],
    ['an unknown size', range('bytes 0-99/*')],
    ['a size beyond all numbers', range('bytes 0-99/99999999999999999999')],
    ['another unit', range('pages 0-99/200000')],
    ['less than the range', range('bytes 0-99/200000', FILE.subarray(0, 99))],
    ['more than the range', range('bytes 0-99/200000', FILE.subarray(0, 101))],
    [
      'a length unlike the range',
      answer(206, { 'content-range': 'bytes 0-99/200000', 'content-length': 99 }, FILE.subarray(0, 99)),
    ],
    [
      'a range cut off',
      answer(206, { 'content-range': 'bytes 0-99/200000', 'content-length': 100 }, FILE.subarray(0, 50)),
    ],
    ['a body cut off', answer(200, { 'content-length': 100 }, FILE.subarray(0, 50))],
    ['a chunked body cut off', answer(200, {}, FILE.subarray(0, 50))],
    [
      'nothing at the beginning of something',
      (_, response) => void response.writeHead(416, { 'content-range': 'bytes */50' }).end(),
    ],
  ])('%s', async (_, handler) => {
    expect(await problemOf((await served(handler)).read(0, 100, LIMIT))).toBe('broken')
  })

  it.each<[string, Handler, Handler]>([
    ['size', ranges(FILE), ranges(FILE.subarray(0, 150_000))],
    ['etag', ranges(FILE, { etag: '"one"' }), ranges(FILE, { etag: '"two"' })],
    ['date', ranges(FILE, { 'last-modified': 'yesterday' }), ranges(FILE, { 'last-modified': 'today' })],
    ['size, now without ranges', ranges(FILE), whole(FILE.subarray(0, 150_000), { 'content-length': 150_000 })],
  ])('a changed %s', async (_, first, second) => {
    let answers = 0
    const file = await served((request, response) => (++answers === 1 ? first : second)(request, response))
    await file.read(0, 100, LIMIT)
    expect(await problemOf(file.read(1_000, 100, LIMIT))).toBe('broken')
  })

  it('a body that broke off stays broken, but for what came', async () => {
    const file = await served((_, response) => {
      response.writeHead(200)
      response.write(FILE.subarray(0, 100_000), () => response.destroy())
    })
    expect(await file.read(0, 10, LIMIT)).toEqual(slice(0, 10))
    for (let again = 0; again < 2; again++) expect(await problemOf(file.read(0, 150_000, LIMIT))).toBe('broken')
    expect(await file.read(5, 10, LIMIT)).toEqual(slice(5, 10))
  })
})

describe('encoded answers are refused, never inflated', () => {
  const BOMB = gzipSync(new Uint8Array(20_000_000))

  it.each<[string, Handler]>([
    ['a gzip bomb', whole(BOMB, { 'content-encoding': 'gzip', 'content-length': BOMB.length })],
    ['a gzip bomb in ranges', ranges(BOMB, { 'content-encoding': 'gzip' })],
    ['several encodings', whole(BOMB, { 'content-encoding': 'identity, br' })],
    ['an encoded transfer', whole(BOMB, { 'transfer-encoding': 'gzip, chunked' })],
  ])('%s', async (_, handler) => {
    expect(await problemOf((await served(handler)).read(0, 100, LIMIT))).toBe('broken')
  })

  it('identity is none, and gzip without a word is a file like others', async () => {
    expect(await (await served(ranges(FILE, { 'content-encoding': 'identity' }))).read(0, 9, LIMIT)).toEqual(
      slice(0, 9),
    )
    expect(await (await served(ranges(BOMB))).read(0, 9, LIMIT)).toEqual(Uint8Array.from(BOMB.subarray(0, 9)))
  })
})
