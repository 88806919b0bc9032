/** Lines into plain text: the only place where words come from a locale file. */
import type { LocaleId } from '@support-agent/diagnosis'
import type { Line, LineKey } from './line'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'

const WORDS: Readonly<Record<LocaleId, Readonly<Record<LineKey, string>>>> = { 'zh-CN': zhCN, 'en-US': enUS }

/** No reply is ever longer, in characters; what is over it ends with an ellipsis. */
export const LONGEST_REPLY = 1500

/** One line of text a line; a parameter stands in for `{name}` and is itself never read as a template. */
export function render(lines: readonly Line[], locale: LocaleId): string {
  const text = lines.map((line) => renderLine(line, locale)).join('\n')
  const letters = [...text]
  return letters.length <= LONGEST_REPLY ? text : `${letters.slice(0, LONGEST_REPLY - 1).join('')}…`
}

function renderLine({ key, params = {} }: Line, locale: LocaleId): string {
  return WORDS[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** Characters that the lines take when rendered. */
export function lengthOf(lines: readonly Line[], locale: LocaleId): number {
  return [...render(lines, locale)].length
}
