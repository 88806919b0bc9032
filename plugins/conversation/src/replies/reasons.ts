/** The reasons of an answer in the user's terms: values of evidence by their labels, words as the user typed them. */
import { keyPhrases, type LocaleId, type Model, type Share } from '@support-agent/diagnosis'
import { line } from '../line'
import { render } from '../render'
import type { Turn } from '../turn'
import { quotable } from './said'
import { valueLabel, variableTitle } from './texts'

/** A reason weaker than this, in nats, is not worth a reader's time. */
const LEAST_NATS = 0.3

/** The strongest reasons for the topic on one line; empty when nothing in particular speaks for it. */
export function reasonsOf(model: Model, shares: readonly Share[], turn: Turn, most: number): string {
  const { locale } = turn
  const evidence = shares.flatMap((share) =>
    share.kind === 'evidence' && share.nats >= LEAST_NATS
      ? [
          {
            nats: share.nats,
            text: isName(model, share) ? quoted(share.said, locale) : evidenceText(model, share, locale),
          },
        ]
      : [],
  )
  const words = spoken(shares, turn).map(({ phrase, nats }) => ({ nats, text: quoted(phrase, locale) }))
  const strongest = [...evidence, ...words]
    .filter(({ nats }) => nats >= LEAST_NATS)
    .sort((a, b) => b.nats - a.nats)
    .map(({ text }) => text)
  // A name is weighed as a name and as a word, and told once.
  return [...new Set(strongest)].slice(0, most).join(render([line('list.separator')], locale))
}

/** Names speak for themselves: "「napcat」" says more than that a bot is meant. */
function isName({ knowledge }: Model, share: EvidenceShare): boolean {
  return share.said !== '' && knowledge.variables.some(({ id, names }) => id === share.variable && names)
}

function quoted(said: string, locale: LocaleId): string {
  return render([line('reason.said', { said: quotable(said) })], locale)
}

/** The user's phrases that carry the weight of the word shares. */
export function spoken(shares: readonly Share[], turn: Turn): { phrase: string; nats: number }[] {
  const texts = turn.evidence.flatMap((piece) => (piece.kind === 'words' ? [piece.text] : []))
  const words = shares.flatMap((share) => (share.kind === 'word' ? [share] : []))
  return texts.flatMap((text) => keyPhrases(text, words)).sort((a, b) => b.nats - a.nats)
}

type EvidenceShare = Extract<Share, { kind: 'evidence' }>

/** A variable and its value by their titles, as in "错误码 50001". */
export function evidenceText({ knowledge }: Model, share: EvidenceShare, locale: LocaleId): string {
  const variable = knowledge.variables.find(({ id }) => id === share.variable)
  const value = variable?.values.find(({ id }) => id === share.value)
  if (!variable || !value) return share.said
  return render(
    [line('reason.evidence', { variable: variableTitle(variable, locale), value: valueLabel(value, locale) })],
    locale,
  )
}
