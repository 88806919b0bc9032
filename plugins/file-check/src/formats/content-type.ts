/** The type of a file's content; asked for by many checks, found out once. */
import type { Content } from '../check'
import { type FileType, sniff } from './sniff'

/** Holds the end record and directory of most zips; a longer one is told by its head. */
const TAIL = 65_536

const KNOWN = new WeakMap<Content, Promise<FileType>>()

/** @throws {AttachmentError} where the tail cannot be read */
export function typeOfContent(content: Content): Promise<FileType> {
  const known = KNOWN.get(content) ?? findOut(content)
  KNOWN.set(content, known)
  return known
}

async function findOut(content: Content): Promise<FileType> {
  const byHead = sniff(content.head)
  if (byHead.id !== 'unknown' && byHead.id !== 'zip') return byHead
  const length = Math.min(TAIL, content.size)
  return sniff(content.head, await content.read(content.size - length, length, { max: TAIL, why: 'tail for the type' }))
}
