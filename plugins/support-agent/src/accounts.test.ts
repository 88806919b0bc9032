/** Accounts as operators write them. */
import { readAccount } from './accounts'

test.each<[text: string, account: object | undefined]>([
  ['onebot:123', { platform: 'onebot', id: '123', kind: 'user' }],
  ['onebot:#456', { platform: 'onebot', id: '456', kind: 'channel' }],
  ['sandbox:a:b', { platform: 'sandbox:a', id: 'b', kind: 'user' }],
  ['123', undefined],
  [':123', undefined],
  ['onebot:', undefined],
  ['', undefined],
])('%j', (text, account) => {
  expect(readAccount(text)).toEqual(account)
})
