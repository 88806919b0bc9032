/** A text that is too long for one message, cut where a line ends. */

/** What stands for the rest that does not fit. */
const REST = '…'

/**
 * @param longest characters of one part
 * @param most parts; what would need more is left out
 * @returns at least one part
 */
export function partsOf(text: string, longest: number, most: number): readonly string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > longest && parts.length < most - 1) {
    const end = endOfPart(rest, longest)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  return [...parts, rest.length > longest ? rest.slice(0, wholeCharacters(rest, longest - 1)) + REST : rest]
}

/** The last line end in the second half, else wherever the part is full. */
function endOfPart(text: string, longest: number): number {
  const end = text.lastIndexOf('\n', longest)
  return end > longest / 2 ? end : wholeCharacters(text, longest)
}

/** Not between the two halves of one character. */
function wholeCharacters(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end
}
