/** Office documents of the older kind (doc, xls, ppt), and newer ones that a password has turned into it. */
import { type Check, NOTHING_FOUND } from '../check'
import { readEncryptedPackage } from '../formats/office/encryption/package'
import { noFacts } from '../formats/office/facts'
import { readOleDocument } from '../formats/ole/document'
import { officeFindings } from './office-findings'

export const officeOle: Check = {
  id: 'office-ole',
  finds: ['office-macro', 'office-encrypted', 'dde', 'external-link', 'archive-nested-executable'],
  needsContent: true,

  async run({ name, content }, { budget }) {
    if (!content) return NOTHING_FOUND
    const facts = noFacts()
    await readOleDocument(content, facts, budget)
    if (facts.encrypted) await readEncryptedPackage(content, name, facts, budget)
    return { findings: officeFindings(facts), complete: facts.complete }
  },
}
