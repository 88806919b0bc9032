/** Synthetic intent sets, the same for every run, and intent sets from files. */
import { readFileSync } from 'node:fs'
import { type IntentLine, type LabelledText, type Random, seededRandom } from '@support-agent/diagnosis'

export interface SetShape {
  readonly topics: number
  readonly utterances: number
  /** Latin words of syllables, or Han words of one to three characters. */
  readonly script: 'latin' | 'han'
  readonly seed: number
}

const WORDS = 6000
const TOPIC_WORDS = 7
const CONSONANTS = 'bcdfghklmnprstvw'
const VOWELS = 'aeiou'
const ENDINGS = ['', '', '', 's', 'ed', 'ing', 'er', 'ly']
/** Share of words in which two neighbouring characters are swapped. */
const TYPOS = 0.06
/** Share of a topic's own words in its utterances; the rest is drawn from all words, frequent ones first. */
const OWN_SHARE = 0.45

/** Topics with words of their own among words that all share (Zipf's law), inflected and mistyped; topic by topic. */
export function syntheticSet({ topics, utterances, script, seed }: SetShape): LabelledText[] {
  const random = seededRandom(seed)
  const lexicon = Array.from({ length: WORDS }, () => (script === 'latin' ? latinWord(random) : hanWord(random)))
  const own = Array.from({ length: topics }, () => Array.from({ length: TOPIC_WORDS }, () => pick(lexicon, random)))
  const lines: LabelledText[] = []
  for (let topic = 0; topic < topics; topic++) {
    for (let i = 0; i < utterances; i++) {
      const words = Array.from({ length: 5 + Math.floor(random() * 7) }, () =>
        written(random() < OWN_SHARE ? pick(own[topic]!, random) : lexicon[Math.floor(WORDS ** random()) - 1]!, random),
      )
      lines.push({ text: words.join(script === 'latin' ? ' ' : ''), label: `topic-${topic}` })
    }
  }
  return lines
}

/** Splits each topic's utterances: the first `kept` of every `per` for training, the others for testing. */
export function split(lines: readonly LabelledText[], kept: number, per: number): [LabelledText[], LabelledText[]] {
  return [lines.filter((_, i) => i % per < kept), lines.filter((_, i) => i % per >= kept)]
}

/** One JSON object {text, label} a line. */
export function readIntentSet(path: string): IntentLine[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as IntentLine)
}

function latinWord(random: Random): string {
  const syllable = () => pick(CONSONANTS, random) + pick(VOWELS, random)
  const open = Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join('')
  return open + pick(CONSONANTS, random)
}

/** A word as it is typed: Latin words take endings, and now and then two neighbours change places. */
function written(word: string, random: Random): string {
  const inflected = word < '\u4e00' ? word + pick(ENDINGS, random) : word
  if (random() >= TYPOS || inflected.length < 2) return inflected
  const at = Math.floor(random() * (inflected.length - 1))
  return inflected.slice(0, at) + inflected[at + 1]! + inflected[at]! + inflected.slice(at + 2)
}

/** Characters are as unequal as in writing: some occur in a great many words. */
function hanWord(random: Random): string {
  return String.fromCharCode(
    ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => 0x4e00 + Math.floor(3000 ** random())),
  )
}

function pick<T>(items: { readonly length: number; readonly [index: number]: T }, random: Random): T {
  return items[Math.floor(random() * items.length)]!
}
