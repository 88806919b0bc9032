/** The inbox as lines: the groups, most frequent first, and one group with why it is there. */
import type { Knowledge, LocaleId } from '@support-agent/diagnosis'
import { titleOf } from '../describe-edit'
import type { Decided } from '../inbox/entry'
import type { InboxGroup } from '../inbox/inbox'
import { clipped, momentInWords, word } from '../words'

const PAGE = 8
const MOST_LINES = 8
const MOST_SHOWN = 4

export function inboxLines(groups: readonly InboxGroup[], isHere: boolean, page: number, locale: LocaleId): string[] {
  if (!groups.length) return [word(locale, isHere ? 'inbox.empty-here' : 'inbox.empty')]
  const pages = Math.ceil(groups.length / PAGE)
  const at = Math.min(Math.max(1, page), pages)
  const count = groups.reduce((sum, { entries }) => sum + entries.length, 0)
  return [
    word(locale, 'inbox.title', { count, groups: groups.length, page: at, pages }),
    ...groups.slice((at - 1) * PAGE, at * PAGE).map((group) =>
      word(locale, 'inbox.item', {
        number: group.number,
        count: group.entries.length,
        text: clipped(group.entries.at(-1)?.text ?? '', 30),
        reasons: reasonsInWords(group, locale),
      }),
    ),
    at < pages ? word(locale, 'inbox.more', { next: at + 1 }) : word(locale, 'inbox.how'),
  ]
}

export function groupLines(group: InboxGroup, knowledge: Knowledge, locale: LocaleId): string[] {
  const { number, entries } = group
  const shown = [...new Set(entries.flatMap((entry) => entry.shown))].slice(0, MOST_SHOWN)
  const proposals = entries.flatMap(({ proposed }) => proposed ?? [])
  return [
    word(locale, 'inbox.group', { number, count: entries.length, reasons: reasonsInWords(group, locale) }),
    ...entries
      .slice(0, MOST_LINES)
      .map(({ text }, i) => word(locale, 'inbox.line', { line: i + 1, text: clipped(text, 80) })),
    ...(entries.length > MOST_LINES ? [word(locale, 'plan.more', { count: entries.length - MOST_LINES })] : []),
    ...(shown.length
      ? [word(locale, 'inbox.shown', { topics: shown.map((id) => titleOf(knowledge, id, locale)).join(' · ') })]
      : []),
    ...proposals
      .slice(0, MOST_SHOWN)
      .map(({ by, topic }) => word(locale, 'inbox.proposed', { who: by, topic: titleOf(knowledge, topic, locale) })),
    word(locale, 'inbox.verbs', { number }),
  ]
}

function reasonsInWords({ reasons }: InboxGroup, locale: LocaleId): string {
  return reasons
    .map(([reason, count]) => word(locale, 'reason.counted', { reason: word(locale, `reason.${reason}`), count }))
    .join(' · ')
}

/** What became of members' proposals, the newest first. */
export function decidedLines(decided: readonly Decided[], knowledge: Knowledge, locale: LocaleId): string[] {
  if (!decided.length) return [word(locale, 'proposals.none')]
  return [
    word(locale, 'proposals.title'),
    ...decided.slice(0, PAGE).map(({ at, text, topic, proposedBy, decidedBy, decision }) =>
      word(locale, `proposals.${decision}`, {
        ...{ when: momentInWords(at), text: clipped(text), topic: titleOf(knowledge, topic, locale) },
        ...{ who: proposedBy, by: decidedBy },
      }),
    ),
    ...(decided.length > PAGE ? [word(locale, 'plan.more', { count: decided.length - PAGE })] : []),
  ]
}
