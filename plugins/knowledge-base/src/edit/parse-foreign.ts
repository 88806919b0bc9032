/** Parses YAML that came from a chat, more strictly than a file of ours: no tags, no anchors, one document, a limited size. */
import { MAX_DEPTH, parseYaml } from '../parse'
import { show } from '../shape'
import { type Problem, problem } from './problem'

/** What may stand before the one document begins. */
const BEFORE_CONTENT: readonly (string | null)[] = [
  'byte-order-mark',
  'doc-mode',
  'space',
  'newline',
  'comment',
  'directive-line',
]

/** @param most characters; what is longer is not looked into */
export function parseForeign(text: string, most: number): { readonly value: unknown } | Problem {
  if (text.length > most) return tooLarge(text, most)
  const refused = refusedToken(text)
  if (refused !== undefined) return refused
  const parsed = parseYaml(text)
  if ('refusal' in parsed) return problem(parsed.refusal.code, parsed.refusal.params, parsed.refusal.path)
  return parsed.value === undefined || parsed.value === null ? problem('empty-block') : parsed
}

export function tooLarge(text: string, most: number): Problem {
  return problem('block-too-large', { length: String(text.length), most: String(most) })
}

/** Looks at the tokens, before anything is built of them. */
function refusedToken(text: string): Problem | undefined {
  // The large parser, which knows tokens, is loaded only once something is imported.
  const { tokensOf } = require('./yaml-tokens') as typeof import('./yaml-tokens')
  let hasBegun = false
  let depth = 0
  for (const { type, source } of tokensOf(text)) {
    if (type === 'tag') return problem('tag-refused', { value: show(source) })
    if (type === 'anchor' || type === 'alias') return problem('alias-refused')
    if (type === 'doc-start' && hasBegun) return problem('several-documents')
    hasBegun ||= !BEFORE_CONTENT.includes(type)
    if (type === 'flow-map-start' || type === 'flow-seq-start') depth++
    if (type === 'flow-map-end' || type === 'flow-seq-end') depth--
    if (depth > MAX_DEPTH) return problem('too-deep', { most: String(MAX_DEPTH) })
  }
  return undefined
}
