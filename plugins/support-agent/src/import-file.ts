/** The YAML file that somebody wants imported: a text of limited size, opened as safely as any file from a chat. */
import { type OpenerPolicy, readTextFile } from '@support-agent/file-check'
import type { OfferedFile } from '@support-agent/platform'
import type { UnreadFile } from '@support-agent/teaching'

/** Bytes; an import may have as many characters at most. */
const LARGEST = 4_000_000
export const LARGEST_IN_WORDS = '4 MB'
const NAMES = /\.(?:ya?ml|txt)$/iu

/** @returns its text, or why there is none */
export async function importedText(
  file: OfferedFile,
  policy: OpenerPolicy,
): Promise<{ readonly text: string } | { readonly unread: UnreadFile }> {
  if (!NAMES.test(file.name)) return { unread: 'not-yaml' }
  const located = await file.locate()
  if ('problem' in located) return { unread: 'gone' }
  const read = await readTextFile(located, file.size, policy, LARGEST)
  if ('text' in read) return { text: read.text.replace(/^\uFEFF/u, '') }
  return { unread: read.problem === 'too-large' || read.problem === 'not-text' ? read.problem : 'gone' }
}
