/** In which language the reader is answered. */
import { type LocaleId, languageOf } from '@support-agent/diagnosis'
import type { Conversation } from '../conversation'

/** The language of the text; a number or a mark leaves it as it was. */
export function localeOf(text: string, { locale, revision }: Conversation): LocaleId {
  const letters = text.replace(/[^\p{L}]/gu, '')
  return letters.length >= 2 || revision === 0 ? languageOf(text) : locale
}
