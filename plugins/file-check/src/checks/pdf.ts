/** PDF files: encryption, and content that does something: scripts, programs that are started, programs carried along. */
import { type Check, NOTHING_FOUND } from '../check'
import { type Finding, printable, type Severity } from '../finding'
import { isPdf, type PdfDocument, readPdf } from '../formats/pdf/document'

const ACTIVE = [{ variable: 'file_content', value: 'active-content' }] as const

export const pdf: Check = {
  id: 'pdf',
  finds: ['pdf-encrypted', 'pdf-active-content'],
  needsContent: true,

  async run({ content }, { budget }) {
    if (!content || !isPdf(content.head)) return NOTHING_FOUND
    const document = await readPdf(content, budget)
    return { findings: findingsOf(document), complete: document.complete }
  },
}

function findingsOf({ encrypted, scripts, formScript, launches, programs, richMedia }: PdfDocument): Finding[] {
  const findings: Finding[] = []
  if (encrypted) {
    const emits = [{ variable: 'file_state', value: 'encrypted' }]
    findings.push({ id: 'pdf-encrypted', severity: 'notice', measured: {}, emits })
  }
  const [launch] = launches
  if (launch !== undefined) findings.push(active('danger', { variant: 'launch', target: printable(launch) }))
  const [program] = programs
  if (program !== undefined) findings.push(active('danger', { variant: 'program', name: printable(program) }))
  // Sums and number formats of a form are what scripts in documents are usually for.
  if (scripts?.when === 'form')
    findings.push({ ...active('notice', { variant: 'script-form', scripts: scripts.count }), emits: [] })
  else if (scripts) findings.push(active('warning', { variant: `script-${scripts.when}`, scripts: scripts.count }))
  if (formScript) findings.push(active('warning', { variant: 'form' }))
  if (richMedia) findings.push(active('warning', { variant: 'media' }))
  return findings
}

function active(severity: Severity, measured: Finding['measured']): Finding {
  return { id: 'pdf-active-content', severity, measured, emits: ACTIVE }
}
