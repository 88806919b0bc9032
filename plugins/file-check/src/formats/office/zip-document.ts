/** A document that is a zip archive: OOXML or OpenDocument, with the documents within it. */
import type { CheckBudget, Content } from '../../check'
import { contentOfBytes } from '../memory-content'
import { readOdf } from '../odf'
import { readOleDocument } from '../ole/document'
import { CONTENT_TYPES } from '../ooxml/content-types'
import { readOoxml } from '../ooxml/document'
import { openZip } from '../zip'
import type { DocumentFacts } from './facts'
import { type Allowance, type Parts, partsOf } from './parts'

/** A part that every such document has. */
const MARK = /(?:^|[\\/])(?:\[content_types\]\.xml|mimetype)$/i

/** @returns whether it is such a document */
export async function readZipDocument(
  content: Content,
  facts: DocumentFacts,
  budget: CheckBudget,
  allowance: Allowance = { inflated: budget.inflated },
  depth = 0,
): Promise<boolean> {
  if (content.head[0] !== 0x50 || content.head[1] !== 0x4b) return false
  const zip = await openZip(content, budget)
  if (!zip) return false
  // One whose list was not read to its end may be a document all the same.
  facts.complete &&= zip.complete
  if (!zip.entries.some(({ name }) => MARK.test(name))) return false
  const parts = partsOf(zip, facts, budget, allowance)
  const read = readerOf(parts)
  if (!read) return false
  await read(parts, facts, async (bytes) => {
    if (depth >= budget.depth) {
      facts.complete = false
      return
    }
    const within = contentOfBytes(bytes)
    if (await readOleDocument(within, facts, budget, depth + 1)) return
    await readZipDocument(within, facts, budget, allowance, depth + 1)
  })
  return true
}

function readerOf({ all }: Parts): typeof readOoxml | undefined {
  if (all.some(({ name }) => name === CONTENT_TYPES)) return readOoxml
  if (all.some(({ name }) => name === 'mimetype') && all.some(({ name }) => name === 'meta-inf/manifest.xml'))
    return readOdf
  return undefined
}
