/** The values of PDF: what a dictionary or array may hold. */

export type PdfValue = number | PdfName | PdfText | PdfRef | readonly PdfValue[] | PdfDict | PdfOther

export interface PdfName {
  readonly kind: 'name'
  /** Without the slash, `#xx` resolved. */
  readonly name: string
}

export interface PdfText {
  readonly kind: 'text'
  /** One letter a byte, at most the first 4096. */
  readonly bytes: string
}

export interface PdfRef {
  readonly kind: 'ref'
  readonly object: number
}

export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** `true`, `false`, `null` and what is no value at all. */
export interface PdfOther {
  readonly kind: 'other'
}

export const OTHER: PdfOther = { kind: 'other' }

type Kinded = Exclude<PdfValue, number | readonly PdfValue[]>

function isKinded(value: PdfValue | undefined): value is Kinded {
  return typeof value === 'object' && 'kind' in value
}

export function dictOf(value: PdfValue | undefined): PdfDict | undefined {
  return isKinded(value) && value.kind === 'dict' ? value : undefined
}

export function arrayOf(value: PdfValue | undefined): readonly PdfValue[] {
  return Array.isArray(value) ? value : []
}

export function nameOf(value: PdfValue | undefined): string | undefined {
  return isKinded(value) && value.kind === 'name' ? value.name : undefined
}

export function refOf(value: PdfValue | undefined): number | undefined {
  return isKinded(value) && value.kind === 'ref' ? value.object : undefined
}

/** UTF-16 where a mark says so, UTF-8 where another one does, else Latin-1. */
export function textOf(value: PdfValue | undefined): string | undefined {
  if (!isKinded(value) || value.kind !== 'text') return undefined
  const bytes = Buffer.from(value.bytes, 'latin1')
  if (value.bytes.startsWith('\xfe\xff')) return new TextDecoder('utf-16be').decode(bytes)
  if (value.bytes.startsWith('\xef\xbb\xbf')) return new TextDecoder().decode(bytes)
  return value.bytes
}
