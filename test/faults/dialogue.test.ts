/** A bot that is killed in the middle of its dialogues: no reply that was acknowledged is forgotten, no case half written. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { type Acknowledged, auditDialogues, type DialogueCounts, USERS } from './dialogue-audit'
import { buildChild } from './run-child'
import { print, roundsOr, temporaryFolder } from './settings'

const rounds = roundsOr(15)
/** A new store after so many kills, so that many rounds stay quick. */
const PER_STORE = 5
const LONGEST = 200

const root = temporaryFolder()

it(
  `kill -9 in a dialogue, ${rounds} times`,
  async () => {
    const script = buildChild(root, 'dialogue-child.ts')
    const sum: DialogueCounts = { replies: 0, records: 0, lost: 0, torn: 0 }
    let told = new Map<number, Acknowledged>()
    for (let round = 0; round < rounds; round++) {
      const directory = join(root, `store-${Math.floor(round / PER_STORE)}`)
      if (round % PER_STORE === 0) told = new Map()
      const before = recordsIn(told)
      sum.replies += await talkAndKill(script, { directory, seed: round }, told)
      sum.records += recordsIn(told) - before
      const { lost, torn, kept } = await auditDialogues(directory, told)
      sum.lost += lost
      sum.torn += torn
      told = new Map(kept)
    }
    print(
      `kill -9 in ${USERS} dialogues: ${rounds} kills, ${Object.entries(sum)
        .map(([key, n]) => `${n} ${key}`)
        .join(', ')}`,
    )
    expect(sum.replies).toBeGreaterThan(rounds * USERS)
    expect(sum.records).toBeGreaterThan(rounds)
    expect(sum).toMatchObject({ lost: 0, torn: 0 })
  },
  20_000 + rounds * 3_000,
)

/** @returns how many replies were acknowledged; the newest of each user is in `told` */
async function talkAndKill(
  script: string,
  settings: { directory: string; seed: number },
  told: Map<number, Acknowledged>,
): Promise<number> {
  const child = spawn(process.execPath, [script, JSON.stringify(settings)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })
  let replies = 0
  const open = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      const [word, user, revision, records] = line.split(' ')
      if (word === 'open') resolve()
      // The last line may have been cut by the kill.
      else if (word === 'ack' && records) {
        replies++
        told.set(Number(user), { revision: Number(revision), records: Number(records) })
      }
    })
  })
  const read = new Promise((resolve) => lines.on('close', resolve))
  await open
  await wait(moment(settings.seed))
  child.kill('SIGKILL')
  await read
  return replies
}

/** ms after the start, spread evenly by the golden ratio: no moment is met twice, none is left out. */
function moment(round: number): number {
  return ((round * 0.618_033_988_75) % 1) * LONGEST
}

function recordsIn(told: ReadonlyMap<number, Acknowledged>): number {
  return [...told.values()].reduce((sum, { records }) => sum + records, 0)
}
