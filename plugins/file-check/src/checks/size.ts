/** Whether a size can be sent: nothing at all, more than is said to pass, more than does. */
import { type Check, type CheckPolicy, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'

export const size: Check = {
  id: 'size',
  finds: ['empty', 'too-large'],
  needsContent: false,
  async run(file, { policy }) {
    if (file.size === undefined) return NOTHING_FOUND
    const finding = findingOf(file.size, policy)
    return finding ? { findings: [finding], complete: true } : NOTHING_FOUND
  },
}

function findingOf(bytes: number, { noticeSize, mostSize }: CheckPolicy): Finding | undefined {
  if (bytes === 0) {
    return { id: 'empty', severity: 'warning', measured: {}, emits: [{ variable: 'file_state', value: 'damaged' }] }
  }
  if (bytes > mostSize) return { id: 'too-large', severity: 'warning', measured: splitOf(bytes, mostSize) }
  if (bytes < noticeSize) return undefined
  return { id: 'too-large', severity: 'notice', measured: { variant: 'disputed', ...splitOf(bytes, noticeSize) } }
}

const MEGABYTE = 1024 * 1024

/** The fewest equal parts that are each smaller than the limit, rounded up to whole megabytes where that still is. */
function splitOf(sizeBytes: number, limitBytes: number): Record<string, number> {
  const parts = Math.floor(sizeBytes / limitBytes) + 1
  const exact = Math.ceil(sizeBytes / parts)
  const round = Math.ceil(exact / MEGABYTE) * MEGABYTE
  return { sizeBytes, limitBytes, parts, partBytes: round < limitBytes ? round : exact }
}
