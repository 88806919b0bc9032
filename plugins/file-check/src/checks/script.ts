/** Scripts, by their name or by how they are written. */
import { type Check, NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { typeOfContent } from '../formats/content-type'
import { decodeText } from '../formats/encoding'
import { extensionOf } from '../formats/name/file-name'
import { type ScriptKind, scriptKindFor, scriptKindOf } from '../formats/script-kind'

export const script: Check = {
  id: 'script',
  finds: ['script'],
  needsContent: true,
  async run({ name, content }) {
    if (!content || (await typeOfContent(content)).container !== 'text') return NOTHING_FOUND
    const extension = extensionOf(name)
    const byName = scriptKindFor(extension)
    const kind = scriptKindOf(decodeText(content.head)?.text ?? '') ?? byName
    return kind ? { findings: [findingOf(kind, extension, byName)], complete: true } : NOTHING_FOUND
  },
}

const ACTIVE = [{ variable: 'file_content', value: 'active-content' }]

/** Windows runs these on a double click; PowerShell's open in an editor first. */
const RUN_WHEN_OPENED: readonly ScriptKind[] = ['batch', 'vbscript', 'jscript', 'hta', 'encoded']

function findingOf(kind: ScriptKind, extension: string, byName: ScriptKind | undefined): Finding {
  const measured = { kind, extension }
  if (kind === 'shell') return { id: 'script', severity: 'info', measured: { ...measured, variant: 'shell' } }
  const isNamedSo = byName !== undefined || extension === 'js'
  if (!isNamedSo)
    return { id: 'script', severity: 'notice', measured: { ...measured, variant: 'inside' }, emits: ACTIVE }
  return { id: 'script', severity: RUN_WHEN_OPENED.includes(kind) ? 'warning' : 'notice', measured, emits: ACTIVE }
}
