/** Whether the content is what the extension says; a server's message that was saved in place of a file is told apart. */
import { type Check, type Content, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { typeOfContent } from '../formats/content-type'
import { decodeText } from '../formats/encoding'
import { errorPageOf, saysSo } from '../formats/error-page'
import { agreementOf, mayHoldText } from '../formats/expected-type'
import { extensionOf } from '../formats/name/file-name'
import { type FileType, typesForExtension } from '../formats/sniff/types'

export const type: Check = {
  id: 'type',
  finds: ['type-mismatch', 'download-error-page'],
  needsContent: true,
  async run({ name, content }) {
    if (!content || content.size === 0) return NOTHING_FOUND
    const extension = extensionOf(name)
    const found = await typeOfContent(content)
    const finding = errorPage(extension, found, content) ?? mismatch(extension, found)
    return finding ? { findings: [finding], complete: true } : NOTHING_FOUND
  },
}

function errorPage(extension: string, found: FileType, { head, size }: Content): Finding | undefined {
  if (found.container !== 'text') return undefined
  const isTable = mayHoldText(extension) && isOfficeExtension(extension)
  if (mayHoldText(extension) && !isTable) return undefined
  const text = decodeText(head)?.text ?? ''
  const page = errorPageOf(text, found.id, size)
  // Programs for the web make tables and letters out of pages: only one that says so is an error.
  if (!page || (isTable && !saysSo(text))) return undefined
  const { form, status } = page
  return {
    id: 'download-error-page',
    severity: 'warning',
    measured: { extension, form, ...(status === undefined ? {} : { variant: 'status', status }) },
    emits: [{ variable: 'file_state', value: 'damaged' }],
  }
}

function isOfficeExtension(extension: string): boolean {
  return typesForExtension(extension).some(({ container }) => container === 'ole')
}

const DISGUISED = [{ variable: 'file_content', value: 'disguised' }]

function mismatch(extension: string, found: FileType): Finding | undefined {
  const measured = { extension, found: found.extensions[0] ?? found.id }
  switch (agreementOf(extension, found)) {
    case 'fits':
      return undefined
    case 'kin':
      // An archive under another's name is unpacked all the same, but a server that looks may mind.
      return found.kind === 'archive'
        ? { id: 'type-mismatch', severity: 'notice', measured: { ...measured, variant: 'kin' }, emits: DISGUISED }
        : { id: 'type-mismatch', severity: 'info', measured: { ...measured, variant: 'kin' } }
    case 'other':
      return { id: 'type-mismatch', severity: 'warning', measured, emits: DISGUISED }
    case 'program':
      return {
        id: 'type-mismatch',
        severity: 'danger',
        measured: { ...measured, variant: 'program' },
        emits: DISGUISED,
      }
  }
}
