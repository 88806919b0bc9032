/** YAML text to plain values, refusing what no knowledge file needs: aliases, prototype keys, giant scalars, deep nests. */
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml'
import type { FieldPath, MistakeCode, MistakeParams, Position } from './mistake'
import { show } from './shape'

/** Longest text of one field, in characters. */
export const MAX_SCALAR = 20_000
/** Deepest nest of maps and lists. */
export const MAX_DEPTH = 20
/** Most values in one file, some fifty times what a rich cause has; checks may then compare each with each. */
export const MAX_NODES = 10_000
const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Why a text was refused. */
export interface Refusal {
  readonly path: FieldPath
  readonly code: MistakeCode
  readonly params: MistakeParams
  readonly at?: Position
}

interface Walk {
  readonly seen: Set<object>
  nodes: number
}

/** Parses one document. A text that is refused gives its reason; nothing is thrown. */
export function parseYaml(source: string): { readonly value: unknown } | { readonly refusal: Refusal } {
  try {
    const value = load(source, { schema: CORE_SCHEMA })
    const refusal = inspectValue(value)
    return refusal === undefined ? { value } : { refusal }
  } catch (error) {
    return { refusal: explain(error, source) }
  }
}

/** The first thing in a value from elsewhere (JSON, say) that a knowledge file may not hold either; undefined if it is sound. */
export function inspectValue(value: unknown): Refusal | undefined {
  return inspect(value, [], { seen: new Set(), nodes: 0 })
}

/** The first thing in the tree that is refused. Only maps and lists can be shared, so a node met twice is an alias. */
function inspect(value: unknown, path: (string | number)[], walk: Walk): Refusal | undefined {
  walk.nodes += 1
  if (walk.nodes > MAX_NODES) return refuse([], 'too-many', { most: String(MAX_NODES) })
  if (typeof value === 'string') {
    if (value.length <= MAX_SCALAR) return undefined
    return refuse(path, 'scalar-too-long', { length: String(value.length), most: String(MAX_SCALAR) })
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (walk.seen.has(value)) return refuse(path, 'alias-refused')
  if (path.length >= MAX_DEPTH) return refuse(path, 'too-deep', { most: String(MAX_DEPTH) })
  walk.seen.add(value)
  return Array.isArray(value) ? inspectList(value, path, walk) : inspectMap(value, path, walk)
}

function inspectList(items: readonly unknown[], path: (string | number)[], walk: Walk): Refusal | undefined {
  for (let index = 0; index < items.length; index++) {
    path.push(index)
    const refusal = inspect(items[index], path, walk)
    path.pop()
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function inspectMap(map: object, path: (string | number)[], walk: Walk): Refusal | undefined {
  for (const [key, each] of Object.entries(map)) {
    path.push(key)
    const isForbidden = FORBIDDEN_KEYS.includes(key) || key.length > MAX_SCALAR
    const refusal = isForbidden ? refuse(path, 'forbidden-key', { value: show(key) }) : inspect(each, path, walk)
    path.pop()
    if (refusal !== undefined) return refusal
  }
  return undefined
}

function refuse(path: FieldPath, code: MistakeCode, params: MistakeParams = {}): Refusal {
  return { path: [...path], code, params }
}

/** The parser's own error as a mistake of ours. A stack that overflowed means a nest beyond any sense. */
function explain(error: unknown, source: string): Refusal {
  if (error instanceof RangeError) return { path: [], code: 'too-deep', params: { most: String(MAX_DEPTH) } }
  if (!(error instanceof YAMLException)) throw error
  const { mark, reason } = error
  const near = show(source.split('\n', (mark?.line ?? 0) + 1)[mark?.line ?? 0]?.trim() ?? '')
  const code = codeOf(reason)
  const at = mark === undefined ? undefined : { line: mark.line + 1, column: mark.column + 1 }
  return { path: [], code, params: { near }, ...(at && { at }) }
}

function codeOf(reason: string): MistakeCode {
  if (reason.startsWith('unexpected end of')) return 'yaml-unclosed'
  if (reason.includes('duplicated mapping key')) return 'duplicate-key'
  if (reason.includes('tab characters')) return 'yaml-tab'
  if (reason.includes('nesting')) return 'too-deep'
  return 'yaml-syntax'
}
