/** Two formats in one file: an archive or a program behind a picture, a document within the beginning of a program. */
import { type Check, type Content, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { bytesOf, indexOf, lastIndexOf, startsWith } from '../formats/bytes'
import { typeOfContent } from '../formats/content-type'
import { endOf } from '../formats/picture-end'
import { type FileType, sniff } from '../formats/sniff'
import { type TypeKind, typeOf } from '../formats/sniff/types'
import { findEnd } from '../formats/zip/end-record'

export const polyglot: Check = {
  id: 'polyglot',
  finds: ['polyglot'],
  needsContent: true,
  async run({ content }) {
    const first = content && (await typeOfContent(content))
    if (!first) return NOTHING_FOUND
    const second =
      (await appended(first, content)) ?? (await zipAtEnd(first, content)) ?? (await pdfWithin(first, content))
    return second ? { findings: [findingOf(first, second)], complete: true } : NOTHING_FOUND
  },
}

interface Second {
  readonly type: FileType
  readonly offset: number | undefined
}

function findingOf(first: FileType, { type, offset }: Second): Finding {
  const isProgram = type.kind === 'program'
  const nameOf = ({ extensions, id }: FileType) => extensions[0] ?? id
  return {
    id: 'polyglot',
    severity: isProgram ? 'danger' : 'warning',
    measured: { first: nameOf(first), second: nameOf(type) },
    offset,
    emits: [{ variable: 'file_content', value: isProgram ? 'hidden-program' : 'disguised' }],
  }
}

/** Enough to sniff what stands behind, and the padding before it. */
const LOOKED_AT = 4_096
/** Of what stands behind these matter; a film behind a picture is a phone's moving picture. */
const HIDEABLE: readonly TypeKind[] = ['archive', 'program', 'shortcut']
/** An end of a zip without any entry is none. */
const ENTRY = bytesOf('PK\x03\x04')

async function appended(first: FileType, content: Content): Promise<Second | undefined> {
  const end = first.id === 'pdf' ? await endOfPdf(content) : await endOf(first.id, content)
  if (end === undefined || end < 8 || end + 4 > content.size) return undefined
  const behind = await content.read(end, LOOKED_AT, { max: LOOKED_AT, why: 'what stands behind' })
  const padding = behind.findIndex((byte) => byte !== 0 && byte !== 0x0a && byte !== 0x0d && byte !== 0x20)
  const second = behind.subarray(Math.max(0, padding))
  const type = sniff(second)
  const matters =
    type.container === 'zip' ? startsWith(second, ENTRY) : HIDEABLE.includes(type.kind) || type.id === 'pdf'
  // A PDF that was saved again has a second end, not a second file.
  return matters && type.id !== first.id ? { type, offset: end + Math.max(0, padding) } : undefined
}

const TAIL = 65_536
const PDF_END = bytesOf('%%EOF')

async function endOfPdf(content: Content): Promise<number | undefined> {
  const length = Math.min(TAIL, content.size)
  const start = content.size - length
  const at = lastIndexOf(await content.read(start, length, { max: TAIL, why: 'end of a PDF' }), PDF_END)
  return at < 0 ? undefined : start + at + PDF_END.length
}

/** Programs and scripts before a zip unpack it, and a document may hold one: a picture, a film or a font has no use for it. */
const WITHOUT_ZIP: readonly TypeKind[] = ['image', 'media', 'font']
const END_RECORD = 22

async function zipAtEnd(first: FileType, content: Content): Promise<Second | undefined> {
  if (!WITHOUT_ZIP.includes(first.kind) && first.id !== 'pdf') return undefined
  const end = await findEnd(content)
  if (!end || end.at + END_RECORD > content.size || end.entries === 0) return undefined
  const start = end.at - end.directorySize
  if (start < 8) return undefined
  const directory = await content.read(start, 4, { max: 4, why: 'zip at the end' })
  if (indexOf(directory, bytesOf('PK\x01\x02')) !== 0) return undefined
  const offset = start - end.directoryOffset
  return { type: typeOf('zip'), offset: offset > 0 ? offset : undefined }
}

const PDF = bytesOf('%PDF-')
/** Readers of PDF accept this many bytes before its header. */
const BEFORE_PDF = 1_024
const WITHOUT_PDF: readonly TypeKind[] = ['image', 'media', 'program']

async function pdfWithin(first: FileType, content: Content): Promise<Second | undefined> {
  if (!WITHOUT_PDF.includes(first.kind)) return undefined
  const offset = indexOf(content.head.subarray(0, BEFORE_PDF), PDF)
  if (offset <= 0 || (await endOfPdf(content)) === undefined) return undefined
  return { type: typeOf('pdf'), offset }
}
