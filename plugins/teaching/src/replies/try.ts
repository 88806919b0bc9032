/** How a text would be answered now, and why: nothing is remembered of it. */
import { DEFAULT_SETTINGS, decide, newConversation, step, wordsOf } from '@support-agent/conversation'
import { explain, infer, type LocaleId, type Model, observe } from '@support-agent/diagnosis'
import { titleOf } from '../describe-edit'
import { clipped, percent, word } from '../words'

const MOST_TOPICS = 3
const MOST_SHARES = 5
const LONGEST_REPLY = 400

export function tryLines(model: Model, text: string, now: number, locale: LocaleId): string[] {
  const evidence = observe({ text })
  const posterior = infer(model, evidence)
  const [best] = posterior.topics
  const unasked = decide(posterior, { addressed: false, settings: DEFAULT_SETTINGS })
  const topics = posterior.topics
    .slice(0, MOST_TOPICS)
    .map(({ id, p }) => word(locale, 'try.topic', { title: titleOf(model.knowledge, id, locale), percent: percent(p) }))
  const shares = (best ? explain(model, evidence, best.id) : [])
    .filter(({ nats }) => nats > 0)
    .slice(0, MOST_SHARES)
    .map((share) => (share.kind === 'word' ? `「${share.said}」` : `${share.variable}=${share.value}`))
  return [
    word(locale, 'try.topics', { topics: topics.join(' · ') }),
    shares.length ? word(locale, 'try.why', { shares: shares.join(' ') }) : word(locale, 'try.none'),
    unasked.kind === 'silent'
      ? word(locale, 'try.silent', { why: word(locale, `silent.${unasked.why}`) })
      : word(locale, 'try.speaks'),
    word(locale, 'try.reply'),
    replyTo(model, text, now),
  ]
}

function replyTo(model: Model, text: string, now: number): string {
  const said = {
    kind: 'message',
    text,
    at: now,
    timed: false,
    addressed: true,
    called: true,
    quotesBot: false,
    pictures: 0,
  } as const
  const somebody = newConversation({ platform: 'try', channel: 'try', user: 'try' })
  const { effects } = step(somebody, said, { model, settings: DEFAULT_SETTINGS, now, prefix: '' })
  const words = wordsOf(effects) ?? ''
  return [...words].length > LONGEST_REPLY ? clipped(words, LONGEST_REPLY) : words
}
