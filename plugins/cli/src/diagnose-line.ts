/** One text through the whole line, as a plain result. */
import {
  DEFAULT_SETTINGS,
  newConversation,
  type PublicDecision,
  publicDecision,
  step,
  wordsOf,
} from '@support-agent/conversation'
import { infer, type Model, observe, type Posterior } from '@support-agent/diagnosis'

export interface Request {
  readonly text: string
  /** When it was said; without it the time of day is no evidence. */
  readonly at?: Date | undefined
  /** false: an ordinary group message in the mode `confident`. */
  readonly addressed: boolean
}

export interface DiagnoseLine {
  readonly decision: PublicDecision
  /** Best first, at most ten, whatever the decision. */
  readonly topics: readonly { readonly id: string; readonly p: number }[]
  readonly reply: string | null
}

export type WrongRequest = 'not-json' | 'no-text-field' | 'wrong-at' | 'wrong-addressed'

const MOST_TOPICS = 10

/** Each text has a conversation of its own. */
export function diagnoseText(model: Model, { text, at, addressed }: Request): DiagnoseLine {
  const now = at?.getTime() ?? 0
  const { decision, posterior, effects } = step(
    newConversation({ platform: 'cli', channel: 'cli', user: 'cli' }),
    {
      kind: 'message',
      text,
      at: now,
      timed: at !== undefined,
      addressed,
      called: addressed,
      quotesBot: false,
      pictures: 0,
    },
    { model, settings: DEFAULT_SETTINGS, now, prefix: '' },
  )
  return {
    decision: publicDecision(decision),
    topics: bestTopics(posterior ?? infer(model, observe({ text, at }))),
    reply: wordsOf(effects),
  }
}

/** At most ten, the likeliest first. */
export function bestTopics({ topics }: Posterior): DiagnoseLine['topics'] {
  return topics.slice(0, MOST_TOPICS).map(({ id, p }) => ({ id, p: rounded(p) }))
}

/** Six digits say all there is to say. */
function rounded(p: number): number {
  return Math.round(p * 1e6) / 1e6
}

/** Reads one line of `--jsonl`. */
export function readRequest(line: string): Request | { readonly wrong: WrongRequest } {
  const value = parse(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { wrong: 'not-json' }
  const { text, at, addressed = true } = value as Record<string, unknown>
  if (typeof text !== 'string') return { wrong: 'no-text-field' }
  if (typeof addressed !== 'boolean') return { wrong: 'wrong-addressed' }
  if (at === undefined || at === null) return { text, addressed }
  const date = typeof at === 'string' ? readTime(at) : undefined
  if (!date || Number.isNaN(date.getTime())) return { wrong: 'wrong-at' }
  return { text, at: date, addressed }
}

/** A date and a time; its zone may be left out. */
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?<zone>Z|[+-]\d\d:?\d\d)?$/
/** Of those who write without a zone. */
const ZONE = '+08:00'

function readTime(at: string): Date | undefined {
  const match = ISO.exec(at)
  return match ? new Date(match.groups?.zone ? at : `${at}${ZONE}`) : undefined
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
