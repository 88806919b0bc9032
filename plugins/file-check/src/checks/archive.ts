/** Archives: locked, damaged, cut or split ones, bombs, and what they hide; with the archives inside them, as deep as allowed. */
import type { Check, CheckContext, CheckedFile, Content } from '../check'
import { openArchive } from '../formats/archive/open'
import type { Archive } from '../formats/archive/types'
import { typeOfContent } from '../formats/content-type'
import { extensionOf } from '../formats/name/file-name'
import { ArchiveFindings } from './archive-findings'
import { partInName } from './archive-volume'
import { ArchiveWalk } from './archive-walk'

const LONGEST_NAME = 256

export const archive: Check = {
  id: 'archive',
  finds: [
    'archive-encrypted',
    'archive-corrupt',
    'truncated',
    'archive-bomb',
    'archive-overlap',
    'archive-nested-executable',
    'archive-multi-volume',
    'archive-unsafe-path',
    'bidi-override',
  ],
  // The name alone tells that a file is a part of an archive.
  needsContent: false,

  async run({ name, content }: CheckedFile, { budget }: CheckContext) {
    const findings = new ArchiveFindings()
    const opened = content && (await openArchive(content, budget))
    const isPart = addVolume(findings, name, opened)
    if (content && !opened && !isPart) await addMissing(findings, name, content)
    if (!content || !opened) return { findings: findings.all, complete: true }
    // A part ends where it was cut.
    if (!isPart) addProblems(findings, opened, content.size)
    const walk = new ArchiveWalk(budget, findings)
    await walk.lookInto(opened, { content, name, path: '', outer: [], archives: 1, isPart })
    return { findings: findings.all, complete: walk.complete }
  },
}

/** Formats that {@link openArchive} knows in all their forms. */
const KNOWN: readonly string[] = ['zip', '7z', 'rar', 'tar', 'gz', 'tgz', 'cab']

/** Named like an archive, but what it holds is nothing that is known: zeros, as downloads leave them, or bytes that were changed. */
async function addMissing(findings: ArchiveFindings, name: string, content: Content): Promise<void> {
  const format = extensionOf(name.slice(-LONGEST_NAME))
  if (content.size === 0 || !KNOWN.includes(format)) return
  const { id } = await typeOfContent(content)
  if (id === 'unknown') findings.add('archive-corrupt', { variant: 'missing', format }, { offset: 0 })
}

/** @returns whether it is a part */
function addVolume(findings: ArchiveFindings, name: string, opened: Archive | undefined): boolean {
  const inName = partInName(name)
  if (inName === undefined && !opened?.volume) return false
  const part = opened?.volume?.number ?? inName
  const parts = opened?.volume?.of
  const variant = part === undefined ? 'unknown' : parts === undefined ? 'part' : 'of'
  findings.add('archive-multi-volume', {
    variant,
    ...(part === undefined ? {} : { part }),
    ...(parts === undefined ? {} : { parts }),
  })
  return true
}

function addProblems(findings: ArchiveFindings, { format, problems }: Archive, hasBytes: number): void {
  for (const { kind, offset, entry, needs } of problems) {
    if (kind !== 'cut') findings.add('archive-corrupt', { variant: kind, format }, { offset, entry })
    else if (needs === undefined) findings.add('truncated', { variant: 'end', format, hasBytes }, { offset })
    else findings.add('truncated', { variant: 'size', format, hasBytes, needsBytes: needs }, { offset, entry })
  }
}
