/** An office document in a single XML file: Word and Excel 2003, the flat forms of OOXML and OpenDocument. */
import { readFlatOdf } from '../odf'
import { ddeLinks } from '../ooxml/excel'
import { readFields } from '../ooxml/fields'
import { externalLinks } from '../ooxml/relationships'
import { attributeOf, tagsOf, textAfter } from '../xml'
import { type DocumentFacts, note } from './facts'
import { ddeFormulas } from './formulas'
import { linksOf } from './links'

const TEMPLATE = new Set(['attachedTemplate'])
const BINARIES = new Set(['binData', 'binaryData', 'binary-data'])

/** How base64 writes the first bytes of a compound file, and of a packed macro project. */
const WANTED = /^\s{0,80}(?:0M8R4KGxGuE|QWN0aXZlTWlt)/
const MOST_BINARIES = 200

export type XmlDocumentKind = 'word' | 'table' | 'odf'

/** Roots that only their namespace makes an office document. */
const ROOTS: Readonly<Record<string, { readonly kind: XmlDocumentKind; readonly namespace: string }>> = {
  wordDocument: { kind: 'word', namespace: 'schemas.microsoft.com/office/' },
  package: { kind: 'word', namespace: 'schemas.microsoft.com/office/' },
  Workbook: { kind: 'table', namespace: 'schemas-microsoft-com:office:spreadsheet' },
  document: { kind: 'odf', namespace: 'oasis:names:tc:opendocument' },
}
const ROOT_TAGS = new Set(Object.keys(ROOTS))

/** @param start the first letters of an XML file */
export function xmlDocumentKind(start: string): XmlDocumentKind | undefined {
  const tag = tagsOf(start, ROOT_TAGS).next().value
  const root = tag && ROOTS[tag.name]
  return root && tag.attributes.includes(root.namespace) ? root.kind : undefined
}

/** @returns the binaries within it, decoded: compound files and packed macro projects */
export function readXmlDocument(xml: string, kind: XmlDocumentKind, facts: DocumentFacts): Uint8Array[] {
  if (kind === 'table') note(facts.dde, ddeFormulas(xml))
  else if (kind === 'odf') readFlatOdf(xml, facts)
  else readWordParts(xml, facts)
  return binariesOf(xml)
}

function readWordParts(xml: string, facts: DocumentFacts): void {
  readFields(xml, facts)
  note(facts.dde, ddeLinks(xml))
  note(facts.links, externalLinks(xml))
  for (const tag of tagsOf(xml, TEMPLATE)) note(facts.links, linksOf('template', attributeOf(tag, 'val')))
}

function binariesOf(xml: string): Uint8Array[] {
  const binaries: Uint8Array[] = []
  for (const tag of tagsOf(xml, BINARIES)) {
    if (tag.kind !== 'open' || binaries.length >= MOST_BINARIES) continue
    const text = textAfter(xml, tag)
    if (WANTED.test(text.slice(0, 128))) binaries.push(Buffer.from(text, 'base64'))
  }
  return binaries
}
