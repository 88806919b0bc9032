/** Checks that misbehave, each for the file that names it: the list of a pool in tests. */
import { type Check, NOTHING_FOUND } from '../check'

const check = (id: string, run: Check['run']): Check => ({ id, finds: ['log'], needsContent: false, run })

export const CHECKS: readonly Check[] = [
  check('first', async () => ({ ...NOTHING_FOUND, findings: [{ id: 'log', severity: 'info', measured: {} }] })),
  check('rogue', async ({ name }) => {
    ROGUES[name]?.()
    return NOTHING_FOUND
  }),
  check('last', async () => ({ ...NOTHING_FOUND, findings: [{ id: 'entropy', severity: 'info', measured: {} }] })),
]

const ROGUES: Readonly<Record<string, () => void>> = {
  throws: () => {
    throw new Error('from a check')
  },
  loops: () => {
    for (;;);
  },
  exits: () => process.exit(1),
  'crashes later': () => {
    setTimeout(() => {
      throw new Error('when nobody waits for it')
    }, 5)
    const begun = Date.now()
    while (Date.now() - begun < 20);
  },
  'hoards objects': () => {
    const kept: number[][] = []
    for (;;) kept.push(Array.from({ length: 10_000 }, (_, i) => i / 3))
  },
}
