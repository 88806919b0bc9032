/** Bytes become lines of text: cut before they are decoded, so that each line knows where it begins. */
import type { Encoding } from '../formats/encoding'
import type { Region } from './regions'

export interface FileLine {
  readonly text: string
  /** Bytes from the start of the file. */
  readonly offset: number
}

/** Most bytes of one line that are decoded. */
const LONGEST = 16_384
const LINE_FEED = 0x0a

/**
 * The whole lines of a region: the piece before its first line break is left out unless the region begins the file, the piece
 * behind its last one unless it ends it.
 */
export function* linesOf({ offset, bytes }: Region, encoding: Encoding, size: number): Generator<FileLine> {
  const unit = encoding === 'utf-16le' || encoding === 'utf-16be' ? 2 : 1
  const decode = decoderOf(encoding)
  const ends = offset + bytes.length >= size
  let start = offset === 0 ? 0 : nextBreak(bytes, 0, encoding) + unit
  if (offset > 0 && start < unit) return
  while (start < bytes.length) {
    const end = nextBreak(bytes, start, encoding)
    if (end < 0 && !ends) return
    const stop = end < 0 ? bytes.length : end
    const text = decode(bytes.subarray(start, Math.min(stop, start + LONGEST)))
    yield { text: start === 0 && offset === 0 ? text.replace(/^\ufeff/, '') : text, offset: offset + start }
    start = stop + unit
  }
}

/** Where the next line feed stands; −1 where there is none. No byte of a letter in GB18030 or UTF-8 is one. */
function nextBreak(bytes: Uint8Array, from: number, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.indexOf(LINE_FEED, from)
  const high = encoding === 'utf-16le' ? 1 : 0
  for (let at = bytes.indexOf(LINE_FEED, from); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) {
    const start = high === 1 ? at : at - 1
    if (start % 2 === 0 && bytes[start + high] === 0) return start
  }
  return -1
}

/** Lines that are no UTF-8 are taken as GB18030: several programs may write one file. */
function decoderOf(encoding: Encoding): (bytes: Uint8Array) => string {
  const chinese = new TextDecoder('gb18030')
  if (encoding === 'gb18030') return (bytes) => chinese.decode(bytes)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const wide = new TextDecoder(encoding)
    return (bytes) => wide.decode(bytes)
  }
  const strict = new TextDecoder('utf-8', { fatal: true })
  return (bytes) => {
    try {
      return strict.decode(bytes)
    } catch {
      return bytes.length === LONGEST ? new TextDecoder().decode(bytes) : chinese.decode(bytes)
    }
  }
}
