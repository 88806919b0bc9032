/** The exception at the root of a stack trace: Python's first cause, Java's last `Caused by`, .NET's innermost, Node's cause. */
import { saysSomething } from './fields'
import { isException, isFrame, opensTraceback } from './trace'

export interface Root {
  /** The exception with its message, over several lines where it has them. */
  readonly exception: string
  /** What stands before the trace. */
  readonly lead: string
}

/** A cause on a line of its own, or in the middle of one that lost its line breaks. */
const CAUSES = /(?:^|\s)(?:Caused by: |---> |\[cause\]: )(?!\s)/g
/** Exceptions of looking something up, that another one answers. */
const PROBING =
  /^(?:builtins\.)?(?:KeyError|AttributeError|IndexError|StopIteration|StopAsyncIteration|(?:asyncio\.)?(?:exceptions\.)?CancelledError)\b/
const LAST_EXCEPTION =
  /(?:^|\s)(?=(?:[A-Za-z_]\w{0,60}\.){0,10}[A-Z]\w{0,60}(?:Error|Exception|Failed|Failure|Timeout|NotAvailable|TooBig)(?::|\s*$))/g

/** @returns undefined where the text has no stack trace */
export function rootCause(text: string): Root | undefined {
  const lines = text.split('\n')
  if (lines.some(opensTraceback)) return pythonRoot(lines) ?? flatPythonRoot(text)
  const first = lines.findIndex(isFrame)
  const cause = lastCause(text)
  if (cause !== undefined) return { exception: cause, lead: lines[0] ?? '' }
  if (first < 0) return bareException(lines)
  const python = /^\s{0,40}(?:> )?File "/.test(lines[first] ?? '') ? exceptionAfter(lines, first) : undefined
  if (python) return { exception: python.exception, lead: lines.slice(0, first).join('\n') }
  const above = lines.slice(0, first)
  const named = above.findLastIndex((line) => isException(line.trim()))
  return { exception: above.slice(Math.max(0, named)).join('\n'), lead: above.slice(0, Math.max(0, named)).join('\n') }
}

/** An exception on a line of its own behind the message, its frames left out. */
function bareException(lines: readonly string[]): Root | undefined {
  const at = lines.findIndex((line, index) => index > 0 && isException(line.trim()))
  return at < 0 ? undefined : { exception: exceptionLines(lines.slice(at)), lead: lines.slice(0, at).join('\n') }
}

/** The last cause that says something; what wraps it is above. */
function lastCause(text: string): string | undefined {
  const causes = [...text.matchAll(CAUSES)].map((match) =>
    exceptionLines(text.slice(match.index + match[0].length).split('\n')),
  )
  return causes.filter((cause) => saysSomething(messageOf(cause))).at(-1) ?? causes.at(-1)
}

function pythonRoot(lines: readonly string[]): Root | undefined {
  const opening = lines.findIndex(opensTraceback)
  const found: string[] = []
  for (let index = opening; index >= 0 && index < lines.length; ) {
    const next = exceptionAfter(lines, index)
    if (!next) break
    found.push(next.exception)
    const again = lines.slice(next.end).findIndex(opensTraceback)
    index = again < 0 ? -1 : next.end + again
  }
  const telling = found.filter((exception) => saysSomething(messageOf(exception)) && !PROBING.test(exception))
  const exception = telling[0] ?? found.at(-1)
  const before = lines.slice(0, opening).join('\n')
  const beside = (lines[opening] ?? '').replace(/Traceback \(most recent call last\):?.*$/, '')
  return exception === undefined
    ? undefined
    : { exception, lead: [before, beside].filter((part) => part.trim()).join('\n') }
}

/** A traceback that lost its line breaks: the exception stands last. */
function flatPythonRoot(text: string): Root | undefined {
  const at = text.indexOf('Traceback (most recent call last)')
  const last = [...text.slice(at).matchAll(LAST_EXCEPTION)].at(-1)
  return last && { exception: text.slice(at + last.index).trim(), lead: text.slice(0, at) }
}

/** The first line behind the frames that is not indented, with the lines that continue it. */
function exceptionAfter(lines: readonly string[], from: number): { exception: string; end: number } | undefined {
  for (let index = from + 1; index < lines.length; index++) {
    const line = lines[index]!
    if (/^[\s>]|^$/.test(line) || isFrame(line) || opensTraceback(line)) continue
    const exception = exceptionLines(lines.slice(index))
    return { exception, end: index + 1 }
  }
  return undefined
}

const MOST_LINES = 12

/** An exception's line and what continues it: pieces of an object, indented lines, up to the next frame. */
function exceptionLines([first = '', ...rest]: readonly string[]): string {
  const lines = [first]
  for (const line of rest.slice(0, MOST_LINES)) {
    if (isFrame(line) || !line.trim() || /^(?:During handling|The above exception)/.test(line)) break
    if (!/^[\s{}\])"]/.test(line) || isException(line)) break
    lines.push(line)
  }
  return lines.join('\n').trim()
}

/** An exception's message without its class. */
function messageOf(exception: string): string {
  return (
    /^[\w.$[\] ]{1,200}(?::\s?(?<message>[\s\S]*)|$)/.exec(exception)?.groups?.message ??
    exception.replace(/^[\w.$]{1,200}$/, '')
  )
}
