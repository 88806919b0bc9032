/** Puts a mistake into words, in the reader's language. */
import type { LocaleId } from '@support-agent/diagnosis'
import english from '../locales/en-US.json'
import chinese from '../locales/zh-CN.json'
import { isEditCode, type Problem } from './edit/problem'
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

/** One sentence: where in the value (if not all of it), what is wrong, why it matters, what is allowed. */
export function describeProblem({ code, params, path }: Problem, locale: LocaleId): string {
  const words = WORDS[locale]
  const place = path.length === 0 ? '' : `${path.join('.')}: `
  const guess = params.nearest === undefined ? '' : fill(words.nearest, params)
  return `${place}${fill(isEditCode(code) ? words.errors[code] : words.mistakes[code], params)}${guess}`
}

function fill(template: string, params: MistakeParams): string {
  return template.replace(/\{(\w{1,20})\}/g, (whole, name: string) => params[name] ?? whole)
}
