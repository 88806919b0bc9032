/** A report in two or three messages is understood as well as in one: every labelled case, cut at blanks and marks, through the bursts. */
import { infer, type Model, observe, seededRandom } from '@support-agent/diagnosis'
import { type LabelledCase, loadBases } from '@support-agent/knowledge-base'
import { diagnoseText } from '../../plugins/cli/src/diagnose-line'
import type { Incoming } from '../../plugins/support-agent/src/incoming'
import { Bursts } from '../../plugins/support-agent/src/manners/bursts'
import { joined } from '../../plugins/support-agent/src/manners/joined'
import { DEFAULT_MANNERS } from '../../plugins/support-agent/src/manners/settings'
import { Scheduler } from '../../plugins/support-agent/src/scheduler'
import { FakeClock } from '../helpers/fake-clock'
import { incoming } from '../helpers/incoming'
import { KNOWLEDGE, shippedModel } from '../helpers/shipped-model'

jest.setTimeout(300_000)

const SEED = 8
/** Where people press Enter: behind a mark, or at a blank. */
const CUT = /(?<=[，,。;；!！?？、\s])/u
/** Nobody sends a piece without a word. */
const HAS_WORDS = /[\p{L}\p{N}]/u
/** So much worse, in points of a hundred, may pieces be understood. */
const POINT = 1

const random = seededRandom(SEED)

/** One to three pieces; one where there is no place to cut. */
function pieces(text: string): string[] {
  const places = text.split(CUT).flatMap((_, i, parts) => {
    const at = parts.slice(0, i).join('').length
    return HAS_WORDS.test(text.slice(0, at)) && HAS_WORDS.test(text.slice(at)) ? [at] : []
  })
  const wanted = Math.min(places.length, random() < 0.5 ? 1 : 2)
  const cuts = [...places].sort(() => random() - 0.5).slice(0, wanted)
  const ends = [...cuts.sort((a, b) => a - b), text.length]
  return ends.map((end, i) => text.slice(i ? ends[i - 1] : 0, end).trim())
}

/** What the bot makes of the pieces: one report, when each follows the one before it within the quiet. */
function reportOf(texts: readonly string[]): string {
  const clock = new FakeClock(0)
  const reports: string[] = []
  const bursts = new Bursts<Incoming>(DEFAULT_MANNERS.burst, new Scheduler(clock), (items) =>
    reports.push(joined(items).text),
  )
  for (const text of texts) {
    clock.advance(random() * (DEFAULT_MANNERS.burst.quiet - 1))
    bursts.add('u', incoming({ text }), 'waits')
  }
  clock.advance(DEFAULT_MANNERS.burst.most)
  expect(reports).toHaveLength(1)
  return reports[0] ?? ''
}

interface Score {
  /** Shares of the cases about a topic: the best topic is right; it is told, when addressed. */
  readonly right: number
  readonly told: number
  /** Share of everybody else's words that are left alone. */
  readonly silent: number
}

function scoreOf(model: Model, cases: readonly LabelledCase[]): Score {
  const share = (some: readonly LabelledCase[], holds: (one: LabelledCase) => boolean) =>
    some.filter(holds).length / some.length
  const ours = cases.filter(({ accepts }) => typeof accepts !== 'string')
  const others = cases.filter(({ accepts }) => accepts === 'out-of-scope')
  const decides = (text: string, addressed: boolean) => diagnoseText(model, { text, addressed }).decision
  return {
    right: share(ours, ({ text, accepts }) => accepts.includes(infer(model, observe({ text })).topics[0]?.id ?? '')),
    told: share(ours, ({ text }) => ['answer', 'guide'].includes(decides(text, true))),
    silent: share(others, ({ text }) => decides(text, false) === 'silent'),
  }
}

test('pieces score within one point of the whole', () => {
  const cases = loadBases(KNOWLEDGE).bases.flatMap((base) => base.cases)
  const cut = cases.flatMap((one) => {
    const parts = pieces(one.text)
    return parts.length > 1 ? [{ whole: one, pieces: { ...one, text: reportOf(parts) } }] : []
  })
  expect(cut.length).toBeGreaterThan(300)
  const whole = scoreOf(
    shippedModel(),
    cut.map((one) => one.whole),
  )
  const inPieces = scoreOf(
    shippedModel(),
    cut.map((one) => one.pieces),
  )
  const figures = (['right', 'told', 'silent'] as const).map(
    (key) => `${key} ${(whole[key] * 100).toFixed(1)} → ${(inPieces[key] * 100).toFixed(1)} %`,
  )
  process.stdout.write(`${cut.length} of ${cases.length} cases cut (seed ${SEED}): ${figures.join(', ')}\n`)
  for (const key of ['right', 'told', 'silent'] as const) {
    expect((whole[key] - inPieces[key]) * 100).toBeLessThanOrEqual(POINT)
  }
})
