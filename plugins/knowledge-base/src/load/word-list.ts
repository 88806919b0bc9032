/** Word lists that stand beside the bases: one word a line, `#` begins a comment. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The words that a name or a text should not hold. */
const SENSITIVE = 'common/words/sensitive.txt'

/** The words that the bot never says. */
const OUTGOING = 'common/words/outgoing.txt'

/** @returns the words in the order of the file; none where there is no such file */
export function readSensitiveWords(directory: string): string[] {
  return wordsIn(textOf(join(directory, SENSITIVE)))
}

/** @returns the words in the order of the file; none where there is no such file */
export function readOutgoingWords(directory: string): string[] {
  return wordsIn(textOf(join(directory, OUTGOING)))
}

export function wordsIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*$/u, '').trim())
  return [...new Set(lines.filter(Boolean))]
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
