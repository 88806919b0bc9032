/** A file as OneBot's implementations describe it, each in words of its own, read into one form. */
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'
import { h } from 'koishi'
import type { Json } from './shapes'

export interface WireFile {
  readonly name: string
  readonly id?: string | undefined
  /** Bytes. */
  readonly size?: number | undefined
  readonly busid?: string | undefined
  readonly hash?: string | undefined
  readonly url?: string | undefined
  /** On the machine of the implementation. */
  readonly path?: string | undefined
}

/**
 * From the data of a segment, from the attributes of an element, or from the `file` of a notice: go-cqhttp says `name`, `path`
 * (its id) and `size`; NapCat and LLOneBot `file`, `file_id`, `file_size`; Lagrange `file_name`, `file_id`, `file_hash`.
 */
export function readFile(words: Json): WireFile {
  const name = textOf(words.name ?? words.fileName ?? words.file_name ?? words.file) ?? ''
  const ownId = textOf(words.id ?? words.fileId ?? words.file_id)
  const path = textOf(words.path)
  const isIdOfPath = ownId === undefined && words.busid !== undefined
  // The adapter fills a missing address with the name.
  const address = [words.url, words.src].map(textOf).find((text) => text !== undefined && text !== name)
  return {
    name,
    id: isIdOfPath ? path : ownId,
    size: sizeOf(words.size ?? words.fileSize ?? words.file_size),
    busid: textOf(words.busid),
    hash: textOf(words.hash ?? words.fileHash ?? words.file_hash),
    url: isUrl(address) ? address : undefined,
    path: (isIdOfPath ? undefined : path) ?? pathOf(address),
  }
}

/** {@link readFile} of its attributes gives the file again. */
export function toElement({ name, id, size, busid, hash, url, path }: WireFile): h {
  return h('file', { src: url, file: name, 'file-id': id, 'file-size': size, busid, 'file-hash': hash, path })
}

/** What one report of a file lacks, the other may know. */
export function mergeFiles(file: WireFile, other: WireFile): WireFile {
  const known = Object.entries(file).filter(([, value]) => value !== undefined)
  return { ...other, ...Object.fromEntries(known) }
}

export function isUrl(text: string | undefined): boolean {
  return /^https?:\/\//i.test(text ?? '')
}

/** The path that an address names, where it names one: `file:///a`, `/a`, `C:\a`. */
export function pathOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined
  if (/^file:/i.test(address)) return pathOfFileUrl(address)
  return isAbsolute(address) || /^[a-z]:[\\/]/i.test(address) ? address : undefined
}

function pathOfFileUrl(address: string): string | undefined {
  try {
    return fileURLToPath(address)
  } catch {
    return undefined
  }
}

function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text !== '' ? text : undefined
}

function sizeOf(value: unknown): number | undefined {
  const size = typeof value === 'string' && value !== '' ? Number(value) : value
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined
}
