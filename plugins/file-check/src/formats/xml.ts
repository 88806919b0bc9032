/** XML as a stream of tags: enough to find elements and their attributes in a document that may be hostile. */

export interface XmlTag {
  /** Without its prefix: prefixes are the author's choice. */
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  /** Between the name and the end of the tag. */
  readonly attributes: string
  /** Where the tag ends in the text, so that what follows can be read. */
  readonly end: number
}

const LONGEST_NAME = 128
/** Longer tags are skipped over, characters. */
const LONGEST_TAG = 65_536

/** UTF-16 where a mark or the first letter says so, else UTF-8; what cannot be decoded becomes `�`. */
export function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0))
    return new TextDecoder('utf-16le').decode(bytes)
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c))
    return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

/** The tags of `names` in order; comments, instructions and CDATA are skipped. */
export function* tagsOf(text: string, names: ReadonlySet<string>): Generator<XmlTag> {
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const skipped = skipMarkup(text, at)
    if (skipped !== undefined) {
      at = skipped
      continue
    }
    const close = text[at + 1] === '/'
    const start = at + (close ? 2 : 1)
    const nameEnd = endOfName(text, start)
    const name = localName(text.slice(start, nameEnd))
    if (!names.has(name)) {
      at = nameEnd > at ? nameEnd : at + 1
      continue
    }
    const end = endOfTag(text, nameEnd)
    const attributes = text.slice(nameEnd, end - 1)
    yield { name, kind: close ? 'close' : attributes.endsWith('/') ? 'empty' : 'open', attributes, end }
    at = end
  }
}

/** @returns where a comment, CDATA section or instruction that begins at `at` ends; undefined where it is a tag */
function skipMarkup(text: string, at: number): number | undefined {
  const next = text[at + 1]
  if (next !== '!' && next !== '?') return undefined
  const end = next === '?' ? '?>' : text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>'
  const found = text.indexOf(end, at + 2)
  return found < 0 ? text.length : found + end.length
}

function endOfName(text: string, start: number): number {
  let at = start
  while (at < text.length && at - start < LONGEST_NAME && !' \t\r\n/><'.includes(text[at] as string)) at++
  return at
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Behind the `>` that stands outside of quotation marks. */
function endOfTag(text: string, start: number): number {
  let quote = ''
  const most = Math.min(text.length, start + LONGEST_TAG)
  for (let at = start; at < most; at++) {
    const letter = text[at] as string
    if (quote) {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return at + 1
  }
  return most
}

/** Begins behind a space only, so that no letter is tried more than a few times. */
const ATTRIBUTE = /(?<=^|\s)([^\s=]{1,128})\s{0,64}=\s{0,64}(?:"([^"]{0,8192})"|'([^']{0,8192})')/g

/** The value of an attribute, by its name without prefix; empty where it is missing. */
export function attributeOf({ attributes }: XmlTag, name: string): string {
  for (const [, key = '', double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (localName(key) === name) return unescapeXml(double ?? single ?? '')
  }
  return ''
}

/** The text from a tag's end to the next tag. */
export function textAfter(text: string, { end }: XmlTag): string {
  const next = text.indexOf('<', end)
  return unescapeXml(text.slice(end, next < 0 ? text.length : next))
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[(name as string).toLowerCase()] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : '�'
  })
}
