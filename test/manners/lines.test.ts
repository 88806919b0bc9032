/** The lines of the files beside this one, each said by somebody new in a group: who is answered, and who is left alone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { h } from 'koishi'
import { BOT } from '../helpers/elements'
import { openStage, type Sent, type Stage } from '../helpers/koishi-stage'

jest.mock('../../plugins/support-agent/src/trainer', () => jest.requireActual('../helpers/learn-at-once'))
jest.setTimeout(120_000)

/** A line, and the question whose answer it quotes. */
interface Line {
  readonly text: string
  readonly under: string
}

function linesOf(file: string): Line[] {
  let under = ''
  const lines: Line[] = []
  for (const text of readFileSync(join(__dirname, file), 'utf8').split('\n')) {
    if (text === '' || text.startsWith('#')) continue
    const heading = /^\[(.+)\]$/u.exec(text)
    if (heading) under = heading[1] ?? ''
    else lines.push({ text, under })
  }
  return lines
}

/** Who quotes the bot: somebody else, or the one it answered. */
const QUOTERS = ['another', 'asker'] as const

/** The line that turns somebody away is no answer. */
const TURNS_AWAY = /帮不上忙|cannot help/u

interface Outcome {
  readonly text: string
  /** The first lines of what was said to it. */
  readonly said: readonly string[]
}

/** Each line quotes an answer of its own, in a group of its own. */
async function outcomesOf(stage: Stage, lines: readonly Line[], quoter: (typeof QUOTERS)[number]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const [i, { text, under }] of lines.entries()) {
    const group = `${quoter}-${text.length}-${i}`
    const asked = await stage.say({ user: `asker-${group}`, group, content: [h.at(BOT), h.text(under)] })
    const answer = asked.replies[0]
    if (!answer) throw new Error(`nothing was said to "${under}"`)
    stage.clock.advance(20_000)
    const { replies } = await quote(stage, { text, group, quoter, answer })
    outcomes.push({ text, said: replies.map((reply) => reply.text.split('\n')[0] ?? '') })
  }
  return outcomes
}

/** As QQ sends it: with a mention that the platform puts there by itself. */
function quote(
  stage: Stage,
  { text, group, quoter, answer }: { text: string; group: string; quoter: string; answer: Sent },
): ReturnType<Stage['say']> {
  return stage.say({
    ...{ user: `${quoter}-${group}`, group, content: [h.at(BOT), h.text(` ${text}`)] },
    quote: { user: BOT, content: answer.text, id: answer.id },
  })
}

describe('lines that quote the bot', () => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ config: { mode: 'mention' } })
  })
  afterAll(() => stage.close())

  test.each(QUOTERS)('of 60 lines of banter, said by %s, at most one is answered', async (quoter) => {
    const lines = linesOf('banter-quoting.txt')
    const answered = (await outcomesOf(stage, lines, quoter)).filter(({ said }) => said.length)
    expect(lines).toHaveLength(60)
    // Named when there are more.
    expect(answered.slice(1)).toEqual([])
  })

  test.each(QUOTERS)('of 30 questions, asked by %s, every one is answered', async (quoter) => {
    const lines = linesOf('questions-quoting.txt')
    const outcomes = await outcomesOf(stage, lines, quoter)
    expect(lines).toHaveLength(30)
    expect(outcomes.filter(({ said: [first] }) => first === undefined || TURNS_AWAY.test(first))).toEqual([])
  })
})

describe.each(['/', ''])('lines that begin with the word of a command, where the prefix is "%s"', (prefix) => {
  let stage: Stage
  beforeAll(async () => {
    stage = await openStage({ config: { mode: 'confident' }, prefix: [prefix] })
  })
  afterAll(() => stage.close())

  test('of 200 none is answered', async () => {
    const lines = linesOf('command-words.txt')
    const answered: string[] = []
    for (const [i, { text }] of lines.entries()) {
      const { replies } = await stage.say({ user: `member-${i}`, group: `g-${i % 20}`, content: text })
      if (replies.length) answered.push(`${text} → ${replies[0]?.text.split('\n')[0]}`)
    }
    expect(lines).toHaveLength(200)
    expect(answered).toEqual([])
  })
})
