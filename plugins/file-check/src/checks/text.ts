/** Texts: how they are encoded, which of an operator's words they or their names hold, and the test string of scanners. */
import { type Check, type CheckContext, type Content, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { typeOfContent } from '../formats/content-type'
import { isEicar } from '../formats/eicar'
import { type DecodedText, decodeText, type Encoding } from '../formats/encoding'
import { findSensitive, type SensitiveWords, sensitiveWords } from '../formats/sensitive-words'

/** Of a longer text the beginning is read, bytes. */
const LONGEST_TEXT = 8 * 1024 * 1024
const LONGEST_NAME = 4_096

export const text: Check = {
  id: 'text',
  finds: ['encoding', 'sensitive-word', 'eicar'],
  needsContent: false,
  async run({ name, content }, context) {
    const words = wordsOf(context.policy.sensitiveWords)
    const inName = findSensitive(name.slice(0, LONGEST_NAME), words, () => false)
    const named = inName.count ? [sensitive('name', inName)] : []
    if (!content) return { findings: named, complete: true }
    const { findings, complete } = await checkContent(content, words, context)
    return { findings: [...named, ...findings], complete }
  },
}

async function checkContent(content: Content, words: SensitiveWords, { budget }: CheckContext) {
  if (isEicar(content.head)) return { findings: [EICAR], complete: true }
  if ((await typeOfContent(content)).container !== 'text') return NOTHING_FOUND
  const length = Math.min(content.size, LONGEST_TEXT)
  const bytes = await content.read(0, length, { max: LONGEST_TEXT, why: 'text' })
  // Bytes further down may belie what the head promised.
  const decoded = decodeText(bytes) ?? decodeText(content.head)
  if (!decoded) return NOTHING_FOUND
  const found = findSensitive(decoded.text, words, budget.isOver)
  const findings = [encodingOf(decoded), ...(found.count ? [sensitive('text', found)] : [])]
  return { findings, complete: found.complete && length === content.size }
}

const EICAR: Finding = {
  id: 'eicar',
  severity: 'danger',
  measured: {},
  offset: 0,
  emits: [{ variable: 'file_content', value: 'threat' }],
}

const ENCODINGS: Readonly<Record<Encoding, string>> = {
  ascii: 'ASCII',
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 (BOM)',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  gb18030: 'GB18030 (GBK)',
}

function encodingOf({ encoding }: DecodedText): Finding {
  return { id: 'encoding', severity: 'info', measured: { encoding: ENCODINGS[encoding] } }
}

const MOST_SHOWN = 5

function sensitive(where: 'name' | 'text', { count, words }: { count: number; words: readonly string[] }): Finding {
  const shown = [...new Set(words.map(masked))].slice(0, MOST_SHOWN).join('、')
  return {
    id: 'sensitive-word',
    severity: 'notice',
    measured: { variant: where, count, words: shown },
    emits: [{ variable: where === 'name' ? 'file_name' : 'file_content', value: 'sensitive-words' }],
  }
}

/** `机＊`: enough for its author to know which word is meant. */
function masked(word: string): string {
  const [first = '', ...rest] = word
  return rest.length ? `${first}＊` : '＊'
}

let last: { readonly list: readonly string[]; readonly words: SensitiveWords } | undefined

/** The list is the same for most files: what was built for the last one serves again. */
function wordsOf(list: readonly string[]): SensitiveWords {
  const isSame = last?.list.length === list.length && last.list.every((word, index) => word === list[index])
  if (!last || !isSame) last = { list: [...list], words: sensitiveWords(list) }
  return last.words
}
