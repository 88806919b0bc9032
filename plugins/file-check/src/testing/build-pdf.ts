/** PDF files for tests: objects written as they are given, packed objects, and a trailer. */
import { deflateSync } from 'node:zlib'

export interface PdfRecipe {
  /** Number → what stands between `obj` and `endobj`. */
  readonly objects: Readonly<Record<number, string | Uint8Array>>
  /** Entries of the trailer beside the root. */
  readonly trailer?: string
}

/** Object 1 is the root. */
export function buildPdf({ objects, trailer = '' }: PdfRecipe): Uint8Array {
  const pieces = [latin1('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')]
  for (const [number, body] of Object.entries(objects)) {
    pieces.push(
      latin1(`${number} 0 obj\n`),
      typeof body === 'string' ? latin1(body) : Buffer.from(body),
      latin1('\nendobj\n'),
    )
  }
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const end = `trailer\n<</Root 1 0 R/Size ${Object.keys(objects).length + 1}${trailer}>>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...pieces, latin1(end)])
}

/** @param dict its entries beside the length, which is stated rightly unless given */
export function pdfStream(dict: string, data: Uint8Array, length: string | number = data.length): Uint8Array {
  return Buffer.concat([latin1(`<<${dict}/Length ${length}>>\nstream\n`), data, latin1('\nendstream')])
}

/** Objects packed into one stream: number → value. */
export function pdfObjectStream(objects: Readonly<Record<number, string>>): Uint8Array {
  let length = 0
  const places = Object.entries(objects).map(([number, value]) => {
    const place = `${number} ${length}`
    length += value.length + 1
    return place
  })
  const head = `${places.join(' ')}\n`
  const data = latin1(`${head}${Object.values(objects).join(' ')} `)
  return pdfStream(`/Type/ObjStm/N ${places.length}/First ${head.length}/Filter/FlateDecode`, deflateSync(data))
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
