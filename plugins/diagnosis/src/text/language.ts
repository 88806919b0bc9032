/** Tells in which of our languages a person writes; pasted error texts are nobody's language. */
import { words as stopWords } from 'natural/lib/natural/util/stopwords'
import type { LocaleId } from '../knowledge'

const EAST_ASIAN = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/
/** A text's first characters tell its language; the rest may be a pasted log. */
const LOOKED_AT = 1_000

/** Words by which people speak, beside the stop words: logs and dialogs seldom have them. */
const SPOKEN = [
  'hi',
  'hello',
  'help',
  'please',
  'thanks',
  'not',
  "can't",
  "won't",
  "don't",
  "doesn't",
  "didn't",
  "isn't",
  "it's",
  "i'm",
]
/** Single letters are stop words too, but as often part of a symbol. */
const ENGLISH = new Set([...SPOKEN, ...stopWords.filter((word) => word.length > 1)])

/**
 * `en-US` when no East Asian character and at least one common English word occurs, else `zh-CN`: `ERR_CERT_DATE_INVALID`
 * or `504 gateway timeout` is pasted by people of any language.
 */
export function languageOf(text: string): LocaleId {
  const head = text.slice(0, LOOKED_AT).toLowerCase()
  if (EAST_ASIAN.test(head)) return 'zh-CN'
  const words = head.replaceAll('\u2019', "'").match(/(?<![\w.:/-])[a-z']{2,20}(?![\w:/=-])/g) ?? []
  return words.some((word) => ENGLISH.has(word)) ? 'en-US' : 'zh-CN'
}
