/** What a short reply means beside what was said before: a number, 更多, 还是不行, 转人工. */
import { normalise } from '@support-agent/diagnosis'
import words from './locales/intake.json'

export type ShortReply =
  | { readonly kind: 'pick'; readonly number: number }
  | { readonly kind: 'none' | 'more' | 'why' | 'skip' | 'leave' | 'solved' | 'thanks' | 'failed' | 'human' }

/** Longer texts are never a bare reply. */
const LONGEST_REPLY = 16
/** A sentence that says that something failed, or asks for a person, may be longer. */
const LONGEST_SENTENCE = 40

/**
 * Reads a reply that makes sense only inside a conversation; `undefined` for anything else.
 * Numbers are taken as people type them: `1`, `１`, `①`, `1.`, 一, 第一个, `the first`.
 */
export function readReply(text: string): ShortReply | undefined {
  if (isThumbsUp(text)) return { kind: 'thanks' }
  const plain = bare(text)
  if (!plain || plain.length > LONGEST_SENTENCE) return undefined
  if (isSaid(plain, words.human)) return { kind: 'human' }
  if (isSaid(plain, words.failed)) return { kind: 'failed' }
  const pure = withoutThanks(plain)
  const whole = plain.length > LONGEST_REPLY ? undefined : (readWhole(plain) ?? readWhole(pure))
  const reply = whole ?? readSolved(pure)
  // "好了?" asks.
  return reply?.kind === 'solved' && /[?？]\s*$/u.test(text) ? undefined : reply
}

/** A request for a person counts in any state of a conversation. */
export function asksForPerson(text: string): boolean {
  return readReply(text)?.kind === 'human'
}

/** Nothing but thumbs, of any colour. */
function isThumbsUp(text: string): boolean {
  if (text.length > LONGEST_SENTENCE) return false
  const rest = words.thumbs.reduce((left, thumb) => left.replaceAll(thumb, ''), text)
  return rest !== text && /^(?:\s|\u{fe0f}|[\u{1f3fb}-\u{1f3ff}])*$/u.test(rest)
}

/** A longer text that says that something failed says more than that. */
const LONGEST_FAILURE = 6

/** "还是不行" and no more: no words that tell of a problem. */
export function saysOnlyFailure(text: string): boolean {
  return readReply(text)?.kind === 'failed' && bare(text).length <= LONGEST_FAILURE
}

/** Yes or no in any slang; `undefined` when the text is neither. */
export function readYesNo(text: string): 'yes' | 'no' | undefined {
  const plain = bare(text)
  if (words.no.includes(plain)) return 'no'
  return words.yes.includes(plain) ? 'yes' : undefined
}

/** Whether the text takes back what was said before: "不是,是30M". */
export function isCorrection(text: string): boolean {
  const plain = bare(text)
  return words.correction.some((phrase) => plain.startsWith(phrase) && plain.length > phrase.length)
}

/** A request that follows its verb further away is about something else that happens to be a file, in characters. */
const MOST_BETWEEN = 8

/** Whether the text asks for a look at a file, and says hardly more: "帮我看看这个文件". */
export function asksToLook(text: string): boolean {
  const plain = bare(text)
  if (plain.length > LONGEST_SENTENCE) return false
  return words.look.verbs.some((verb) => {
    const at = plain.indexOf(verb)
    const behind = plain.slice(at + verb.length)
    return at >= 0 && words.look.things.some((thing) => endsSoonAfter(behind, thing))
  })
}

function endsSoonAfter(text: string, thing: string): boolean {
  const at = text.indexOf(thing)
  return at >= 0 && at <= MOST_BETWEEN && text.length - at - thing.length <= MOST_BETWEEN
}

/** Whether the text has the form of a question. */
export function asks(text: string): boolean {
  return holds(normalise(text), words.asks)
}

/** Whether the text speaks to other people, or about somebody: the bot too is somebody to talk about. */
export function speaksOfOthers(text: string): boolean {
  return holds(normalise(text), words.others)
}

/** Chinese is searched as it stands, English by whole words. */
function holds(
  plain: string,
  { within, words: whole }: { within: readonly string[]; words: readonly string[] },
): boolean {
  const english = ` ${plain.replace(/[^a-z' ]+/gu, ' ').replace(/ +/gu, ' ')} `
  return within.some((phrase) => plain.includes(phrase)) || whole.some((word) => english.includes(` ${word} `))
}

const WHOLE = ['none', 'more', 'why', 'skip', 'leave', 'solved', 'thanks'] as const

function readWhole(plain: string): ShortReply | undefined {
  const kind = WHOLE.find((one) => words[one].includes(plain))
  if (kind) return { kind }
  const number = readNumber(plain)
  return number === undefined ? undefined : { kind: 'pick', number }
}

function readNumber(plain: string): number | undefined {
  const { before, after, spellings } = words.numbers
  const head = before.find((prefix) => plain.startsWith(prefix)) ?? ''
  const tail = after.find((suffix) => plain.endsWith(suffix)) ?? ''
  const core = plain.slice(head.length, plain.length - tail.length).trim()
  const index = spellings.findIndex((names) => names.includes(core))
  return index < 0 ? undefined : index + 1
}

function isSaid(plain: string, { whole, within }: { whole: readonly string[]; within: readonly string[] }): boolean {
  return whole.includes(plain) || within.some((phrase) => plain.includes(phrase))
}

/** "谢谢,解决了" says that it is solved. */
function withoutThanks(plain: string): string {
  const parts = plain.split(/[\s,;!~]+/u).filter((part) => part && !words.thanks.includes(part))
  const rest = parts.join(' ')
  const glued = words.thanks.find((thanks) => thanks.length > 1 && (rest.endsWith(thanks) || rest.startsWith(thanks)))
  if (!glued) return rest
  return rest.endsWith(glued) ? rest.slice(0, -glued.length) : rest.slice(glued.length)
}

/** What was done is told in a few words, in characters. */
const LONGEST_DEED = 12

/** "重启了一下,好了" says first what was done; "更新好了" says only that it is done, and "重启一下好了" what one might do. */
function readSolved(plain: string): ShortReply | undefined {
  const ending = words.solved.filter((phrase) => plain.endsWith(phrase)).sort((a, b) => b.length - a.length)[0]
  if (!ending) return undefined
  const deed = plain.slice(0, -ending.length)
  const begins = words.deed.begins.some((verb) => deed.startsWith(verb))
  const ends = words.deed.ends.some((end) => deed.endsWith(end))
  return begins && ends && deed.length <= LONGEST_DEED ? { kind: 'solved' } : undefined
}

/** Lower case, half width, without the marks around it. */
function bare(text: string): string {
  return normalise(text)
    .replace(/[\s.,!?。,!?、~()…]+$/u, '')
    .replace(/^[\s(]+/u, '')
}
