/** What a person wrote around a paste: lines of prose, and the words before and behind an object on one line. */
import { ANSWER_NAME, PRINTED_OBJECT } from './answers'
import type { LogEntry } from './entries'
import { continues, isException, opensTraceback } from './trace'

const CODE_LIKE = /(?:Error|Exception|Failed): |[{}]|<\w|\w=\S|[\w)]\(|::|->|^\s*[[<"'#>$]|^\S{1,40}: \S/
const CHINESE = /[\u4e00-\u9fff]/g
const WORDS = /[A-Za-z']{2,}/g
const LEAST_CHINESE = 4
const LEAST_WORDS = 4

/** Whether a line without a head is told rather than printed. */
export function isProse(line: string): boolean {
  const text = line.slice(0, 500)
  if (continues(text) || isException(text) || opensTraceback(text) || looksPrinted(text)) return false
  const chinese = text.match(CHINESE)?.length ?? 0
  return chinese >= LEAST_CHINESE || (text.match(WORDS)?.length ?? 0) >= LEAST_WORDS
}

function looksPrinted(text: string): boolean {
  return CODE_LIKE.test(text) || ANSWER_NAME.test(text)
}

/** The prose of an entry: a line without a head, a line behind the message, or what stands around an object. */
export function ownWordsOf({ headed, line, more }: LogEntry): string[] {
  const lines = headed ? more : [line, ...more]
  return lines.flatMap((text) => {
    if (isProse(text)) return [text.trim()]
    const start = headed ? -1 : text.search(PRINTED_OBJECT)
    return start < 0 ? [] : [text.slice(0, start), behindObject(text)].map(withoutMarks).filter(isProse)
  })
}

function behindObject(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('}'), text.lastIndexOf('>'), text.lastIndexOf(')')) + 1)
}

function withoutMarks(text: string): string {
  return text.replace(/^[\s,，。:：]+|[\s:：]+$/g, '')
}
