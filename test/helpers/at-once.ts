/** Settings under which nothing waits and nothing is too much, for tests that are about what is said rather than when. */
const PLENTY = 100_000

export const AT_ONCE = {
  ...{ burst: { quiet: 0, most: 0 }, gap: 0, sameCause: 0, above: 0, inARow: PLENTY, surgeUsers: PLENTY },
  ...{ perGroup: PLENTY, perGroupUnasked: PLENTY, perUser: PLENTY },
  perAccount: { minute: PLENTY, hour: PLENTY, day: PLENTY },
}
