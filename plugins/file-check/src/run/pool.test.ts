/** What one bad check or too many files cost: that check, and those files. */
import { join } from 'node:path'
import { DEFAULT_CHECK_POLICY, DEFAULT_OPENER_POLICY } from '../policy'
import { CheckPool, PoolBusy, type PoolSettings } from './pool'
import { type CheckTask, DEFAULT_LIMITS } from './task'

jest.setTimeout(60_000)

const ROGUES = join(__dirname, '../testing/rogue-checks.ts')

/** A file with the manner of the rogue check as its name. */
function task(name: string, more: Partial<CheckTask> = {}): CheckTask {
  return {
    ...{ name, size: 1, source: { kind: 'none' }, opener: DEFAULT_OPENER_POLICY, policy: DEFAULT_CHECK_POLICY },
    limits: { ...DEFAULT_LIMITS, checkTime: 1_000 },
    ...more,
  }
}

let pools: CheckPool[] = []
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close()
})

function open(settings: Partial<PoolSettings> = {}): CheckPool {
  const pool = new CheckPool({ workers: 1, queue: 10, checks: ROGUES, ...settings })
  pools = [...pools, pool]
  return pool
}

describe('one bad check', () => {
  test.each<[name: string, why: string]>([
    ['throws', 'crash'],
    ['loops', 'time'],
    ['exits', 'crash'],
    ['hoards objects', 'crash'],
  ])('that %s is named; those before and behind it count, and so does the next file', async (name, why) => {
    const pool = open()
    const limits = { ...DEFAULT_LIMITS, checkTime: why === 'time' ? 1_000 : 20_000 }
    const [bad, next] = await Promise.all([pool.check(task(name, { limits })), pool.check(task('fine'))])
    expect(bad.unfinished).toEqual([{ check: 'rogue', why }])
    expect(bad.findings.map(({ id }) => id)).toEqual(['log', 'entropy'])
    expect([bad.verdict, next.verdict]).toEqual(['not-fully-checked', 'clean'])
  })

  test('that crashes behind its own back takes down no more than what is under way', async () => {
    const pool = open()
    const reports = await Promise.all(['crashes later', 'fine', 'fine'].map((name) => pool.check(task(name))))
    expect(reports).toHaveLength(3)
    expect(reports[2]?.verdict).toBe('clean')
  })

  test('does not keep other workers from their files', async () => {
    const pool = open({ workers: 2 })
    const order: string[] = []
    const see = (name: string) => pool.check(task(name)).then(() => order.push(name))
    await Promise.all([see('loops'), see('fine'), see('also fine')])
    expect(order).toEqual(['fine', 'also fine', 'loops'])
  })
})

describe('many files', () => {
  test('wait in a queue that is bounded; whoever comes too late is told at once', async () => {
    const pool = open({ queue: 2 })
    const taken = [1, 2, 3].map(() => pool.check(task('fine')))
    await expect(pool.check(task('fine'))).rejects.toBeInstanceOf(PoolBusy)
    expect(await Promise.all(taken)).toHaveLength(3)
    expect((await pool.check(task('fine'))).verdict).toBe('clean')
  })

  test('of a pool that is closed are answered, called clean by nobody, and no more are taken', async () => {
    const pool = open()
    const taken = [pool.check(task('loops')), pool.check(task('fine'))]
    await pool.close()
    for (const report of await Promise.all(taken)) expect(report.verdict).toBe('not-fully-checked')
    await expect(pool.check(task('fine'))).rejects.toBeInstanceOf(PoolBusy)
  })
})
