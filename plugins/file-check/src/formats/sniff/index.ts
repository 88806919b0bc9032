/** Tells the type of a file from its first and last bytes. */
import { bytesOf, indexOf } from '../bytes'
import { decodeText } from '../encoding'
import { sniffBinary } from './binary'
import { matchSignature } from './match-signature'
import { sniffMatroska, sniffMp4 } from './media'
import { sniffOle } from './ole'
import { sniffTail } from './tail'
import { sniffText } from './text'
import { type FileType, type TypeId, typeOf } from './types'
import { sniffZip } from './zip'

export { type FileType, typesForExtension } from './types'

const EMPTY = new Uint8Array()
const PDF = bytesOf('%PDF-')
/** Readers of PDF accept this many bytes before its header. */
const BEFORE_PDF = 1024
/** Types that are written in letters, so that decoding as text is no argument against them. */
const IN_LETTERS: readonly TypeId[] = [
  'pdf',
  'postscript',
  'rtf',
  'torrent',
  'radiance',
  'cpio',
  'ar',
  'fits',
  'netpbm',
]

/**
 * The type of a file; `unknown` where nothing fits. Never throws, linear in the bytes given.
 * @param head the first bytes, 64 KB are enough for every type
 * @param tail the last bytes, if they are at hand: they tell zips with something before them, disk images, kinds of zip
 */
export function sniff(head: Uint8Array, tail: Uint8Array = EMPTY): FileType {
  return typeOf(sniffId(head, tail))
}

function sniffId(head: Uint8Array, tail: Uint8Array): TypeId {
  const known = matchSignature(head)
  const sure = known && (!known.inLetters || IN_LETTERS.includes(known.id))
  if (sure) return refined(known.id, head, tail)
  const decoded = decodeText(head)
  if (decoded) return sniffText(decoded.text)
  return known?.id ?? sniffMp4(head) ?? sniffBinary(head) ?? sniffTail(tail) ?? latePdf(head) ?? 'unknown'
}

function refined(id: TypeId, head: Uint8Array, tail: Uint8Array): TypeId {
  switch (id) {
    case 'zip':
      return sniffZip(head, tail)
    case 'ole':
      return sniffOle(head)
    case 'matroska':
      return sniffMatroska(head)
    default:
      return id
  }
}

function latePdf(head: Uint8Array): TypeId | undefined {
  return indexOf(head.subarray(0, BEFORE_PDF), PDF) >= 0 ? 'pdf' : undefined
}
