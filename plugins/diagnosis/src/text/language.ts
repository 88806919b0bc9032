/** Tells in which of our languages a text is written. */
import type { LocaleId } from '../knowledge'

const LATIN = /[a-z]/gi
const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/
/** A text's first characters tell its language; the rest may be a pasted log. */
const LOOKED_AT = 1_000
/** Fewer letters ("qq", "403", "ok") say nothing about a language. */
const FEWEST_LETTERS = 3

/** `en-US` when Latin letters prevail and no East Asian character occurs, else `zh-CN`. */
export function languageOf(text: string): LocaleId {
  const head = text.slice(0, LOOKED_AT)
  if (EAST_ASIAN.test(head)) return 'zh-CN'
  const letters = head.match(LATIN)?.length ?? 0
  const visible = head.replace(/[\s\d\p{P}\p{S}]/gu, '').length
  return letters >= FEWEST_LETTERS && letters * 2 > visible ? 'en-US' : 'zh-CN'
}
