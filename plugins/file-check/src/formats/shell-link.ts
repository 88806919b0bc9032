/** Reads a Windows shortcut: what it opens, and with which arguments. Format: [MS-SHLLINK]. */
import { lettersOf } from './bytes'
import { u16, u32 } from './little-endian'

export interface ShellLink {
  /** A path as it is stored, absolute or relative; empty where the link names none in letters. */
  readonly target: string
  readonly commandLine: string
}

const HEADER = 76
const HAS = {
  idList: 0x1,
  info: 0x2,
  name: 0x4,
  relativePath: 0x8,
  workingFolder: 0x10,
  commandLine: 0x20,
  unicode: 0x80,
}
const LONGEST_TEXT = 4_096

/** @param bytes the beginning of a file that begins as a shortcut does; what is missing counts as not there */
export function readShellLink(bytes: Uint8Array): ShellLink {
  const flags = u32(bytes, 20)
  let at = HEADER
  if (flags & HAS.idList) at += 2 + u16(bytes, at)
  let target = ''
  if (flags & HAS.info) {
    target = localPath(bytes, at)
    at += Math.max(4, u32(bytes, at))
  }
  const isUnicode = (flags & HAS.unicode) !== 0
  const texts = new Map<number, string>()
  for (const flag of [HAS.name, HAS.relativePath, HAS.workingFolder, HAS.commandLine]) {
    if (!(flags & flag)) continue
    const { text, end } = countedText(bytes, at, isUnicode)
    texts.set(flag, text)
    at = end
  }
  return { target: target || (texts.get(HAS.relativePath) ?? ''), commandLine: texts.get(HAS.commandLine) ?? '' }
}

/** The local base path of the link info, in whatever code page it was written: Chinese is the likeliest. */
function localPath(bytes: Uint8Array, info: number): string {
  const offset = u32(bytes, info + 16)
  if (!(u32(bytes, info + 8) & 1) || offset === 0) return ''
  const start = info + offset
  const end = bytes.indexOf(0, start)
  if (start >= bytes.length || end < 0 || end - start > LONGEST_TEXT) return ''
  return new TextDecoder('gb18030').decode(bytes.subarray(start, end))
}

function countedText(bytes: Uint8Array, at: number, isUnicode: boolean): { text: string; end: number } {
  const length = u16(bytes, at) * (isUnicode ? 2 : 1)
  const end = at + 2 + length
  const raw = bytes.subarray(at + 2, Math.min(end, at + 2 + LONGEST_TEXT))
  return { text: isUnicode ? new TextDecoder('utf-16le').decode(raw) : lettersOf(raw), end }
}
