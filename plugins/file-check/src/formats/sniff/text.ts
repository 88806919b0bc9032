/** Tells what kind of text a text is, from how it begins. */
import type { TypeId } from './types'

/** Letters looked at: more than any prologue of comments and declarations takes. */
const LOOKED_AT = 4_096

/** Each looks at the first letters without leading white space, lower case. */
const BEGINNINGS: readonly (readonly [TypeId, RegExp])[] = [
  ['url-shortcut', /^\[internetshortcut(?:\.[aw])?\]/],
  ['url-shortcut', /^\[\{000214a0-0000-0000-c000-000000000046\}\]/],
  ['desktop-entry', /^(?:#[^\n]{0,200}\n\s{0,20}){0,20}\[desktop entry\]/],
  ['rtf', /^\{\\rtf/],
  ['postscript', /^%!ps/],
  ['pdf', /^%pdf-/],
  ['netpbm', /^p[1-6]\s{1,9}(?:#[^\n]{0,200}\n){0,9}\d{1,6}\s{1,9}\d{1,6}\s/],
  ['mhtml', /^(?:[a-z-]{2,40}:[^\n]{0,400}\n(?:[ \t][^\n]{0,400}\n){0,9}){0,30}content-type:\s?multipart\/related/],
]

const MARKUP_PROLOGUE = /^(?:<\?xml[^>]{0,400}\?>|<!--[\s\S]{0,1000}?-->|<!doctype\s[^>]{0,400}>|\s){0,30}/

export function sniffText(text: string): TypeId {
  const start = text.slice(0, LOOKED_AT).trimStart().toLowerCase()
  for (const [id, pattern] of BEGINNINGS) if (pattern.test(start)) return id
  if (start.startsWith('<')) return sniffMarkup(start)
  if (/^[{[]/.test(start) && isJson(text)) return 'json'
  return 'text'
}

function sniffMarkup(start: string): TypeId {
  if (/^<!doctype\s{1,9}html/.test(start)) return 'html'
  const body = start.slice(MARKUP_PROLOGUE.exec(start)?.[0].length ?? 0)
  if (
    /^<(?:html|head|body|title|meta|script|style|div|p|h[1-6]|table|center|iframe|hta:application)[\s>/]/.test(body)
  ) {
    return 'html'
  }
  if (/^<(?:[a-z]{1,20}:)?svg[\s>]/.test(body)) return 'svg'
  if (/^<plist[\s>]/.test(body) && /<key>url<\/key>/.test(body)) return 'webloc'
  return start.startsWith('<?xml') || /^<[a-z][\w:.-]{0,60}(?:\s{1,20}xmlns|[\s/]{0,20}>)/.test(body) ? 'xml' : 'text'
}

/** Longest text that is parsed to find out; of a longer one the beginning has to do. */
const LONGEST_PARSED = 65_536

function isJson(text: string): boolean {
  if (text.length >= LONGEST_PARSED / 4) return /^\s*(?:\{\s{0,99}"|\[\s{0,99}[[{"\d])/.test(text.slice(0, LOOKED_AT))
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
