/** From starting the process to the first correct answer over OneBot: the shipped bot beside an empty one. */
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { folderFor, launch, ROOT, type StartOptions } from '../test/start/bot-process'
import { EMPTY, SHIPPED } from './contestants'
import { Link } from './link'
import { format, judge, percentile } from './report'

const RUNS = 3
/** How much later than an empty bot ours may answer, in milliseconds. */
const LIMIT_MS = 1000
/** The head of a correct answer: the cause that the shipped knowledge names for this code. */
const CORRECT = /^[^\n]*时间/

export async function benchmarkColdStart(): Promise<boolean> {
  const shipped: FirstAnswer[] = []
  const empty: FirstAnswer[] = []
  const directory = installedFolder()
  // The first start of each fills the machine's caches and does not count.
  const unprepared = await firstAnswer(SHIPPED)
  console.log(`shipped, nothing prepared: first answer after ${format(unprepared.ms)} ms`)
  await firstAnswer(EMPTY)
  for (let run = 0; run < RUNS; run++) {
    shipped.push(await firstAnswer({ ...SHIPPED, directory }))
    empty.push(await firstAnswer(EMPTY))
  }
  rmSync(directory, { recursive: true })
  const wrong = shipped.filter(({ text }) => !CORRECT.test(text))
  for (const { text } of wrong) console.log(`wrong first answer: ${text.split('\n', 1)[0]}`)
  return judge([
    {
      name: 'cold start: wrong first answers',
      value: wrong.length,
      limit: 0,
      judged: 'strictly',
      good: 'at most',
    },
    {
      name: 'cold start: later than an empty bot',
      value: medianOf('shipped', shipped) - medianOf('empty', empty),
      limit: LIMIT_MS,
      unit: ' ms',
      judged: 'strictly',
      good: 'at most',
    },
  ])
}

/** A folder as an installation leaves it: with what `npm ci` prepares. */
function installedFolder(): string {
  const directory = folderFor({})
  const cli = join(ROOT, 'plugins/cli/src/main.ts')
  spawnSync(process.execPath, ['-r', require.resolve('esbuild-register'), cli, 'prepare'], { cwd: directory })
  return directory
}

interface FirstAnswer {
  readonly ms: number
  readonly text: string
}

/** Prints every run of a bot. */
function medianOf(name: string, answers: readonly FirstAnswer[]): number {
  const times = answers.map(({ ms }) => ms)
  const median = percentile(times, 0.5)
  console.log(`${name}: first answer after ${times.map(format).join(', ')} ms, median ${format(median)} ms`)
  return median
}

/** The first answer and when it was there. The message is sent once, as soon as the bot has said hello. */
async function firstAnswer(options: StartOptions): Promise<FirstAnswer> {
  const start = performance.now()
  const bot = await launch(options)
  let link: Link | undefined
  try {
    link = await Link.open(bot.port)
    await link.answered([link.say('错误码50001', { user: 20_002 })])
    const { text = '', at = Number.NaN } = link.answers[0] ?? {}
    return { ms: at - start, text }
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${bot.output()}`)
  } finally {
    link?.close()
    await bot.stop()
  }
}
