/** The errors of a log file through the diagnosis: which causes they name, and the lines that show them. */
import { type Evidence, infer, observe, type Posterior, type TopicId } from '@support-agent/diagnosis'
import { decide } from '../decide'
import type { Decision } from '../decision'
import type { LogError } from '../file-facts'
import type { Circumstance } from '../turn'

/** An error line and the cause that it names best. */
export interface LogCause {
  readonly topic: TopicId
  readonly p: number
  readonly text: string
  readonly line?: number | undefined
  readonly repeats: number
}

export interface LogDiagnosis {
  readonly decision: Decision
  readonly evidence: readonly Evidence[]
  readonly posterior: Posterior
  /** The likeliest first, at most three, each cause once. */
  readonly causes: readonly LogCause[]
}

const MOST_CAUSES = 3
/** Below this P(topic) a line names no cause: it would be likelier another one. */
const NAMES_A_CAUSE = 0.5

/** @returns undefined where no error of the log is one that we know */
export function diagnoseLog(errors: readonly LogError[], circumstance: Circumstance): LogDiagnosis | undefined {
  const { model, settings } = circumstance
  const read = errors.flatMap((error) => {
    const { text } = error
    const evidence = observe({ text }).map((piece) => ({ ...piece, inFile: true }) as const)
    const { topics, inScope } = infer(model, evidence)
    const [best] = topics
    if (!best || best.p < NAMES_A_CAUSE || inScope < settings.thresholds.scope) return []
    return [{ ...error, text, evidence, topic: best.id, p: best.p }]
  })
  const byTopic = new Map<TopicId, (typeof read)[number]>()
  // An error that repeats says a little more, not as much more often.
  const weight = ({ p, repeats }: { p: number; repeats: number }) => p * (1 + Math.log10(repeats))
  for (const error of read.sort((a, b) => weight(b) - weight(a))) {
    if (!byTopic.has(error.topic)) byTopic.set(error.topic, error)
  }
  const shown = [...byTopic.values()].slice(0, MOST_CAUSES)
  const [first] = shown
  if (!first) return undefined
  const posterior: Posterior = { ...infer(model, first.evidence), inScope: 1 }
  const causes = shown.map(({ topic, p, text, line, repeats }) => ({ topic, p, text, line, repeats }))
  return { decision: decideOn(posterior, causes, circumstance), evidence: first.evidence, posterior, causes }
}

/** The first line decides; where it leaves doubt the causes that the log names are offered. */
function decideOn(posterior: Posterior, causes: readonly LogCause[], { settings }: Circumstance): Decision {
  const decision = decide(posterior, { addressed: true, settings })
  if (decision.kind !== 'choose' || causes.length < 2) return decision
  return { kind: 'choose', topics: causes.map(({ topic }) => topic) }
}
