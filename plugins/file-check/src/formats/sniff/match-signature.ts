/** Looks up the fixed bytes at the beginning of a file. */
import { SIGNATURES } from './signatures'
import type { TypeId } from './types'

interface Run {
  readonly offset: number
  readonly bytes: Uint8Array
  /** Which bits of each byte count. */
  readonly mask: Uint8Array
}

interface Signature {
  readonly id: TypeId
  readonly runs: readonly Run[]
  /** Whether everything that was compared are letters, so that a plain text may begin so by chance. */
  readonly inLetters: boolean
}

const ROW = /^(\d+)([:"])(.*)$/s

const PARSED: readonly Signature[] = SIGNATURES.map(([id, ...rows]) => {
  const runs = rows.map(parse)
  const inLetters = runs.every(({ bytes, mask }) => bytes.every((byte, at) => mask[at] === 0xff && isLetter(byte)))
  return { id, runs, inLetters }
})

function parse(row: string): Run {
  const [, offset = '0', kind, pattern = ''] = ROW.exec(row) ?? []
  if (kind === '"') {
    const bytes = Uint8Array.from(pattern, (letter) => letter.charCodeAt(0))
    return { offset: Number(offset), bytes, mask: new Uint8Array(bytes.length).fill(0xff) }
  }
  const pairs = pattern.match(/../g) ?? []
  return {
    offset: Number(offset),
    bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair.replaceAll('.', '0'), 16)),
    mask: Uint8Array.from(pairs, (pair) => (pair[0] === '.' ? 0 : 0xf0) | (pair[1] === '.' ? 0 : 0x0f)),
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x0a
}

function stands({ offset, bytes, mask }: Run, head: Uint8Array): boolean {
  if (offset + bytes.length > head.length) return false
  for (let at = 0; at < bytes.length; at++) {
    if (((head[offset + at] ?? 0) & (mask[at] ?? 0)) !== bytes[at]) return false
  }
  return true
}

/** The first row of {@link SIGNATURES} that stands in the head. */
export function matchSignature(head: Uint8Array): Omit<Signature, 'runs'> | undefined {
  return PARSED.find(({ runs }) => runs.every((run) => stands(run, head)))
}
