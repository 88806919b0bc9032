/** The headers of a Windows program: DOS, NT, optional and section headers, each within bounds before it is believed. */
import type { Content } from '../../check'
import { printable } from '../../finding'
import { u16, u32 } from '../little-endian'

export interface PeSection {
  /** Printable. */
  readonly name: string
  readonly virtualAddress: number
  readonly virtualSize: number
  /** Where its bytes stand in the file, and how many. */
  readonly offset: number
  readonly size: number
  readonly executable: boolean
}

export interface PeHeaders {
  readonly machine: number
  /** PE32+. */
  readonly wide: boolean
  /** As stored; 0 means that none was written. */
  readonly checksum: number
  readonly checksumOffset: number
  readonly sections: readonly PeSection[]
  readonly imports: PeDirectory
  /** Whether the code is for the .NET runtime. */
  readonly managed: boolean
}

export interface PeDirectory {
  /** Relative virtual address. */
  readonly address: number
  readonly size: number
}

/** `cut`: the file ends before it, at `end` it would be whole · `value`: it holds what no program may hold. */
export interface PeProblem {
  readonly variant: 'cut' | 'value'
  /** As the format's description calls it. */
  readonly field: string
  /** Where the field stands, bytes. */
  readonly offset: number
  /** The size that the file would need at least, bytes. */
  readonly end: number
}

/** `other`: no MZ program, or one of DOS and Windows 3 days, about which nothing is said. */
export type PeReading =
  | { readonly kind: 'other' }
  /** Unless `signed` it is a program by its first two letters only: the signature `PE` was not found. */
  | { readonly kind: 'malformed'; readonly problem: PeProblem; readonly signed: boolean }
  | { readonly kind: 'pe'; readonly headers: PeHeaders }

const DOS_HEADER = 64
const LFARLC_FIELD = 24
const LFANEW_FIELD = 60
/** The DOS part before the headers has a few hundred bytes; a longer one than 1 MB is a wrong number, not a cut file. */
const FARTHEST = 1024 * 1024
const COFF_HEADER = 24
const SECTION_HEADER = 40
/** Windows loads at most 96 sections before Vista and 65,535 since; no linker comes near either. */
const MOST_SECTIONS = 2048
/** Bytes before the data directories. */
const FIXED_PART = { narrow: 96, wide: 112 }
const DIRECTORY = { imports: 1, certificates: 4, clr: 14 }
const MEM_EXECUTE = 0x20000000

/**
 * Section data and the certificate table must lie within the file; bytes behind them (an installer's payload) are normal.
 * Format: Microsoft, "PE Format".
 */
export async function readPe(content: Content): Promise<PeReading> {
  const { head, size } = content
  if (u16(head, 0) !== 0x5a4d) return { kind: 'other' }
  if (size < DOS_HEADER) return unsigned(cut('IMAGE_DOS_HEADER', 0, DOS_HEADER))

  const lfanew = u32(head, LFANEW_FIELD)
  const start = await readPart(content, lfanew, COFF_HEADER)
  const signature = u32(start, 0)
  if (signature !== 0x4550) {
    if (isOlderProgram(head, size, start)) return { kind: 'other' }
    if (lfanew > FARTHEST) return unsigned(wrong('e_lfanew', LFANEW_FIELD))
    if (lfanew + 4 > size) return unsigned(cut('e_lfanew', LFANEW_FIELD, lfanew + 4))
    return unsigned(wrong('Signature', lfanew))
  }
  if (start.length < COFF_HEADER) return signed(cut('IMAGE_FILE_HEADER', lfanew, lfanew + COFF_HEADER))
  return readOptionalHeader(content, lfanew, start)
}

async function readOptionalHeader(content: Content, lfanew: number, coff: Uint8Array): Promise<PeReading> {
  const count = u16(coff, 6)
  const optionalSize = u16(coff, 20)
  const offset = lfanew + COFF_HEADER
  const optional = await readPart(content, offset, optionalSize)
  if (optional.length < optionalSize) return signed(cut('IMAGE_OPTIONAL_HEADER', offset, offset + optionalSize))

  const magic = u16(optional, 0)
  if (optionalSize < 2) return signed(wrong('SizeOfOptionalHeader', lfanew + 20))
  if (magic !== 0x10b && magic !== 0x20b) return signed(wrong('Magic', offset))
  const wide = magic === 0x20b
  const fixed = wide ? FIXED_PART.wide : FIXED_PART.narrow
  if (optionalSize < fixed) return signed(wrong('SizeOfOptionalHeader', lfanew + 20))
  if (!isPowerOfTwo(u32(optional, 36))) return signed(wrong('FileAlignment', offset + 36))
  if (count > MOST_SECTIONS) return signed(wrong('NumberOfSections', lfanew + 6))

  const directory = (index: number): PeDirectory => {
    const at = fixed + index * 8
    const exists = index < u32(optional, fixed - 4) && at + 8 <= optionalSize
    return exists ? { address: u32(optional, at), size: u32(optional, at + 4) } : { address: 0, size: 0 }
  }
  const table = offset + optionalSize
  const rows = await readPart(content, table, count * SECTION_HEADER)
  if (rows.length < count * SECTION_HEADER)
    return signed(cut('IMAGE_SECTION_HEADER', table, table + count * SECTION_HEADER))
  const sections = Array.from({ length: count }, (_, index) => sectionOf(rows.subarray(index * SECTION_HEADER)))

  const problem =
    missingSection(sections, table, content.size) ??
    missingCertificates(directory(DIRECTORY.certificates), offset + fixed + DIRECTORY.certificates * 8, content.size)
  if (problem) return signed(problem)
  return {
    kind: 'pe',
    headers: {
      machine: u16(coff, 4),
      wide,
      checksum: u32(optional, 64),
      checksumOffset: offset + 64,
      sections,
      imports: directory(DIRECTORY.imports),
      managed: directory(DIRECTORY.clr).address !== 0,
    },
  }
}

function sectionOf(row: Uint8Array): PeSection {
  const name = String.fromCharCode(...row.subarray(0, 8)).replace(/\0{1,8}$/, '')
  // Sections without bytes in the file (.bss) may name any offset.
  const size = u32(row, 20) === 0 ? 0 : u32(row, 16)
  return {
    name: printable(name),
    virtualSize: u32(row, 8),
    virtualAddress: u32(row, 12),
    size,
    offset: u32(row, 20),
    executable: Math.floor(u32(row, 36) / MEM_EXECUTE) % 2 === 1,
  }
}

function missingSection(sections: readonly PeSection[], table: number, size: number): PeProblem | undefined {
  const index = sections.findIndex((section) => section.size > 0 && section.offset + section.size > size)
  const section = sections[index]
  if (!section) return undefined
  const end = Math.max(...sections.map((other) => (other.size > 0 ? other.offset + other.size : 0)))
  return cut(`section ${section.name}`, table + index * SECTION_HEADER, end)
}

/** A signature stands at the end of the file and is named by file offset: it tells that an installer lost its tail. */
function missingCertificates(
  { address, size: length }: PeDirectory,
  offset: number,
  size: number,
): PeProblem | undefined {
  const end = address + length
  if (length === 0 || end <= size) return undefined
  return cut('certificate table', offset, end)
}

/**
 * DOS programs have no new header, and need no `e_lfanew`: their relocation table begins where it would stand. Those of
 * Windows 3 and OS/2 have one with a signature of its own.
 */
function isOlderProgram(head: Uint8Array, size: number, start: Uint8Array): boolean {
  if (['NE', 'LE', 'LX'].includes(String.fromCharCode(...start.subarray(0, 2)))) return true
  const pages = u16(head, 4)
  const code = u16(head, 8) * 16
  const end = (pages - 1) * 512 + (u16(head, 2) || 512)
  const relocations = u16(head, LFARLC_FIELD)
  return relocations >= 28 && relocations < DOS_HEADER && pages > 0 && code < end && end <= size
}

async function readPart(content: Content, offset: number, length: number): Promise<Uint8Array> {
  if (offset >= content.size || length === 0) return new Uint8Array()
  if (offset + length <= content.head.length) return content.head.subarray(offset, offset + length)
  return content.read(offset, length, { max: MOST_SECTIONS * SECTION_HEADER, why: 'program headers' })
}

function isPowerOfTwo(value: number): boolean {
  return value > 0 && Number.isInteger(Math.log2(value))
}

function cut(field: string, offset: number, end: number): PeProblem {
  return { variant: 'cut', field, offset, end }
}

function wrong(field: string, offset: number): PeProblem {
  return { variant: 'value', field, offset, end: 0 }
}

function signed(problem: PeProblem): PeReading {
  return { kind: 'malformed', problem, signed: true }
}

function unsigned(problem: PeProblem): PeReading {
  return { kind: 'malformed', problem, signed: false }
}
