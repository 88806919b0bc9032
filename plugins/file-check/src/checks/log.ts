/** A log: its error lines are read out, to be diagnosed apart. */
import type { Check } from '../check'
import { readLogFile } from '../logs'

export const log: Check = {
  id: 'log',
  finds: ['log'],
  needsContent: true,
  async run({ content }, { budget }) {
    const summary = content && (await readLogFile(content, budget))
    if (!summary) return { findings: [], complete: true }
    const measured = { errors: summary.errors.length }
    // Parts of a large log are enough to read its errors; they are no reason to call it unchecked.
    return { findings: [{ id: 'log', severity: 'info', measured }], complete: true, log: summary }
  },
}
