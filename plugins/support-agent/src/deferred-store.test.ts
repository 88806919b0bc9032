/** A store that is still being opened: calls wait, and share the fate of its opening. */
import { memoryStore, type Store } from '@support-agent/storage'
import { deferredStore } from './deferred-store'

function opening() {
  let open: (store: Store) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const store = deferredStore(
    new Promise<Store>((resolve, reject) => {
      open = resolve
      fail = reject
    }),
  )
  return { store, open, fail }
}

test('calls wait for the store and reach it in their order', async () => {
  const { store, open } = opening()
  const heard: string[] = []
  store.watch('a/', ({ key }) => heard.push(key))
  const calls = [
    store.commit([{ key: 'a/1', value: 1 }]),
    store.get('a/1'),
    store.list('a/'),
    store.claim('a', 1),
    store.purge((key) => key === 'a/1'),
  ]
  open(memoryStore(() => 0))
  const entry = { key: 'a/1', value: 1, revision: 1 }
  expect(await Promise.all(calls)).toEqual([[entry], entry, [entry], true, 1])
  expect(heard).toEqual(['a/1', 'a/1'])
  await store.close()
  await expect(store.get('a/1')).rejects.toThrow('the store is closed')
})

test('a listener may go before the store is open', async () => {
  const { store, open } = opening()
  const heard: string[] = []
  store.watch('', ({ key }) => heard.push(key))()
  open(memoryStore(() => 0))
  await store.commit([{ key: 'a', value: 1 }])
  expect(heard).toEqual([])
})

test('when it cannot be opened every call says so, and a listener disturbs nobody', async () => {
  const { store, fail } = opening()
  const stop = store.watch('', () => undefined)
  const call = store.get('a')
  fail(new Error('damaged'))
  await expect(call).rejects.toThrow('damaged')
  stop()
  await expect(store.close()).rejects.toThrow('damaged')
})
