/** Office documents that are text: RTF, the XML forms, and tables whose cells are formulas (csv, SYLK). */
import { type Check, type CheckBudget, NOTHING_FOUND } from '../check'
import { lettersOf } from '../formats/bytes'
import { contentOfBytes } from '../formats/memory-content'
import { type DocumentFacts, noFacts, note } from '../formats/office/facts'
import { ddeFormulas } from '../formats/office/formulas'
import { readXmlDocument, type XmlDocumentKind, xmlDocumentKind } from '../formats/office/xml-document'
import { readOleDocument } from '../formats/ole/document'
import { readOldObject } from '../formats/ole/old-object'
import { unpackActiveMime } from '../formats/ole/packed'
import { readRtf } from '../formats/rtf/document'
import { decodeXml } from '../formats/xml'
import { officeFindings } from './office-findings'

/** Of a longer document the beginning is read, bytes. */
const MOST_READ = 16 * 1024 * 1024

/** Enough to come to the root of an XML file. */
const MOST_OF_HEAD = 16_384

/** How base64 writes the first bytes of a packed macro project. */
const PACKED_PROJECT = 'QWN0aXZlTWlt'

const TABLE = /\.(?:csv|tsv|slk|iqy|dif|prn)$/i

export const officeText: Check = {
  id: 'office-text',
  finds: ['office-macro', 'dde', 'external-link', 'archive-nested-executable'],
  needsContent: true,

  async run({ name, content }, { budget }) {
    const read = content && readerOf(name, content.head)
    if (!content || !read) return NOTHING_FOUND
    const facts = noFacts()
    facts.complete = content.size <= MOST_READ
    const length = Math.min(content.size, MOST_READ)
    await read(await content.read(0, length, { max: MOST_READ, why: 'text document' }), facts, budget)
    return { findings: officeFindings(facts), complete: facts.complete }
  },
}

type Reader = (bytes: Uint8Array, facts: DocumentFacts, budget: CheckBudget) => Promise<void>

/** @returns undefined where it is none of these documents, as for any other XML file */
function readerOf(name: string, head: Uint8Array): Reader | undefined {
  const start = decodeXml(head.subarray(0, MOST_OF_HEAD)).trimStart()
  if (start.startsWith('{\\rt')) return readRtfDocument
  if (/^mime-version:/i.test(start)) return readMime
  if (start.startsWith('<')) {
    const kind = xmlDocumentKind(start)
    return kind && readerOfXml(kind)
  }
  return TABLE.test(name.slice(-16)) ? readTable : undefined
}

async function readRtfDocument(bytes: Uint8Array, facts: DocumentFacts, budget: CheckBudget): Promise<void> {
  for (const object of readRtf(lettersOf(bytes), facts, budget)) {
    const own = readOldObject(object, facts)
    if (own) await readOleDocument(contentOfBytes(own), facts, budget, 1)
  }
}

function readerOfXml(kind: XmlDocumentKind): Reader {
  return async (bytes, facts, budget) => {
    for (const binary of readXmlDocument(decodeXml(bytes), kind, facts)) await readBinary(binary, facts, budget)
  }
}

async function readTable(bytes: Uint8Array, facts: DocumentFacts): Promise<void> {
  note(facts.dde, ddeFormulas(decodeXml(bytes)))
}

/** A page with all that belongs to it: a packed macro project is a part of its own. */
async function readMime(bytes: Uint8Array, facts: DocumentFacts, budget: CheckBudget): Promise<void> {
  const text = lettersOf(bytes)
  const at = text.indexOf(PACKED_PROJECT)
  const end = text.indexOf('\n--', at)
  if (at >= 0) await readBinary(Buffer.from(text.slice(at, end < 0 ? text.length : end), 'base64'), facts, budget)
}

/** A compound file, or a macro project packed up. */
async function readBinary(bytes: Uint8Array, facts: DocumentFacts, budget: CheckBudget): Promise<void> {
  if (await readOleDocument(contentOfBytes(bytes), facts, budget, 1)) return
  const macros = facts.macros.length
  await readOleDocument(contentOfBytes(unpackActiveMime(bytes, MOST_READ)), facts, budget, 1)
  // A project that cannot be opened is still one.
  if (facts.macros.length === macros) note(facts.macros, [{ language: 'vba', autoRun: undefined, empty: false }])
}
