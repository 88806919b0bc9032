/** The words of teaching, from its locale files. */
import type { LocaleId } from '@support-agent/diagnosis'
import enUS from './locales/en-US.json'
import zhCN from './locales/zh-CN.json'

export type WordKey = keyof typeof zhCN
export type Params = Readonly<Record<string, string | number>>

const WORDS: Readonly<Record<LocaleId, Readonly<Record<WordKey, string>>>> = { 'zh-CN': zhCN, 'en-US': enUS }

/** A parameter stands in for `{name}` and is itself never read as a template. */
export function word(locale: LocaleId, key: WordKey, params: Params = {}): string {
  return WORDS[locale][key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''))
}

/** `03-05 15:00` in Asia/Shanghai, which has no summer time. */
export function momentInWords(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ')
}

export function clipped(text: string, most = 40): string {
  const letters = [...text.replace(/\s+/gu, ' ')]
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`
}

export function percent(share: number): number {
  return Math.round(share * 100)
}
