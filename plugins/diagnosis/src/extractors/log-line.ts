/** Lines of a pasted log and their level. */
import { readHead } from '../logs/shapes'
import type { Extractor, Found } from './extractor'

const MAX_LINES = 20
/** A level stands near a line's start; in JSON it may come later. */
const LONGEST = 2_000

export const logLine: Extractor = {
  quantities: ['log-level'],
  needs: /[a-z]/i,
  read(text) {
    const found: Found[] = []
    let start = 0
    for (const line of text.split('\n')) {
      const value = found.length < MAX_LINES ? readHead(line.slice(0, LONGEST))?.level : undefined
      if (value) found.push({ quantity: 'log-level', value, at: [start, start + line.trimEnd().length] })
      start += line.length + 1
    }
    return found
  },
}
