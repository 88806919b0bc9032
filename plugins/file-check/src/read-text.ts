/** A small text file as a whole: opened as safely as any other, refused where it is too large or no UTF-8. */
import { AttachmentError, type AttachmentProblem, type AttachmentSource, type OpenerPolicy } from './attachment'

export type TextFile = { readonly text: string } | { readonly problem: AttachmentProblem | 'too-large' | 'not-text' }

/** @param most bytes @returns a problem instead of throwing, whatever the source does */
export async function readTextFile(
  source: AttachmentSource,
  size: number | undefined,
  policy: OpenerPolicy,
  most: number,
): Promise<TextFile> {
  if (size !== undefined && size > most) return { problem: 'too-large' }
  // The opener is loaded only once a file is read in this thread.
  const { openAttachment } = require('./open') as typeof import('./open')
  const attachment = openAttachment(source, '', size, { ...policy, maxBytes: Math.min(policy.maxBytes, most + 1) })
  try {
    const bytes = await attachment.read(0, most + 1, { max: most + 1, why: 'text' })
    return bytes.length > most ? { problem: 'too-large' } : decoded(bytes)
  } catch (error) {
    if (error instanceof AttachmentError) return { problem: error.problem === 'budget' ? 'too-large' : error.problem }
    throw error
  } finally {
    attachment.close()
  }
}

function decoded(bytes: Uint8Array): TextFile {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? { problem: 'not-text' } : { text }
  } catch {
    return { problem: 'not-text' }
  }
}
