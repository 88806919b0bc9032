/** What may be said within the windows of account, group and user. */
import fc from 'fast-check'
import { Budget, DEFAULT_BUDGET, type Spending } from './budget'

const SECOND = 1_000
const asked: Spending = { account: 'a', group: 'g', user: 'u', unasked: false }
const unasked: Spending = { account: 'a', group: 'g', user: 'u', unasked: true }
const dialogue: Spending = { account: 'a', group: 'g', unasked: false }

/** How many of a spending pass at one moment. */
function passing(spending: Spending, from = new Budget(DEFAULT_BUDGET), now = 0): number {
  let count = 0
  while (from.mayAt(spending, now) === now && count < 5_000) {
    from.spend(spending, now)
    count++
  }
  return count
}

test.each<[name: string, spending: Spending, most: number]>([
  ['one user in a group', asked, 8],
  ['unasked in a group', unasked, 3],
  ['a dialogue in a group', dialogue, 10],
  ['a group that is new', { ...dialogue, isNewcomer: true }, 5],
  ['unasked in a group that is new', { ...unasked, isNewcomer: true }, 1],
  ['an account in private chats', { account: 'a', unasked: false }, 20],
])('%s: %d', (_, spending, most) => {
  expect(passing(spending)).toBe(most)
})

test('it is told when there is room again', () => {
  const budget = new Budget(DEFAULT_BUDGET)
  for (let i = 0; i < 3; i++) budget.spend(unasked, i * SECOND)
  expect(budget.mayAt(unasked, 3 * SECOND)).toBe(60 * SECOND)
  expect(budget.mayAt({ ...unasked, group: 'h' }, 3 * SECOND)).toBe(3 * SECOND)
  expect(budget.mayAt(asked, 3 * SECOND)).toBe(3 * SECOND)
})

test('the operator is warned at seventy per cent', () => {
  const budget = new Budget(DEFAULT_BUDGET)
  for (let i = 0; i < 13; i++) budget.spend({ account: 'a', unasked: false }, 0)
  expect(budget.isNearlySpent('a', 0)).toBe(false)
  budget.spend({ account: 'a', unasked: false }, 0)
  expect([budget.isNearlySpent('a', 0), budget.isNearlySpent('b', 0)]).toEqual([true, false])
  expect(budget.used('a', 0)[0]).toEqual({ used: 14, most: 20, window: 60 * SECOND })
})

test('no window is ever over its limit, whatever is asked for', () => {
  const spending = fc.record({
    account: fc.constant('a'),
    group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }),
    user: fc.option(fc.constantFrom('u', 'v'), { nil: undefined }),
    unasked: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(fc.tuple(spending, fc.nat(10_000)), { maxLength: 80 }), (wishes) => {
      const budget = new Budget(DEFAULT_BUDGET)
      const said: [Spending, number][] = []
      let now = 0
      for (const [wish, wait] of wishes) {
        now += wait
        if (budget.mayAt(wish, now) > now) continue
        budget.spend(wish, now)
        said.push([wish, now])
      }
      for (const [, at] of said) {
        const minute = said.filter(([, time]) => time <= at && at - time < 60_000)
        expect(minute.length).toBeLessThanOrEqual(20)
        for (const group of ['g', 'h']) {
          expect(minute.filter(([one]) => one.group === group).length).toBeLessThanOrEqual(10)
          expect(minute.filter(([one]) => one.group === group && one.unasked).length).toBeLessThanOrEqual(3)
        }
        for (const user of ['u', 'v']) {
          expect(minute.filter(([one]) => one.user === user).length).toBeLessThanOrEqual(8)
        }
      }
    }),
    { seed: 8 },
  )
})

test('times ahead of a clock that was set back do not count', () => {
  const budget = new Budget(DEFAULT_BUDGET)
  for (let i = 0; i < 3; i++) budget.spend(unasked, 3_600 * SECOND + i)
  expect([budget.mayAt(unasked, 3_601 * SECOND) > 3_601 * SECOND, budget.mayAt(unasked, 0)]).toEqual([true, 0])
})
