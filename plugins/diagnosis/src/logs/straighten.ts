/** Undoes what the way into a chat did to a text: curly quotes, HTML and CQ entities, escapes once or several times over. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&#91;': '[',
  '&#93;': ']',
  '&#44;': ',',
  '&amp;': '&',
}

/** Quotes and brackets as programs print them. */
export function straightened(text: string): string {
  return text
    .replace(/[“”„‟＂]/g, '"')
    .replace(/[‘’‚＇]/g, "'")
    .replace(/｛/g, '{')
    .replace(/｝/g, '}')
    .replace(/&(?:quot|apos|lt|gt|amp|#34|#39|#91|#93|#44);/g, (entity) => ENTITIES[entity] ?? entity)
}

/**
 * Takes away one or several levels of escapes at once. `\n` inside a path stays: it is a line break only where no lower-case word
 * follows, as one does in `D:\napcat`.
 */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text
    .replace(/\\{1,8}u(?<hex>[0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/\\{1,8}r?\\{0,8}n(?![a-z0-9_])/g, '\n')
    .replace(/\\{1,8}t(?![a-z0-9_])/g, ' ')
    .replace(/\\{1,8}(?=["'/`])/g, '')
    .replace(/\\{2,8}/g, '\\')
}
