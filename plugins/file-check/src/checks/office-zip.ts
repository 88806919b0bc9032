/** Office documents that are zip archives: OOXML (docx, xlsx, pptx) and OpenDocument (odt, ods, odp). */
import { type Check, NOTHING_FOUND } from '../check'
import { noFacts } from '../formats/office/facts'
import { readZipDocument } from '../formats/office/zip-document'
import { officeFindings } from './office-findings'

export const officeZip: Check = {
  id: 'office-zip',
  finds: ['office-macro', 'office-encrypted', 'dde', 'external-link', 'archive-nested-executable'],
  needsContent: true,

  async run({ content }, { budget }) {
    if (!content) return NOTHING_FOUND
    const facts = noFacts()
    await readZipDocument(content, facts, budget)
    return { findings: officeFindings(facts), complete: facts.complete }
  },
}
