/** Puts a mistake into words, in the reader's language. */
import type { LocaleId } from '@support-agent/diagnosis'
import english from '../locales/en-US.json'
import chinese from '../locales/zh-CN.json'
import type { Mistake, MistakeParams } from './mistake'

const WORDS: Readonly<Record<LocaleId, typeof chinese>> = { 'zh-CN': chinese, 'en-US': english }

/** One line: `knowledge/x.yml:12:3 evidence.file_sise: what is wrong, why it matters, what is allowed.` */
export function describeMistake(mistake: Mistake, locale: LocaleId): string {
  const { file, line, column, field, code, params } = mistake
  const words = WORDS[locale]
  const place = `${file}:${line}:${column}${field === '' ? '' : ` ${field}`}`
  const guess = params.nearest === undefined ? '' : fill(words.nearest, params)
  return `${place}: ${fill(words.mistakes[code], params)}${guess}`
}

function fill(template: string, params: MistakeParams): string {
  return template.replace(/\{(\w{1,20})\}/g, (whole, name: string) => params[name] ?? whole)
}
