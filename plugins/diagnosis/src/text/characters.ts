/** Which characters carry no meaning in a chat, and how traditional characters become simplified ones. */
import { Locale } from 'opencc-js/t2cn'

/** Zero-width, bidirectional, variation-selector, tag and control characters: invisible, so never part of a word. */
export const INVISIBLE =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f' +
  '\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f' +
  '\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff9-\\ufffb' +
  '\\u{e0000}-\\u{e0fff}'

const CHINESE = /[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u

let simplifiedOf: ReadonlyMap<string, string> | undefined

/** OpenCC's dictionary, single characters only; chains (a → b → c) are followed, so that converting twice changes nothing. */
function dictionary(): ReadonlyMap<string, string> {
  if (simplifiedOf) return simplifiedOf
  const direct = new Map<string, string>()
  for (const dict of (Locale.to.cn ?? []).flat()) {
    for (const [from, to] of typeof dict === 'string' ? entriesOf(dict) : dict) {
      if (isOneCharacter(from) && isOneCharacter(to)) direct.set(from, to)
    }
  }
  simplifiedOf = new Map([...direct].map(([from, to]) => [from, direct.get(to) ?? to]))
  return simplifiedOf
}

function entriesOf(dict: string): Array<[string, string]> {
  return dict.split('|').map((entry) => {
    const space = entry.indexOf(' ')
    return [entry.slice(0, space), entry.slice(space + 1)]
  })
}

function isOneCharacter(word: string): boolean {
  return word.length === 1 || (word.length === 2 && word.charCodeAt(0) >= 0xd800 && word.charCodeAt(0) < 0xdc00)
}

/** Whether the text has a Chinese character; only then the dictionary is read. */
export function hasChinese(text: string): boolean {
  return CHINESE.test(text)
}

/** Traditional → simplified, one character (code point) at a time; others come back as they are. */
export function simplified(character: string): string {
  return dictionary().get(character) ?? character
}
