/** In the place of the checks: reads the whole file piece by piece, and tells what its worker's memory came to. */
import type { Check } from '../check'

const PIECE = 1024 * 1024

/** `bytes`: read; `heapBytes`: of V8 with its strings; `ownBytes`: with buffers that the worker does not share. */
const memory: Check = {
  id: 'memory',
  finds: ['entropy'],
  needsContent: true,
  async run({ content }) {
    let bytes = 0
    let peak = { heapTotal: 0, own: 0 }
    for (let offset = 0; content && offset < content.size; offset += PIECE) {
      bytes += (await content.read(offset, PIECE, { max: PIECE, why: 'test' })).length
      const { heapTotal, arrayBuffers } = process.memoryUsage()
      peak = { heapTotal: Math.max(peak.heapTotal, heapTotal), own: Math.max(peak.own, heapTotal + arrayBuffers) }
    }
    const measured = { bytes, heapBytes: peak.heapTotal, ownBytes: peak.own }
    return { findings: [{ id: 'entropy', severity: 'info', measured }], complete: true }
  },
}

export const CHECKS: readonly Check[] = [memory]
