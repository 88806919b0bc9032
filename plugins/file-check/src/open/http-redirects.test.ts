/** Redirects: few, and each of them checked like the first url. */

import { type Handler, ranges } from './testing/file-server'
import { closeOpened, FILE, LIMIT, open, served, server, slice } from './testing/opened'
import { problemOf } from './testing/policy'

afterEach(closeOpened)

describe('redirects', () => {
  const redirect =
    (location: string, status = 302): Handler =>
    (_, response) =>
      response.writeHead(status, { location }).end('elsewhere')

  it.each([301, 302, 303, 307, 308])('%d is followed, and the next range goes there directly', async (status) => {
    const there = await server(ranges(FILE))
    const here = await server(redirect(there.url, status))
    const file = open(here.url)
    expect(await file.read(10, 10, LIMIT)).toEqual(slice(10, 10))
    expect(await file.read(1_000, 10, LIMIT)).toEqual(slice(1_000, 10))
    expect([here.requests.length, there.requests.length]).toEqual([1, 2])
  })

  it('may be relative', async () => {
    const { url, requests } = await server((request, response) =>
      (request.url === '/real' ? ranges(FILE) : redirect('/real'))(request, response),
    )
    expect(await open(url).read(0, 10, LIMIT)).toEqual(slice(0, 10))
    expect(requests.map((request) => request.url)).toEqual(['/file', '/real'])
  })

  it.each([
    'http://10.0.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::1]:1/',
    'http://0x7f.0.0.2/',
    '//localhost/',
    'http://private.example/',
    'file:///etc/passwd',
    'ftp://8.8.8.8/',
    'data:text/plain,hello',
    'http://user:password@127.0.0.1/',
    'http://',
  ])('to %s are refused', async (location) => {
    const { url } = await server(redirect(location))
    const file = open(url, {}, { resolve: async () => ['127.0.0.1'] })
    expect(await problemOf(file.read(0, 10, LIMIT))).toBe('refused-address')
  })

  it('are checked for every range anew', async () => {
    let answers = 0
    const { url } = await server((request, response) =>
      (++answers === 1 ? ranges(FILE) : redirect('http://10.0.0.1/'))(request, response),
    )
    const file = open(url)
    await file.read(0, 10, LIMIT)
    expect(await problemOf(file.read(1_000, 10, LIMIT))).toBe('refused-address')
  })

  it.each([
    [0, 1],
    [3, 4],
  ])('at most %d: a loop ends after %d requests', async (maxRedirects, sent) => {
    const { url, requests } = await server(redirect('/file'))
    expect(await problemOf(open(url, { maxRedirects }).read(0, 10, LIMIT))).toBe('unreachable')
    expect(requests.length).toBe(sent)
  })

  it('as many as are allowed are followed', async () => {
    const { url } = await server((request, response) =>
      (request.url === '/file+++' ? ranges(FILE) : redirect(`${request.url}+`))(request, response),
    )
    expect(await open(url).read(0, 10, LIMIT)).toEqual(slice(0, 10))
  })

  it('to nowhere are broken', async () => {
    expect(await problemOf((await served((_, response) => response.writeHead(302).end())).read(0, 9, LIMIT))).toBe(
      'broken',
    )
  })
})
