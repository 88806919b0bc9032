/**
 * The `.wire` scripts beside this file, over a real socket, in the dialect of each implementation. `UPDATE_CHATS=1` writes
 * what was sent into the files; read the difference before keeping it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { replyMatches } from '../../helpers/chat-match'
import { DIALECTS } from './dialects'
import { type Act, parseScript } from './script'
import { Wire } from './wire'

jest.mock('../../../plugins/support-agent/src/trainer', () => jest.requireActual('../../helpers/learn-at-once'))
jest.setTimeout(20_000)

const SCRIPTS = readdirSync(__dirname)
  .filter((name) => name.endsWith('.wire'))
  .map((name) => {
    const path = join(__dirname, name)
    return { name: name.slice(0, -'.wire'.length), path, acts: parseScript(readFileSync(path, 'utf8'), name) }
  })

/** What was sent at each step; what matches keeps the words of the file. */
async function play(acts: readonly Act[], wire: Wire): Promise<string[][]> {
  const played: string[][] = []
  for (const { step, sent: expected } of acts) {
    const sent = await wire.take(step)
    played.push(sent.map((text, i) => (replyMatches(expected[i] ?? '', text) ? (expected[i] ?? text) : text)))
  }
  return played
}

function rewrite(path: string, acts: readonly Act[], played: readonly string[][]): void {
  const lines = readFileSync(path, 'utf8').split('\n')
  for (const [i, { line, sent }] of [...acts.entries()].reverse()) {
    lines.splice(line, sent.length, ...(played[i] ?? []).map((text) => `> ${text}`))
  }
  writeFileSync(path, lines.join('\n'))
}

/** These scripts run on the clock of the machine. */
function withoutMoment(text: string): string {
  return text.replace(/\d\d-\d\d \d\d:\d\d/g, '〈时刻〉')
}

describe.each(DIALECTS)('%s', (dialect) => {
  test.each(SCRIPTS)('$name', async ({ path, acts }) => {
    const wire = await Wire.open(dialect)
    const played = (await play(acts, wire).finally(() => wire.close())).map((sent) => sent.map(withoutMoment))
    if (process.env.UPDATE_CHATS && dialect === DIALECTS[0]) {
      rewrite(path, acts, played)
      return
    }
    const written = (sent: readonly (readonly string[])[]) =>
      acts.map(({ line }, i) => `${line}: ${sent[i]?.join(' | ')}`)
    expect(written(played)).toEqual(written(acts.map(({ sent }) => sent)))
  })
})
