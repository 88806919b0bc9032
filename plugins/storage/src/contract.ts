/** What every backend must do, as a suite that each backend's own spec calls. A skip needs a printed reason. */
import { ClosedError, ConflictError, type Json, type Store } from './store'

export interface ContractOptions {
  readonly name: string
  /** A fresh, empty store; `now` is the clock by which its claims run out, in milliseconds. */
  open(now: () => number): Promise<Store>
  readonly skip?: readonly { readonly test: string; readonly reason: string }[]
}

/** Registers the suite with the test runner. */
export function storageContract({ name, open, skip = [] }: ContractOptions): void {
  let time = 0
  let store: Store

  const contract = (title: string, body: () => Promise<void>) => {
    const skipped = skip.find(({ test }) => test === title)
    if (!skipped) return it(title, body)
    console.info(`${name}: "${title}" is skipped: ${skipped.reason}`)
    return it.skip(title, body)
  }

  describe(`${name} keeps the storage contract`, () => {
    beforeEach(async () => {
      time = 1_000
      store = await open(() => time)
    })
    afterEach(() => store.close())

    contract('an unknown key has no entry', async () => {
      expect(await store.get('a')).toBeUndefined()
      expect(await store.list('')).toEqual([])
    })

    contract('a committed value is read back with its revision', async () => {
      await store.commit([{ key: 'a', value: { n: 1, list: ['x', null, true] } }])
      expect(await store.get('a')).toEqual({ key: 'a', value: { n: 1, list: ['x', null, true] }, revision: 1 })
      const [second] = await store.commit([{ key: 'a', value: 2 }])
      expect(second).toEqual({ key: 'a', value: 2, revision: 2 })
    })

    contract('undefined deletes, and the next value begins again at revision 1', async () => {
      await store.commit([{ key: 'a', value: 1 }])
      expect(await store.commit([{ key: 'a', value: undefined }])).toEqual([undefined])
      expect(await store.get('a')).toBeUndefined()
      expect((await store.commit([{ key: 'a', value: 3, expected: 0 }]))[0]?.revision).toBe(1)
    })

    contract('list gives the keys below a prefix in order', async () => {
      await store.commit(['b/2', 'a/1', 'b/1', 'b', 'c/1'].map((key) => ({ key, value: key })))
      expect((await store.list('b/')).map(({ key }) => key)).toEqual(['b/1', 'b/2'])
    })

    contract('a commit with an outdated revision writes nothing at all', async () => {
      await store.commit([{ key: 'a', value: 1 }])
      const attempt = store.commit([
        { key: 'b', value: 1 },
        { key: 'a', value: 2, expected: 0 },
      ])
      await expect(attempt).rejects.toEqual(new ConflictError('a', 0, 1))
      expect(await store.get('b')).toBeUndefined()
      expect((await store.get('a'))?.value).toBe(1)
    })

    contract('of two writers that saw the same revision one wins', async () => {
      await store.commit([{ key: 'a', value: 0 }])
      const writes = await Promise.allSettled([1, 2].map((value) => store.commit([{ key: 'a', value, expected: 1 }])))
      expect(writes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await store.get('a'))?.revision).toBe(2)
    })

    contract('what is stored does not change with the objects of a caller', async () => {
      const value = { list: [1] }
      await store.commit([{ key: 'a', value }])
      value.list.push(2)
      const read = (await store.get('a'))?.value as { list: number[] }
      read.list.push(3)
      expect((await store.get('a'))?.value).toEqual({ list: [1] })
    })

    contract('a claim is held until its time has passed', async () => {
      expect(await store.claim('lock', 50)).toBe(true)
      expect(await store.claim('lock', 50)).toBe(false)
      expect(await store.claim('other', 50)).toBe(true)
      time += 51
      expect(await store.claim('lock', 50)).toBe(true)
    })

    contract('a watcher hears the changes below its prefix until it stops', async () => {
      const heard: string[] = []
      const stop = store.watch('a/', ({ key, entry }) => heard.push(`${key}=${entry ? entry.value : 'gone'}`))
      await store.commit([
        { key: 'a/1', value: 1 },
        { key: 'b/1', value: 1 },
      ])
      await store.commit([{ key: 'a/1', value: undefined }])
      stop()
      await store.commit([{ key: 'a/1', value: 2 }])
      expect(heard).toEqual(['a/1=1', 'a/1=gone'])
    })

    contract('a failed commit is heard by nobody', async () => {
      await store.commit([{ key: 'a', value: 1 }])
      const heard: string[] = []
      store.watch('', ({ key }) => heard.push(key))
      await expect(store.commit([{ key: 'a', value: 2, expected: 7 }])).rejects.toBeInstanceOf(ConflictError)
      expect(heard).toEqual([])
    })

    contract('a listener that throws disturbs neither the commit nor others', async () => {
      const warned = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
      const heard: string[] = []
      store.watch('', () => {
        throw new Error('a bad listener')
      })
      store.watch('', ({ key }) => heard.push(key))
      await store.commit([{ key: 'a', value: 1 }])
      expect([heard, warned.mock.calls.length]).toEqual([['a'], 1])
      warned.mockRestore()
    })

    contract('an empty commit changes nothing', async () => {
      expect(await store.commit([])).toEqual([])
      expect(await store.list('')).toEqual([])
    })

    contract('a key may change twice in one commit', async () => {
      const written = await store.commit([
        { key: 'a', value: 1, expected: 0 },
        { key: 'a', value: 2 },
        { key: 'b', value: 1 },
        { key: 'b', value: undefined },
      ])
      expect(written.map((entry) => entry?.revision)).toEqual([1, 2, 1, undefined])
      expect(await store.list('')).toEqual([{ key: 'a', value: 2, revision: 2 }])
    })

    contract('what cannot be stored writes nothing at all', async () => {
      const loop: { [key: string]: Json } = {}
      loop.self = loop
      const attempt = store.commit([
        { key: 'a', value: 1 },
        { key: 'b', value: loop },
      ])
      await expect(attempt).rejects.toBeInstanceOf(TypeError)
      expect(await store.list('')).toEqual([])
    })

    contract('commits that arrive together are done in their order', async () => {
      const numbers = [...Array(50).keys()]
      const written = await Promise.all(numbers.map((n) => store.commit([{ key: 'a', value: n, expected: n }])))
      expect(written.map(([entry]) => entry?.revision)).toEqual(numbers.map((n) => n + 1))
      expect((await store.get('a'))?.value).toBe(49)
    })

    const keys = [
      '',
      '/',
      'a//',
      '__proto__',
      '__proto__/constructor',
      '群/用户',
      '\ud800',
      'a\nb "c"',
      'k'.repeat(5_000),
    ]
    contract('any text can be a key', async () => {
      for (const key of keys) await store.commit([{ key, value: { key } }])
      for (const key of keys) expect(await store.get(key)).toEqual({ key, value: { key }, revision: 1 })
      expect((await store.list('__proto__')).map(({ key }) => key)).toEqual(['__proto__', '__proto__/constructor'])
      expect((await store.list('')).map(({ key }) => key)).toEqual([...keys].sort())
    })

    contract('purge forgets what matches, tells, and counts', async () => {
      await store.commit(['case/1', 'case/2', 'user/1', 'user/2'].map((key) => ({ key, value: { of: key.slice(-1) } })))
      const heard: string[] = []
      store.watch('', ({ key, entry }) => heard.push(`${key}=${entry ? 'there' : 'gone'}`))
      expect(await store.purge((key, value) => key === 'user/1' || (value as { of?: string } | null)?.of === '1')).toBe(
        2,
      )
      expect((await store.list('')).map(({ key }) => key)).toEqual(['case/2', 'user/2'])
      expect(heard).toEqual(['case/1=gone', 'user/1=gone'])
      expect(await store.purge((key) => key === 'user/1')).toBe(0)
      expect((await store.commit([{ key: 'user/1', value: 1, expected: 0 }]))[0]?.revision).toBe(1)
    })

    contract('after close every call is refused', async () => {
      await store.close()
      await expect(store.get('a')).rejects.toBeInstanceOf(ClosedError)
      await expect(store.commit([{ key: 'a', value: 1 }])).rejects.toBeInstanceOf(ClosedError)
      await expect(store.claim('a', 1)).rejects.toBeInstanceOf(ClosedError)
      await expect(store.purge(() => true)).rejects.toBeInstanceOf(ClosedError)
      await expect(store.list('')).rejects.toBeInstanceOf(ClosedError)
      await store.close()
    })
  })
}
