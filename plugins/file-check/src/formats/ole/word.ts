/** A Word document of 1995 to 2003: encryption, the fields in its text, and the template that it asks for. */
import type { CheckBudget } from '../../check'
import { u8, u16, u32 } from '../little-endian'
import { type DocumentFacts, note } from '../office/facts'
import { type FieldReader, fieldReader } from '../office/fields'
import { linksOf } from '../office/links'

const IDENT = [0xa5ec, 0xa5dc]
const ENCRYPTED = 0x100
const SECOND_TABLE = 0x200
/** Versions before this have their text in one piece and no table stream. */
const WORD_97 = 0xc1
const FIELD = { begin: 0x13, separate: 0x14, end: 0x15 }
const TEMPLATE = 1

export interface WordStreams {
  /** The stream `WordDocument`. */
  readonly document: Uint8Array
  /** The stream `0Table` or `1Table`, whichever is asked for. */
  readonly table: (name: '0Table' | '1Table') => Promise<Uint8Array>
}

/** Format: [MS-DOC]. */
export async function readWord(
  { document, table }: WordStreams,
  facts: DocumentFacts,
  budget: Pick<CheckBudget, 'isOver'>,
): Promise<void> {
  if (!IDENT.includes(u16(document, 0))) return
  const flags = u16(document, 10)
  if (flags & ENCRYPTED) {
    facts.encrypted = true
    return
  }
  const modern = u16(document, 2) >= WORD_97
  const tables = modern ? await table(flags & SECOND_TABLE ? '1Table' : '0Table') : new Uint8Array()
  const part = (at: number) => tables.subarray(u32(document, at), u32(document, at) + u32(document, at + 4))
  const pieces = modern ? piecesOf(part(0x1a2)) : []
  if (!pieces.length) pieces.push({ offset: u32(document, 24), end: u32(document, 28), wide: false })
  if (modern) note(facts.links, linksOf('template', associated(part(0x19a), TEMPLATE)))
  facts.complete &&= readText(document, pieces, fieldReader(facts), budget)
}

/** Text as it lies in the document stream, bytes; wide letters have two. */
interface Piece {
  readonly offset: number
  readonly end: number
  readonly wide: boolean
}

/** [MS-DOC] 2.9.38 (Clx): properties to skip, then the table of pieces. */
function piecesOf(clx: Uint8Array): Piece[] {
  let at = 0
  while (u8(clx, at) === 1) at += 3 + u16(clx, at + 1)
  if (u8(clx, at) !== 2) return []
  const plc = clx.subarray(at + 5, at + 5 + u32(clx, at + 1))
  const count = Math.floor((plc.length - 4) / 12)
  const pieces: Piece[] = []
  for (let index = 0; index < count; index++) {
    const letters = u32(plc, index * 4 + 4) - u32(plc, index * 4)
    const position = u32(plc, (count + 1) * 4 + index * 8 + 2)
    const narrow = (position & 0x40000000) !== 0
    const offset = narrow ? (position & 0x3fffffff) / 2 : position & 0x3fffffff
    if (letters > 0) pieces.push({ offset, end: offset + letters * (narrow ? 1 : 2), wide: !narrow })
  }
  return pieces
}

/** @returns whether all of it was read: pieces that overlap cannot make it read more than twice the document */
function readText(
  document: Uint8Array,
  pieces: readonly Piece[],
  fields: FieldReader,
  { isOver }: Pick<CheckBudget, 'isOver'>,
): boolean {
  let left = document.length * 2
  for (const { offset, end, wide } of pieces) {
    const bytes = document.subarray(Math.floor(offset), Math.floor(end))
    left -= bytes.length
    if (left < 0 || isOver()) return false
    readPiece(Buffer.from(bytes).toString(wide ? 'utf16le' : 'latin1'), fields)
  }
  return true
}

function readPiece(text: string, fields: FieldReader): void {
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter < FIELD.begin || letter > FIELD.end) continue
    fields.text(text.slice(start, at))
    if (letter === FIELD.begin) fields.begin()
    else if (letter === FIELD.separate) fields.separate()
    else fields.end()
    start = at + 1
  }
  fields.text(text.slice(start))
}

/** A text of the table of associated strings: [MS-DOC] 2.9.304. */
function associated(table: Uint8Array, wanted: number): string {
  if (u16(table, 0) !== 0xffff) return ''
  let at = 6
  for (let index = 0; index < wanted && at < table.length; index++) at += 2 + u16(table, at) * 2
  return Buffer.from(table.subarray(at + 2, at + 2 + u16(table, at) * 2)).toString('utf16le')
}
