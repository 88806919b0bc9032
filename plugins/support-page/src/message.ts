/** What the page sends, checked field by field: whoever reaches the port can send anything. */
import { h } from 'koishi'

export interface PageFile {
  readonly name: string
  /** Bytes, as the browser says. */
  readonly size: number
  /** Whether its bytes were sent before; a file that is too large is a name and a size. */
  readonly sent: boolean
}

export interface PageMessage {
  /** Plain words, perhaps none where there is a file. */
  readonly text: string
  readonly file: PageFile | undefined
}

/** Longest text, characters; the page says so before it sends. */
export const MOST_TEXT = 10_000
/** Longest name of a file, characters; systems allow 255. */
const MOST_NAME = 1_000
/** 128 random bits that the browser keeps, hexadecimal. */
const USER = /^[0-9a-f]{32}$/

/** @returns the id, where it is one that our page makes */
export function readUser(value: unknown): string | undefined {
  return typeof value === 'string' && USER.test(value) ? value : undefined
}

/** @returns undefined for another shape, too much of anything, or nothing */
export function readMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined
  const { text } = value
  if (typeof text !== 'string' || text.length > MOST_TEXT) return undefined
  if (value.file === undefined) return text.trim() === '' ? undefined : { text, file: undefined }
  const file = readFile(value.file)
  return file && { text, file }
}

/**
 * The parts of a chat message: the words are never read as markup.
 * @param bytes of the file, where they were sent
 */
export function elementsOf({ text, file }: PageMessage, bytes: Uint8Array | undefined): h[] {
  return [...(text ? [h.text(text)] : []), ...(file ? [fileElement(file, bytes)] : [])]
}

function readFile(value: unknown): PageFile | undefined {
  if (!isRecord(value)) return undefined
  const { name, size, sent } = value
  if (typeof name !== 'string' || name === '' || name.length > MOST_NAME) return undefined
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined
  return typeof sent === 'boolean' ? { name, size, sent } : undefined
}

/** Koishi writes a message out as text several times: what is not enumerable is neither written nor copied. */
function fileElement({ name, size }: PageFile, bytes: Uint8Array | undefined): h {
  const element = h('file', { file: name, size })
  if (bytes) Object.defineProperty(element.attrs, 'bytes', { value: bytes })
  return element
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
