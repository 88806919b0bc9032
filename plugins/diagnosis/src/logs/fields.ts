/** The reason that an object, a call or an answer carries: `message='…'`, `"wording":"…"`, `errMsg: '…'`, with its code. */

const KEY =
  /(?<![\w.])\\{0,4}["']?(?<key>message|wording|msg|err_?msg|ret_?msg|error_?message|err_?message|err_?info|detail|reason)\\{0,4}["']?\s{0,3}[:=：]\s{0,3}(?<quote>\\{0,4}["'`])/gi
const CODE =
  /(?<![\w.])\\{0,4}["']?(?<key>result|code|err_?code|error_?code|server_?error_?code|errno)\\{0,4}["']?\s{0,3}[:=：]\s{0,3}(?<code>-?\d{1,12})(?![\w.])/i
/** What a bot was asked to send is no reason. */
const OUTGOING =
  /(?<![\w.])\\{0,4}["']?(?:args|params|payload|chain)\\{0,4}["']?\s{0,3}[:=：]\s{0,3}(?=\{|MessageChain\()/gi
/** Says nothing by itself. */
const EMPTY =
  /^(?:|null|none|undefined|fail(?:ed|ure)?|error|err|ok|success|unknown(?: error)?|normal-action|\{\}|请参考.{0,40}输出.{0,4}|未知错误)$/i

const MOST_FIELDS = 12
const LONGEST_VALUE = 4_000
const LONGEST_OBJECT = 20_000
const ENDS = /^\s{0,80}(?:[,，}\])>;|]|$|\n|\\n)/

/** Different reasons in the order in which they stand, unescaped by nobody yet; empty where there is none. */
export function reasonsIn(text: string): string[] {
  const inner = withoutOutgoing(text)
  const reasons: string[] = []
  let from = 0
  for (const match of inner.matchAll(KEY)) {
    if (match.index < from) continue
    const start = match.index + match[0].length
    const end = closing(inner, start, match.groups?.quote ?? '"')
    from = end
    const value = inner.slice(start, end).trim()
    if (saysSomething(value) && !reasons.some((other) => other.includes(value))) reasons.push(value)
    if (reasons.length === MOST_FIELDS) break
  }
  return reasons
}

export function saysSomething(text: string): boolean {
  return !EMPTY.test(text.trim()) && !text.startsWith('[CQ:')
}

/** `result -1`, `code -80`: the code beside a reason, unless it reports success. */
export function codeIn(text: string): string | undefined {
  const { key, code } = CODE.exec(withoutOutgoing(text))?.groups ?? {}
  return key === undefined || code === undefined || code === '0' ? undefined : `${key} ${code}`
}

/** Where a quoted value ends: at its quote, when what follows ends a value; `'` may stand inside. */
function closing(text: string, start: number, quote: string): number {
  const most = Math.min(text.length, start + LONGEST_VALUE)
  const mark = quote.at(-1)!
  const slashes = quote.length - 1
  for (let at = text.indexOf(mark, start); at >= 0 && at < most; at = text.indexOf(mark, at + 1)) {
    if (slashesBefore(text, at) === slashes && ENDS.test(text.slice(at + 1, at + 82))) return at - slashes
  }
  return most
}

function slashesBefore(text: string, at: number): number {
  let count = 0
  while (text[at - 1 - count] === '\\') count++
  return count
}

/** The text without the arguments of calls. */
export function withoutOutgoing(text: string): string {
  let rest = ''
  let from = 0
  for (const match of text.matchAll(OUTGOING)) {
    if (match.index < from) continue
    const start = match.index + match[0].length
    rest += text.slice(from, start)
    from = bracketEnd(text, start)
  }
  return rest + text.slice(from)
}

const PAIRS: Readonly<Record<string, number>> = { '{': 1, '[': 1, '(': 1, '}': -1, ']': -1, ')': -1 }

/** Behind the bracket that closes the first one from `start` on; brackets in strings count, as they mostly come in pairs. */
function bracketEnd(text: string, start: number): number {
  const most = Math.min(text.length, start + LONGEST_OBJECT)
  let depth = 0
  for (let at = start; at < most; at++) {
    const step = PAIRS[text[at]!]
    if (step === undefined) continue
    depth += step
    if (depth === 0) return at + 1
  }
  return most
}
