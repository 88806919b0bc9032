/** Lists of people and channels as operators write them. */
import fc from 'fast-check'
import { accountName, parseAccounts, parseAdministrators } from './accounts'

function names(text: string | undefined): string[] | string {
  const parsed = parseAccounts(text)
  return 'accounts' in parsed ? parsed.accounts.map(accountName) : `wrong: ${parsed.wrong}`
}

it.each<[string | undefined, string[] | string]>([
  [undefined, []],
  ['', []],
  ['onebot:10001', ['onebot:10001']],
  ['onebot:10001, onebot:10002', ['onebot:10001', 'onebot:10002']],
  ['onebot:10001,onebot:10002;onebot:#123456', ['onebot:10001', 'onebot:10002', 'onebot:#123456']],
  ['onebot:10001,onebot:10001', ['onebot:10001']],
  ['sandbox:k3f9:Alice', ['sandbox:k3f9:Alice']],
  ['discord:#general', ['discord:#general']],
  ['onebot:', 'wrong: onebot:'],
  [':10001', 'wrong: :10001'],
  ['onebot:12', 'wrong: onebot:12'],
  ['onebot:##1', 'wrong: onebot:##1'],
])('%j → %j', (text, expected) => {
  expect(names(text)).toEqual(expected)
})

test('an operator is a person', () => {
  expect(parseAdministrators('onebot:#123456')).toEqual({ wrong: 'onebot:#123456' })
})

test('what is parsed and written again parses to the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'onebt:#, 1234Az_-') }), (text) => {
      const once = names(text)
      if (typeof once !== 'string') expect(names(once.join(','))).toEqual(once)
    }),
    { seed: 7 },
  )
})

test('a long text is read in one pass', () => {
  expect(names(`${'a:'.repeat(50_000)}1`)).toMatch(/^wrong/)
})
