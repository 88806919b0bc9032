/** The topics of the knowledge, as an administrator reads them: a list, a search, one of them whole. */
import { infer, type Knowledge, type LocaleId, type Model, observe, type Topic } from '@support-agent/diagnosis'
import type { Sources } from '@support-agent/knowledge-base'
import { chanceInWords } from '../describe-edit'
import type { Learnt } from '../learning'
import { clipped, percent, word } from '../words'

const PAGE = 15
const MOST_FOUND = 6
const MOST_EXAMPLES = 4
const MOST_EVIDENCE = 6

export function listLines(knowledge: Knowledge, base: string | undefined, page: number, locale: LocaleId): string[] {
  const topics = knowledge.topics.filter((topic) => isSpoken(topic) && (base === undefined || topic.base === base))
  if (!topics.length) return [word(locale, 'list.none')]
  const pages = Math.ceil(topics.length / PAGE)
  const at = Math.min(Math.max(1, page), pages)
  return [
    word(locale, 'list.title', { count: topics.length, page: at, pages }),
    ...topics.slice((at - 1) * PAGE, at * PAGE).map((topic) => itemLine(topic, locale)),
    ...(at < pages ? [word(locale, 'list.more', { next: at + 1 })] : []),
  ]
}

/** What is hidden is in no list, and only its full name brings it back. */
export function hiddenLines(sources: Sources, locale: LocaleId): string[] {
  const hidden = sources.flatMap(({ id: base, causes, guides }) =>
    [...causes, ...guides].flatMap(([id, { data }]) =>
      data?.hidden ? [word(locale, 'list.hidden-item', { id: `${base}/${id}`, title: data.title })] : [],
    ),
  )
  return hidden.length ? [word(locale, 'list.hidden', { topics: hidden.slice(0, PAGE).join(' · ') })] : []
}

/** By what the words are about, and by what topics are called. */
export function searchLines(model: Model, words: string, locale: LocaleId): string[] {
  const { topics } = model.knowledge
  const named = topics.filter(
    (topic) => isSpoken(topic) && (topic.id.includes(words) || topic.text[locale].title.includes(words)),
  )
  const likely = infer(model, observe({ text: words })).topics.filter(({ p }) => p > LEAST)
  const found = [...named, ...likely.flatMap(({ id }) => topics.find((topic) => topic.id === id) ?? [])]
  const once = [...new Set(found)].slice(0, MOST_FOUND)
  if (!once.length) return [word(locale, 'search.none', { words: clipped(words) })]
  return [word(locale, 'search.title', { words: clipped(words) }), ...once.map((topic) => itemLine(topic, locale))]
}

/** Less likely topics are not worth a line. */
const LEAST = 0.03

function itemLine({ id, text, utterances, remedies }: Topic, locale: LocaleId): string {
  const { title } = text[locale]
  return word(locale, 'list.item', { id, title, utterances: utterances.length, steps: remedies.length })
}

export function topicLines(
  topic: Topic,
  { knowledge, learnt }: { readonly knowledge: Knowledge; readonly learnt?: Learnt | undefined },
  locale: LocaleId,
): string[] {
  const { title, summary, remedies: words, caution } = topic.text[locale]
  const prior = chanceInWords(topic.prior, 'prior', locale)
  const examples = topic.utterances.slice(0, MOST_EXAMPLES).map((text) => clipped(text, 20))
  const evidence = evidenceInWords(topic, knowledge, locale)
  return [
    word(locale, 'show.title', { title, id: topic.id, kind: word(locale, `kind.${topic.kind}`) }),
    ...(summary ? [word(locale, 'show.summary', { summary: clipped(summary, 120) })] : []),
    ...(caution ? [word(locale, 'show.caution', { caution: clipped(caution, 80) })] : []),
    learnt === undefined
      ? word(locale, 'show.prior-plain', { prior })
      : word(locale, 'show.prior', { prior, learnt: learnt.prior.toFixed(1) }),
    word(locale, 'show.utterances', { count: topic.utterances.length, examples: examples.join(' / ') }),
    ...(evidence ? [word(locale, 'show.evidence', { evidence })] : []),
    ...topic.remedies.map(({ id, success, minutes }, i) => {
      const step = {
        number: i + 1,
        words: clipped(words[id] ?? '', 60),
        minutes,
        success: chanceInWords(success, 'likelihood', locale),
      }
      const counted = learnt?.remedies[id]
      if (!counted) return word(locale, 'show.step', step)
      const { solved, failed } = counted
      return word(locale, 'show.step-learnt', { ...step, learnt: `${percent(counted.success)}%`, solved, failed })
    }),
    ...topic.claims.slice(0, MOST_EXAMPLES).map(({ says, source, standing }) =>
      word(locale, 'show.claim', {
        says: clipped(says),
        document: source.document,
        standing: word(locale, `standing.${standing}`),
      }),
    ),
  ]
}

/** What speaks for the topic: the values that it makes likelier than they usually are. */
function evidenceInWords({ evidence }: Topic, { variables }: Knowledge, locale: LocaleId): string {
  const stated = variables.flatMap(({ id, values, usually }) =>
    (evidence[id] ?? []).flatMap((p, value) =>
      p > 1.5 * (usually[value] ?? 0) ? [{ id, value: values[value]!, p }] : [],
    ),
  )
  return stated
    .sort((a, b) => b.p - a.p)
    .slice(0, MOST_EVIDENCE)
    .map(({ id, value, p }) => `${id}=${value.text[locale].label} ${percent(p)}%`)
    .join(' · ')
}

function isSpoken({ kind }: Topic): boolean {
  return kind === 'cause' || kind === 'guide'
}
