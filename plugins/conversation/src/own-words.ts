/** Whether a text was written by this bot, or by another one like it: its closing lines are always the same. */
import type { LineKey } from './line'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'

/** The lines with which replies end; no person writes them by themselves. */
const CLOSING: readonly LineKey[] = [
  ...(['answer.next', 'answer.next-more', 'answer.nothing-left', 'guide.next', 'guide.next-more'] as const),
  ...(['choose.need', 'question.how', 'out-of-scope', 'none-left', 'ask.problem'] as const),
  ...(['hand-over.done', 'checked.clean', 'checked.refused', 'checked.suspicious'] as const),
  ...(['checked.suspicious.truncated', 'checked.suspicious.download-error-page'] as const),
]

/** A shorter piece could be anybody's. */
const SHORTEST = 9

/** Of each closing line the longest piece between its parameters, without blanks. */
const SIGNS: readonly string[] = [zhCN, enUS].flatMap((words) =>
  CLOSING.map((key) => longest(words[key].split(/\{\w+\}/u).map(bare))).filter((piece) => piece.length >= SHORTEST),
)

export function soundsLikeUs(text: string): boolean {
  const said = bare(text)
  return SIGNS.some((sign) => said.includes(sign))
}

/** The words alone: platforms change blanks and punctuation. */
export function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}

function longest(pieces: readonly string[]): string {
  return pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '')
}
