/** An OOXML document (docx, xlsx, pptx and kin): which parts matter, and what they say. */
import { type DocumentFacts, note } from '../office/facts'
import type { Part, Parts } from '../office/parts'
import { CONTENT_TYPES, contentTypes } from './content-types'
import { autoRunOf, autoRunOfBinary, ddeLinks, ddeLinksOfBinary } from './excel'
import { readFields } from './fields'
import { externalLinks } from './relationships'

/** Parts of a text document that hold no text. */
const NO_TEXT = /(?:styles|fonttable|settings|numbering|theme|stylesWithEffects)\+xml$/i

const MOST_EMBEDDED = 8 * 1024 * 1024

/** Looks into a part that is a document or compound file of its own. */
export type ReadWithin = (bytes: Uint8Array) => Promise<void>

export async function readOoxml(parts: Parts, facts: DocumentFacts, readWithin: ReadWithin): Promise<void> {
  const typeOf = contentTypes(await parts.text(parts.all.find(({ name }) => name === CONTENT_TYPES)))
  const workbook = parts.all.find(({ name }) =>
    /(?:sheet|template|addin|binary)[\w.]*\.main(?:\+xml)?$/.test(typeOf(name)),
  )
  let macroSheets = false
  for (const part of parts.all) {
    const type = typeOf(part.name)
    if (type.includes('macroenabled')) facts.allowsMacros = true
    if (/macrosheet(?:\+xml)?$/.test(type) || part.name.startsWith('xl/macrosheets/')) macroSheets = true
    await readPart(part, type)
  }
  if (macroSheets) note(facts.macros, [{ language: 'xlm', autoRun: await autoRunName(workbook), empty: false }])

  async function readPart(part: Part, type: string): Promise<void> {
    const { name } = part
    if (name.endsWith('.rels')) note(facts.links, externalLinks(await parts.text(part)))
    else if (type.endsWith('vbaproject') || name.endsWith('vbaproject.bin')) await readProject(part)
    else if (type.includes('wordprocessingml') && !NO_TEXT.test(type)) readFields(await parts.text(part), facts)
    else if (type.endsWith('externallink+xml')) note(facts.dde, ddeLinks(await parts.text(part)))
    else if (type.endsWith('externallink')) note(facts.dde, ddeLinksOfBinary(await parts.bytes(part, MOST_EMBEDDED)))
    else if (type.endsWith('oleobject') || name.includes('/embeddings/'))
      await readWithin(await parts.bytes(part, MOST_EMBEDDED))
  }

  /** A project that cannot be opened is still one. */
  async function readProject(part: Part): Promise<void> {
    const before = facts.macros.length
    await readWithin(await parts.bytes(part, MOST_EMBEDDED))
    if (facts.macros.length === before) note(facts.macros, [{ language: 'vba', autoRun: undefined, empty: false }])
  }

  async function autoRunName(part: Part | undefined): Promise<string | undefined> {
    if (!part) return undefined
    if (part.name.endsWith('.bin')) return autoRunOfBinary(await parts.bytes(part, MOST_EMBEDDED))
    return autoRunOf(await parts.text(part))
  }
}
