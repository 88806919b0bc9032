/** Pictures, documents and programs that end before the end that their format asks for. */
import { type Check, type Content, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { bytesOf, indexOf } from '../formats/bytes'
import { typeOfContent } from '../formats/content-type'
import { elfSize } from '../formats/elf-size'
import type { TypeId } from '../formats/sniff/types'

/** What stands at the end, or near it: other bytes may follow. */
const END_MARKS: ReadonlyMap<TypeId, Uint8Array> = new Map([
  ['png', bytesOf('IEND')],
  ['jpeg', bytesOf('\xff\xd9')],
  ['pdf', bytesOf('%%EOF')],
])
const TAIL = 65_536

export const truncated: Check = {
  id: 'truncated',
  finds: ['truncated'],
  needsContent: true,
  async run({ content }) {
    if (!content) return NOTHING_FOUND
    const { id } = await typeOfContent(content)
    const needsBytes = id === 'elf' ? elfSize(content.head) : 0
    const isShort = needsBytes > content.size || (await lacksEnd(id, content))
    return isShort ? { findings: [findingOf(id, content.size, needsBytes)], complete: true } : NOTHING_FOUND
  },
}

async function lacksEnd(id: TypeId, content: Content): Promise<boolean> {
  const mark = END_MARKS.get(id)
  if (!mark) return false
  const length = Math.min(TAIL, content.size)
  const tail = await content.read(content.size - length, length, { max: TAIL, why: 'end mark' })
  return indexOf(tail, mark) < 0
}

function findingOf(format: TypeId, hasBytes: number, needsBytes: number): Finding {
  const isStated = needsBytes > 0
  return {
    id: 'truncated',
    severity: 'warning',
    measured: isStated ? { variant: 'size', format, hasBytes, needsBytes } : { variant: 'end', format, hasBytes },
    offset: hasBytes,
    emits: [{ variable: 'file_state', value: 'damaged' }],
  }
}
