/** Finds a field's line and column: parses the text again, with positions. Slow, so loaded and run for mistakes only. */
import { isCollection, isMap, isScalar, LineCounter, parseDocument } from 'yaml'
import type { FieldPath, Position } from './mistake'

/** Returns a look-up of paths in this text. A path that is not there (a missing field) gives the place of its nearest parent. @public loaded on demand */
export function locator(source: string): (path: FieldPath) => Position {
  const lines = new LineCounter()
  const document = parseDocument(source, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  })
  return (path) => {
    let node: unknown = document.contents
    let offset = 0
    for (const segment of path) {
      const step = stepInto(node, segment)
      if (step === undefined) break
      offset = step.offset
      node = step.node
    }
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
}

/** One segment down: the child, and where its key (in a map) or itself (in a list) begins. */
function stepInto(node: unknown, segment: string | number): { node: unknown; offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && (key.source ?? String(key.value)) === String(segment))
    if (pair === undefined || !isScalar(pair.key)) return undefined
    return { node: pair.value, offset: pair.key.range?.[0] ?? 0 }
  }
  if (!isCollection(node)) return undefined
  const item: unknown = node.items[Number(segment)]
  if (isScalar(item) || isCollection(item)) return { node: item, offset: item.range?.[0] ?? 0 }
  return undefined
}
