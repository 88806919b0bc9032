/** What every kind of source does behind an attachment. */

export interface Source {
  /** Bytes; undefined until the first read, and for as long as the source does not say. */
  readonly size: number | undefined
  /**
   * Not called again before it has ended.
   * @param length at least 1
   * @returns fewer bytes only where the file ends
   * @throws {AttachmentError}
   */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): void
}
