/** Changes a YAML text to say something else, touching only what differs. Loaded on demand, as its parser is large. */
import {
  Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import type { Plain, PlainMap } from './file-form'

type Path = readonly (string | number)[]

const FORMAT = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER }

/** In the order of preference: as little as possible is written anew, as long as it reads as it should. */
const WAYS = [
  { quoted: false, isSpliced: true },
  { quoted: true, isSpliced: true },
  { quoted: true, isSpliced: false },
] as const

/**
 * @param text the file as it is; empty for a new one
 * @param before what it says; undefined: nothing that could be read
 * @param after what it must say
 * @param isRight whether a text says `after`
 * @public loaded on demand
 */
export function rewriteYaml(
  text: string,
  before: PlainMap | undefined,
  after: PlainMap,
  isRight: (text: string) => boolean,
): string {
  for (const { quoted, isSpliced } of before === undefined || text === '' ? [] : WAYS) {
    const written = changedText(text, before ?? {}, after, quoted, isSpliced)
    if (written !== undefined && isRight(written)) return written
  }
  const plain = freshText(after, false)
  return isRight(plain) ? plain : freshText(after, true)
}

function freshText(content: PlainMap, quoted: boolean): string {
  const document = new Document({})
  document.contents = newNode(document, content, [], quoted)
  return document.toString(FORMAT)
}

function changedText(text: string, before: PlainMap, after: PlainMap, quoted: boolean, isSpliced: boolean) {
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false })
  if (!isMap(document.contents)) return undefined
  const rendered = document.toString(FORMAT)
  sync(document, document.contents, before, after, [], quoted)
  const written = document.toString(FORMAT)
  return isSpliced ? splice(text, rendered, written) : written
}

/**
 * The old text with only those lines written anew that differ between two renderings, one of what it says and one of what it must
 * say: a rendering alone would undo all spacing and line breaks that people chose.
 */
function splice(text: string, rendered: string, written: string): string | undefined {
  const old = sectionsOf(text)
  const plain = sectionsOf(rendered)
  const fresh = sectionsOf(written)
  if (old === undefined || plain === undefined || fresh === undefined) return undefined
  return [...fresh].map(([key, section]) => mergeLines(old.get(key), plain.get(key), section)).join('')
}

/** Lines of `old` at the beginning and the end where the renderings agree, those of `after` between. */
function mergeLines(old: string | undefined, before: string | undefined, after: string): string {
  if (old === undefined || before === undefined) return after
  const ended = old === '' || old.endsWith('\n') ? old : `${old}\n`
  if (before === after) return ended
  const [ours, was, now] = [ended.split('\n'), before.split('\n'), after.split('\n')]
  if (ours.length !== was.length) return after
  const most = Math.min(was.length, now.length)
  const differs = was.findIndex((line, index) => line !== now[index])
  const start = differs < 0 ? most : Math.min(differs, most)
  let end = 0
  while (end < most - start && was.at(-1 - end) === now.at(-1 - end)) end++
  return [...ours.slice(0, start), ...now.slice(start, now.length - end), ...ours.slice(ours.length - end)].join('\n')
}

/** The text of each top-level key up to the next; what stands before the first is under the empty key. */
function sectionsOf(text: string): Map<string, string> | undefined {
  const { contents, errors } = parseDocument(text, { logLevel: 'silent', prettyErrors: false })
  if (!isMap(contents) || errors.length > 0 || contents.flow) return undefined
  const starts = contents.items.map((pair) => ({ key: keyOf(pair), start: (pair.key as Node).range?.[0] ?? 0 }))
  const sections = new Map([['', text.slice(0, starts[0]?.start ?? text.length)]])
  for (const [index, { key, start }] of starts.entries()) {
    sections.set(key, text.slice(start, starts[index + 1]?.start ?? text.length))
  }
  return sections
}

/** Makes a node that says `before` say `after`; returns the node to put in its place. */
function sync(
  document: Document,
  node: unknown,
  before: Plain | undefined,
  after: Plain,
  path: Path,
  quoted: boolean,
): Node {
  if (isMap(node) && isPlainMap(before) && isPlainMap(after)) syncMap(document, node, before, after, path, quoted)
  else if (isSeq(node) && Array.isArray(before) && Array.isArray(after))
    syncList(document, node, before, after, path, quoted)
  else {
    const fresh = newNode(document, after, path, quoted)
    if (isScalar(node) || isCollection(node)) carryComments(node, fresh)
    return fresh
  }
  return node
}

function syncMap(
  document: Document,
  map: YAMLMap,
  before: PlainMap,
  after: PlainMap,
  path: Path,
  quoted: boolean,
): void {
  map.items = map.items.filter((pair) => Object.hasOwn(after, keyOf(pair)) || !Object.hasOwn(before, keyOf(pair)))
  for (const [key, value] of Object.entries(after)) {
    if (Object.hasOwn(before, key) && isEqual(before[key], value)) continue
    const pair = map.items.find((each) => keyOf(each) === key)
    const step = [...path, key]
    if (pair !== undefined) pair.value = sync(document, pair.value, before[key], value, step, quoted)
    else
      map.items.push(document.createPair(newNode(document, key, step, quoted), newNode(document, value, step, quoted)))
  }
}

/** Items that stay keep their nodes; what took the place of another keeps its comments. */
function syncList(
  document: Document,
  list: YAMLSeq,
  before: readonly Plain[],
  after: readonly Plain[],
  path: Path,
  quoted: boolean,
): void {
  const nodes = [...list.items]
  const keys = before.map((item) => JSON.stringify(item))
  const staying = new Set(after.map((item) => JSON.stringify(item)))
  const taken = new Set<number>()
  list.items = after.map((item, index) => {
    const key = JSON.stringify(item)
    const old = keys.findIndex((each, place) => each === key && !taken.has(place))
    const inPlace =
      keys[index] !== undefined && !staying.has(keys[index]) && before.length === after.length ? index : -1
    const place = old >= 0 ? old : inPlace
    if (place < 0 || nodes.length !== before.length) return newNode(document, item, [...path, index], quoted)
    taken.add(place)
    return old >= 0 ? nodes[old] : sync(document, nodes[place], before[place], item, [...path, index], quoted)
  })
}

function newNode(document: Document, value: Plain, path: Path, quoted: boolean): Node {
  const node = document.createNode(value) as Node
  if (quoted) visit(node, { Scalar: (_, scalar) => quote(scalar) })
  markFlow(node, path)
  return node
}

function quote(scalar: Scalar): void {
  if (typeof scalar.value === 'string') scalar.type = 'QUOTE_DOUBLE'
}

/** Short maps stand on one line, as in the other files: chances of a variable, a source, a case. */
function markFlow(node: unknown, path: Path): void {
  if (!isCollection(node)) return
  const isChances = path[0] === 'evidence' && path.length === 2
  const isCase =
    ['cases', 'vague', 'out-of-scope'].includes(String(path[0])) &&
    isMap(node) &&
    path.length >= 2 &&
    typeof path.at(-1) === 'number'
  if (isMap(node) && (isChances || isCase || path.at(-1) === 'source')) node.flow = true
  node.items.forEach((item: unknown, index: number) => {
    if (isPair(item)) markFlow(item.value, [...path, keyOf(item)])
    else markFlow(item, [...path, index])
  })
}

function carryComments(from: Node, to: Node): void {
  if (from.commentBefore) to.commentBefore = from.commentBefore
  if (from.comment) to.comment = from.comment
  if (from.spaceBefore) to.spaceBefore = true
}

function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : String(key)
}

function isPlainMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isEqual(a: Plain | undefined, b: Plain | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
