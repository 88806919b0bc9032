/** Finds many words in a text at once, in one pass over it (Aho and Corasick, 1975), whatever the case and width of letters. */
import { foldTable } from './fold-letters'

export interface WordMatch {
  /** Index of the word in the list that was given. */
  readonly word: number
  /** UTF-16 units from the start of everything scanned; `end` is exclusive. */
  readonly start: number
  readonly end: number
}

export interface WordFinder {
  /**
   * A scan of its own: pieces of one text are given to it one after another, words may lie across them. Where `found` answers
   * false the scan is over, and says so by false itself. Linear in letters and matches.
   */
  scan(found: (match: WordMatch) => boolean): (piece: string) => boolean
}

const ROOT = 0
const NONE = -1
const UNITS = 0x10000

/** @param words empty ones are never found, of equal ones the first is */
export function wordFinder(words: readonly string[]): WordFinder {
  const fold = foldTable()
  const trie = buildTrie(words, fold)
  linkFailures(trie)
  return {
    scan(found) {
      let node = ROOT
      let offset = 0
      return (piece) => {
        for (let at = 0; at < piece.length; at++) {
          node = stepFrom(trie, node, fold[piece.charCodeAt(at)]!)
          for (let end = trie.word[node]! >= 0 ? node : trie.output[node]!; end > ROOT; end = trie.output[end]!) {
            const word = trie.word[end]!
            if (!found({ word, start: offset + at + 1 - trie.depth[end]!, end: offset + at + 1 })) return false
          }
        }
        offset += piece.length
        return true
      }
    },
  }
}

/** Nodes are numbers; their edges stand in one open hash table, so that 65,536 letters need no row each. */
interface Trie {
  nodes: number
  /** The word that ends here, or −1. */
  readonly word: Int32Array
  readonly depth: Int32Array
  /** The longest proper suffix that is a node too. */
  readonly failure: Int32Array
  /** The longest proper suffix that ends a word, or 0. */
  readonly output: Int32Array
  readonly edges: Edges
  /** The nodes below the root, by letter: where most letters lead. */
  readonly first: Int32Array
  /** Parent and letter of each node, in the order of making. */
  readonly parent: Int32Array
  readonly letter: Uint16Array
}

interface Edges {
  readonly mask: number
  /** node × 65,536 + letter + 1; 0 where free. */
  readonly keys: Float64Array
  readonly targets: Int32Array
}

function buildTrie(words: readonly string[], fold: Uint16Array): Trie {
  const most = words.reduce((sum, word) => sum + word.length, 1)
  const slots = 2 ** Math.ceil(Math.log2(most * 2 + 2))
  const trie: Trie = {
    nodes: 1,
    word: new Int32Array(most).fill(NONE),
    depth: new Int32Array(most),
    failure: new Int32Array(most),
    output: new Int32Array(most),
    edges: { mask: slots - 1, keys: new Float64Array(slots), targets: new Int32Array(slots) },
    first: new Int32Array(UNITS),
    parent: new Int32Array(most),
    letter: new Uint16Array(most),
  }
  words.forEach((word, index) => {
    let node = ROOT
    for (let at = 0; at < word.length; at++) node = childOf(trie, node, fold[word.charCodeAt(at)]!)
    if (node !== ROOT && trie.word[node] === NONE) trie.word[node] = index
  })
  return trie
}

function childOf(trie: Trie, node: number, letter: number): number {
  const known = edge(trie, node, letter)
  if (known !== NONE) return known
  const child = trie.nodes++
  trie.parent[child] = node
  trie.letter[child] = letter
  trie.depth[child] = trie.depth[node]! + 1
  if (node === ROOT) trie.first[letter] = child
  else {
    const slot = slotOf(trie.edges, node, letter)
    trie.edges.keys[slot] = node * UNITS + letter + 1
    trie.edges.targets[slot] = child
  }
  return child
}

/** The child, or −1. */
function edge(trie: Trie, node: number, letter: number): number {
  if (node === ROOT) return trie.first[letter]! || NONE
  const slot = slotOf(trie.edges, node, letter)
  return trie.edges.keys[slot] === 0 ? NONE : trie.edges.targets[slot]!
}

/** Where this edge stands, or the free slot where it would. */
function slotOf({ mask, keys }: Edges, node: number, letter: number): number {
  const key = node * UNITS + letter + 1
  let slot = (Math.imul(node, 0x9e3779b1) ^ Math.imul(letter, 0x85ebca6b)) >>> 0
  slot = (slot ^ (slot >>> 15)) & mask
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
  return slot
}

/** Level by level, since a suffix is shorter than what it ends. */
function linkFailures(trie: Trie): void {
  for (const node of byDepth(trie)) {
    const parent = trie.parent[node]!
    const failure = parent === ROOT ? ROOT : stepFrom(trie, trie.failure[parent]!, trie.letter[node]!)
    trie.failure[node] = failure
    trie.output[node] = trie.word[failure]! >= 0 ? failure : trie.output[failure]!
  }
}

/** Every node but the root, by counting sort. */
function byDepth({ nodes, depth }: Trie): Int32Array {
  const starts: number[] = []
  for (let node = 1; node < nodes; node++) starts[depth[node]! + 1] = (starts[depth[node]! + 1] ?? 0) + 1
  for (let level = 0, sum = 0; level < starts.length; level++) {
    sum += starts[level] ?? 0
    starts[level] = sum
  }
  const order = new Int32Array(nodes - 1)
  for (let node = 1; node < nodes; node++) {
    const level = depth[node]!
    order[starts[level]!] = node
    starts[level] = starts[level]! + 1
  }
  return order
}

function stepFrom(trie: Trie, from: number, letter: number): number {
  for (let node = from; node !== ROOT; node = trie.failure[node]!) {
    const next = edge(trie, node, letter)
    if (next !== NONE) return next
  }
  return trie.first[letter]!
}
