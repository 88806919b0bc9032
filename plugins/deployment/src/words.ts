/** Turns problems and warnings of a deployment into one line each, in the operator's language. */
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import type { Problem, Warning } from './problems'

export type OperatorLocale = 'zh-CN' | 'en-US'

const WORDS: Record<OperatorLocale, typeof chinese> = { 'zh-CN': chinese, 'en-US': english }

/** English where the machine says so (LC_ALL before LC_MESSAGES before LANG, as in POSIX), else Chinese. */
export function operatorLocale(env: Readonly<Record<string, string | undefined>>): OperatorLocale {
  const said = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '')
  return said?.toLowerCase().startsWith('en') === true ? 'en-US' : 'zh-CN'
}

/** Puts `params` into `{name}` places; an unknown place stays as it is. */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w{1,40})\}/g, (place, name: string) => String(params[name] ?? place))
}

/** One line: which variable, what is wrong, what is allowed. A token is never repeated. */
export function problemLine(problem: Problem, locale: OperatorLocale): string {
  const words = WORDS[locale]
  const allowed = words.allowed[problem.variable]
  switch (problem.code) {
    case 'missing':
      return fill(words.problems.missing, { name: problem.variable, allowed })
    case 'invalid':
      return problem.variable === 'ONEBOT_TOKEN'
        ? fill(words.problems['invalid-secret'], { name: problem.variable, allowed })
        : fill(words.problems.invalid, { name: problem.variable, value: shown(problem.value), allowed })
    case 'token-required':
      return fill(words.problems['token-required'], { host: problem.host })
  }
}

/** One line: which variable does nothing, and why. */
export function warningLine(warning: Warning, locale: OperatorLocale): string {
  const words = WORDS[locale]
  return fill(words.warnings.useless, { name: warning.variable, why: words.why[warning.why] })
}

/** A value on one line, short enough to read, without the query of an address, which may hold a token. */
function shown(value: string): string {
  const line = value
    .slice(0, 60)
    .replace(/\p{Cc}/gu, ' ')
    .replace(/\?.{0,60}/, '?…')
  return value.length > 60 ? `${line}…` : line
}
