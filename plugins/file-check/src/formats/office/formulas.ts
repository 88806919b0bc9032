/** Formulas of a table kept as text (csv, SYLK, Excel's XML) that ask another program: `=program|'topic'!item`. */
import type { Dde } from './facts'

const LONGEST_PROGRAM = 128
const LONGEST_TOPIC = 1024
const MOST = 100

/** Letters that a program's name or path may have. */
const IN_NAME = /[\w.:\\/ ()"'-]/
const STARTS = '=+-@'

/** Every `|` is looked at once, with what stands close before and behind it on its line. */
export function ddeFormulas(text: string): Dde[] {
  const found: Dde[] = []
  let end = -1
  for (let at = text.indexOf('|'); at >= 0 && found.length < MOST; at = text.indexOf('|', at + 1)) {
    if (end < at) end = text.indexOf('!', at)
    if (end < 0) break
    if (end - at > LONGEST_TOPIC) continue
    const application = programBefore(text, at)
    const command = topicIn(text.slice(at + 1, end))
    if (application && command) found.push({ application, command })
  }
  return found
}

/** What stands between the sign that begins a formula and the bar; a SYLK expression begins with `;E` instead. */
function programBefore(text: string, bar: number): string | undefined {
  for (let at = bar - 1; at >= Math.max(0, bar - LONGEST_PROGRAM); at--) {
    const letter = text[at] as string
    const sylk = letter === 'E' && text[at - 1] === ';'
    if (STARTS.includes(letter) || sylk) {
      const name = text.slice(at + 1, bar).trim()
      return /^["'\w]/.test(name) ? name : undefined
    }
    if (!IN_NAME.test(letter)) return undefined
  }
  return undefined
}

/** A topic never goes over the end of the line. */
function topicIn(text: string): string | undefined {
  return /[\r\n]/.test(text) ? undefined : text.replace(/^\s{0,8}'|'$/g, '')
}
