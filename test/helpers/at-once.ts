/** Settings under which nothing waits and nothing is too much, for tests that are about what is said rather than when. */
const PLENTY = 100_000

export const AT_ONCE = {
  burst: { quiet: 0, most: 0 },
  unasked: { sameCause: 0, inARow: PLENTY },
  surge: { users: PLENTY, above: 0 },
  pace: { gap: 0 },
  budget: {
    ...{ group: PLENTY, groupUnasked: PLENTY, user: PLENTY },
    account: { minute: PLENTY, hour: PLENTY, day: PLENTY },
  },
}
