/** What a shell has to do after a step: say something, call a person, write the case down. Plain data. */
import type { LocaleId } from '@support-agent/diagnosis'
import { type CaseRecord, recordOf } from './case-record'
import type { Conversation } from './conversation'
import type { Line } from './line'
import { plainReply } from './plain-reply'
import { render } from './render'
import { nobodyReached, staffLines } from './replies/hand-over'
import type { Circumstance, Reply, Turn } from './turn'

export type Effect =
  | { readonly kind: 'say'; readonly lines: readonly Line[]; readonly locale: LocaleId }
  /**
   * To those who take over, where somebody is configured: the case in one message. The user's own words (`say`) hold only
   * when somebody could be told; else `otherwise` is said in their place, and the bot stays at hand.
   */
  | {
      readonly kind: 'hand-over'
      readonly lines: readonly Line[]
      readonly locale: LocaleId
      readonly otherwise: readonly Line[]
    }
  | { readonly kind: 'record'; readonly record: CaseRecord }

export function effectsOf(
  conversation: Conversation,
  turn: Turn,
  { lines, shown }: Reply,
  circumstance: Circumstance,
): Effect[] {
  const effects: Effect[] = []
  if (turn.decision.kind === 'hand-over') {
    const otherwise = nobodyReached(turn, circumstance)
    effects.push({ kind: 'hand-over', lines: staffLines(conversation, turn, circumstance), locale: 'zh-CN', otherwise })
  }
  if (lines.length) effects.push({ kind: 'say', lines, locale: turn.locale })
  const record = recordOf(conversation, turn, shown, circumstance)
  return record ? [...effects, { kind: 'record', record }] : effects
}

/** What the effects say to the user, as plain text; null for silence. */
export function wordsOf(effects: readonly Effect[]): string | null {
  const said = effects.flatMap((effect) =>
    effect.kind === 'say' ? [plainReply(render(effect.lines, effect.locale))] : [],
  )
  return said.length ? said.join('\n') : null
}
