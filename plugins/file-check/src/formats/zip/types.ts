/** What a zip archive is to its readers: entries as the central directory lists them, and what does not hold together. */

export type ZipEncryption = 'none' | 'zipcrypto' | 'aes' | 'strong'

/** One entry as the archive declares it; nothing of it is proven before its bytes are read. */
export interface ZipEntry {
  /** Decoded: UTF-8 where flagged or valid, else GB18030; hostile. */
  readonly name: string
  /** 0 stored, 8 deflated; the others are not read. */
  readonly method: number
  readonly encryption: ZipEncryption
  readonly crc: number
  /** Bytes in the archive, as declared. */
  readonly compressedSize: number
  /** Bytes inflated, as declared. */
  readonly size: number
  /** Where its local header stands, bytes from the start of the file. */
  readonly offset: number
  /** Length of its local header without extra fields, bytes, if that has the same name. */
  readonly headerLength: number
  readonly directory: boolean
  readonly symlink: boolean
}

/**
 * `no-end`: the end record is missing, entries are those that stand whole at the start · `no-directory`: the central directory is
 * not where the end record says · `cut-directory`: it ends before its last entry · `count`: it holds other than the stated number
 * of entries · `outside`: an entry lies outside the file · `extra`: an extra field contradicts itself
 */
export type ZipProblemKind = 'no-end' | 'no-directory' | 'cut-directory' | 'count' | 'outside' | 'extra'

export interface ZipProblem {
  readonly kind: ZipProblemKind
  /** Bytes from the start of the file. */
  readonly offset: number
  /** Name of the entry, hostile. */
  readonly entry?: string | undefined
}

/** `method`: neither stored nor deflated · `size`: it inflates to other than the declared size · `header`: no local header there */
export type ZipReadProblem = 'encrypted' | 'method' | 'header' | 'damaged' | 'cut' | 'crc' | 'size'

export interface ZipRead {
  /** What could be had, at most as many as asked for. */
  readonly bytes: Uint8Array
  /** Whether that is the whole entry. */
  readonly whole: boolean
  readonly problem: ZipReadProblem | undefined
  /** Bytes of the archive that were used for it. */
  readonly consumed: number
}

export interface ZipLimits {
  /** Most entries listed. */
  readonly entries: number
  /** Asked while entries are listed: whether the time is up. */
  readonly isOver?: () => boolean
}

export interface Zip {
  readonly entries: readonly ZipEntry[]
  /** Entries that the end record states; more than `entries` where a limit was met. */
  readonly stated: number
  /** False where a limit was met, so that entries are missing. */
  readonly complete: boolean
  /** Each kind at most a few times. */
  readonly problems: readonly ZipProblem[]
  /** Bytes before the archive: a program that unpacks itself, or another file. */
  readonly start: number
  /** Where the central directory begins and ends, bytes; both 0 without one. */
  readonly directory: { readonly start: number; readonly end: number }
  /** Names themselves are encrypted, so there are no entries. */
  readonly encryptedDirectory: boolean
  /** Number of this volume, counted from 0, and of all; 1 where the archive is in one piece. */
  readonly volume: { readonly number: number; readonly of: number }
  /**
   * The entry's bytes as far as they can be had, at most `max`: empty where it is encrypted or packed in an unknown way, shorter
   * where it is damaged. {@link inspect} says why.
   * @throws {AttachmentError} where the file's own bytes cannot be read
   */
  read(entry: ZipEntry, max: number): Promise<Uint8Array>
  /** Like {@link read}, with what was wrong; the CRC is compared when all of it was read. */
  inspect(entry: ZipEntry, max: number): Promise<ZipRead>
}

/** What stands in an archive, without the means to read it. */
export type ZipListing = Omit<Zip, 'read' | 'inspect'>
