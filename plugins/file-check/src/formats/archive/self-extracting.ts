/** Archives behind a program: what unpacks itself. */
import type { Content } from '../../check'
import { HEAD_BYTES } from '../../check'
import { indexOf } from '../bytes'
import { u16 } from '../little-endian'
import { readPe } from '../pe/headers'
import { RAR_SIGNATURE } from '../rar'
import { SEVEN_ZIP_SIGNATURE } from '../seven-zip'

const MZ = 0x5a4d

/** A part of a file, from `start` to its end, as a file of its own. */
async function contentFrom(content: Content, start: number): Promise<Content> {
  const length = Math.min(HEAD_BYTES, content.size - start)
  return {
    size: content.size - start,
    isFar: content.isFar ?? false,
    head: await content.read(start, length, { max: HEAD_BYTES, why: 'archive behind a program' }),
    read: (offset, wanted, limit) => content.read(start + offset, wanted, limit),
  }
}

/**
 * The 7z or RAR archive that begins where the program's sections end, or within the next 64 KB, where settings may stand.
 * @returns undefined where there is none
 */
export async function contentBehindProgram(
  content: Content,
): Promise<{ readonly start: number; readonly content: Content } | undefined> {
  if (u16(content.head, 0) !== MZ) return undefined
  const pe = await readPe(content)
  if (pe.kind !== 'pe') return undefined
  const end = pe.headers.sections.reduce((most, { offset, size }) => Math.max(most, offset + size), 0)
  const length = Math.min(HEAD_BYTES, content.size - end)
  if (end === 0 || length <= 0) return undefined
  const bytes = await content.read(end, length, { max: HEAD_BYTES, why: 'archive behind a program' })
  const found = [SEVEN_ZIP_SIGNATURE, RAR_SIGNATURE]
    .map((signature) => indexOf(bytes, signature))
    .filter((at) => at >= 0)
  if (found.length === 0) return undefined
  const start = end + Math.min(...found)
  return { start, content: await contentFrom(content, start) }
}
