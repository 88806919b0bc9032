/** Which entries of an archive are read, and how far: all of a small one, of a large one a few starts. */
import type { Archive, ArchiveEntry } from '../formats/archive/types'
import { extensionOf } from '../formats/name/file-name'
import { sniff, typesForExtension } from '../formats/sniff'
import type { TypeId } from '../formats/sniff/types'
import { programExtension } from './archive-names'

export interface Sample {
  readonly entry: ArchiveEntry
  /** Bytes. */
  readonly max: number
}

/** Such an archive is in memory already: its entries are unpacked to the end, and their checksums compared. */
const SMALL = 64 * 1024
const MOST_WHOLE = 256
const LARGEST_WHOLE = 1024 * 1024
const HUGE = 64 * 1024 * 1024
const SAMPLES = 16
/** Each is a request of its own, where the file is far away. */
const SAMPLES_OF_HUGE = 8
const START = 512
/** Of a file that is one stream. */
const STREAM = 4 * 1024 * 1024
const MOST_LIARS = 2

/** @param fileSize bytes of the archive */
export function samplesOf({ format, entries }: Archive, fileSize: number): readonly Sample[] {
  const readable = entries.filter(isReadable)
  if (format === 'gzip') return readable.map((entry) => ({ entry, max: STREAM }))
  if (fileSize <= SMALL) return readable.slice(0, MOST_WHOLE).map((entry) => ({ entry, max: LARGEST_WHOLE }))
  const liars = readable.filter(hidesSize).slice(0, MOST_LIARS)
  const others = readable.filter(({ name }) => programExtension(name) === undefined)
  const spread = spreadOut(others, fileSize > HUGE ? SAMPLES_OF_HUGE : SAMPLES)
  return [...new Set([...liars, ...spread])].map((entry) => ({ entry, max: START }))
}

function isReadable({ directory, symlink, encryption, size, compressedSize }: ArchiveEntry): boolean {
  return !directory && !symlink && encryption === 'none' && size + compressedSize > 0
}

/** No packer makes a file larger than that. */
function hidesSize({ size, compressedSize }: ArchiveEntry): boolean {
  return compressedSize > size * 1.01 + 256
}

function spreadOut<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * (all.length - 1)) / (count - 1))]!)
}

const PROGRAMS: readonly TypeId[] = ['pe', 'dos', 'elf', 'mach-o']
/** Parts of a program, not a program that somebody opens. */
const LIBRARY = /\.so(?:\.\d{1,9}){0,9}$|\.(?:o|ko|a|dylib)$/i

/** Programs of Linux and macOS have no extension: one that is named so hides nothing, and Windows does not run it. */
const NAMELESS: readonly TypeId[] = ['elf', 'mach-o']

/** Enough for every type that matters here. */
const SNIFFED = 1_024

/**
 * What an entry is, whatever its name says.
 * @param start its first bytes
 */
export function typeOfStart(
  name: string,
  start: Uint8Array,
): { readonly program?: TypeId; readonly isArchive: boolean } {
  const { id, kind } = sniff(start.subarray(0, SNIFFED))
  const end = name.slice(-64)
  const isUsual = LIBRARY.test(end) || (NAMELESS.includes(id) && extensionOf(end) === '')
  const isProgram = PROGRAMS.includes(id) && !isUsual
  return isProgram ? { program: id, isArchive: false } : { isArchive: kind === 'archive' }
}

export function isArchiveName(name: string): boolean {
  return typesForExtension(extensionOf(name.slice(-64)))[0]?.kind === 'archive'
}
