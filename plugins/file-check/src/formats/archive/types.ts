/** What an archive is to the checks, whatever its format: entries as it declares them, and what does not hold together. */

export type ArchiveFormat = 'zip' | '7z' | 'rar' | 'tar' | 'gzip' | 'bzip2' | 'xz' | 'zstd' | 'cab' | 'iso'

export interface ArchiveEntry {
  /** Hostile; empty where the format keeps none. */
  readonly name: string
  /** Bytes unpacked, as declared; 0 where that is not declared. */
  readonly size: number
  /** Bytes in the archive; 0 where entries are packed together. */
  readonly compressedSize: number
  /** Anything but `none` means that its bytes cannot be read. */
  readonly encryption: string
  readonly directory: boolean
  readonly symlink: boolean
  /** Where a link points, hostile; undefined where it is no link, or where the target is the entry's content. */
  readonly target?: string | undefined
  /** Where it stands in the file, bytes; of entries packed together, where they begin. */
  readonly offset: number
}

/**
 * `cut`: the file ends early · `directory`: the list of entries is missing, short or contradicts itself · `header`: a header's
 * checksum or structure is wrong · `outside`: an entry lies outside the file · `data`: an entry does not unpack, or to other bytes ·
 * `size`: an entry unpacks to another size than declared
 */
export type ArchiveProblemKind = 'cut' | 'directory' | 'header' | 'outside' | 'data' | 'size'

export interface ArchiveProblem {
  readonly kind: ArchiveProblemKind
  /** Bytes from the start of the file. */
  readonly offset: number
  /** Name of the entry, hostile. */
  readonly entry?: string | undefined
  /** The size that the file would need, bytes, where it is known. */
  readonly needs?: number | undefined
}

export interface Volume {
  /** From 1; undefined where only the name could tell. */
  readonly number: number | undefined
  /** Of how many; undefined where this volume does not know. */
  readonly of: number | undefined
}

export interface EntryBytes {
  /** What could be had, at most as many as asked for. */
  readonly bytes: Uint8Array
  /** Whether that is the whole entry. */
  readonly whole: boolean
  /** Why it is not, or what is wrong with it; undefined where it could be read, or where nobody can tell. */
  readonly problem?: 'cut' | 'data' | 'size' | undefined
  /** Bytes of the archive that were used for it; 0 where that is not known. */
  readonly consumed: number
}

export interface Archive {
  readonly format: ArchiveFormat
  readonly entries: readonly ArchiveEntry[]
  /** False where a limit was met, so that entries are missing. */
  readonly complete: boolean
  /** Even the names are encrypted: there are no entries, or not all. */
  readonly encryptedNames: boolean
  readonly problems: readonly ArchiveProblem[]
  /** Undefined where the archive is in one piece. */
  readonly volume: Volume | undefined
  /** Where its data ends and what describes it begins, bytes: entries should not reach beyond. Undefined where there is no such place. */
  readonly dataEnd?: number | undefined
  /** Bytes of all entries unpacked, without sizes that cannot be true; where it is left out, the declared sizes count. */
  readonly unpacked?: number | undefined
  /**
   * The first bytes of an entry, at most `max`; none where it is encrypted or packed in a way that is not unpacked here.
   * @throws {AttachmentError} where the file's own bytes cannot be read
   */
  read(entry: ArchiveEntry, max: number): Promise<EntryBytes>
}

export interface ArchiveLimits {
  /** Most entries listed. */
  readonly entries: number
  /** Most bytes unpacked to learn the entries. */
  readonly inflated: number
  /** Whether the time is up. */
  readonly isOver: () => boolean
}

export const UNREAD: EntryBytes = { bytes: new Uint8Array(), whole: false, consumed: 0 }
