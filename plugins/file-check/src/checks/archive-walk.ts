/** Goes through an archive and the archives in it, within one budget for all of them. */
import type { CheckBudget, Content } from '../check'
import { openArchive } from '../formats/archive/open'
import type { Archive, ArchiveEntry, EntryBytes } from '../formats/archive/types'
import { typeOfContent } from '../formats/content-type'
import { contentOfBytes } from '../formats/memory-content'
import type { ArchiveFindings } from './archive-findings'
import { type Listed, lookAtList, lookAtTarget } from './archive-list'
import { programExtension } from './archive-names'
import { isArchiveName, samplesOf, typeOfStart } from './archive-samples'
import { declaredSize, isBomb } from './archive-sizes'

/** Where an archive was met. */
export interface Place {
  readonly content: Content
  /** Its own, hostile. */
  readonly name: string
  /** The names of the archives that it is in, each with a slash behind it; hostile. */
  readonly path: string
  /** The archives that it is in, the outermost first. */
  readonly outer: readonly Content[]
  /** How many archives there would be at this level, were all of them like those on the way here. */
  readonly archives: number
  /** One of several volumes: its entries' sizes and bytes are not in it alone. */
  readonly isPart: boolean
}

/** Archives opened inside others, all levels together. */
const MOST_NESTED = 16
/** Read of each, bytes. */
const LARGEST_NESTED = 16 * 1024 * 1024
/** Nobody packs so many archives into archives into archives, except to have them unpacked. */
const NESTED_BOMB = 500
/** Unpacked to compare checksums, all entries together, bytes. */
const MOST_WHOLE = 4 * 1024 * 1024
const START = 512
/** An entry that unpacks to so much more than it says, and than it is packed, lies on purpose. */
const LIE = 1024 * 1024
const LIE_RATIO = 100
/** Least unpacked bytes from which a ratio is reckoned. */
const MEASURED = 65_536
const MOST_LINKS = 16
const LONGEST_TARGET = 4_096

export class ArchiveWalk {
  complete = true
  private entries: number
  private inflated: number
  private nested = MOST_NESTED

  constructor(
    private readonly budget: CheckBudget,
    private readonly findings: ArchiveFindings,
  ) {
    this.entries = budget.entries
    this.inflated = budget.inflated
  }

  /** @returns bytes of all that is inside, the archives in it unpacked as well */
  async lookInto(archive: Archive, place: Place): Promise<number> {
    this.complete &&= archive.complete
    this.entries -= archive.entries.length
    const isDocument = await holdsParts(place.content, archive)
    const listed: Listed = { path: place.path, findings: this.findings, isDocument }
    lookAtList(archive, listed)
    if (!isDocument) await this.lookAtLinks(archive, listed)
    const { nested, streamed } = await this.lookAtEntries(archive, place, isDocument)
    const declared = Math.max(declaredSize(archive), streamed)
    const size = declared + (isDocument ? 0 : await this.lookIntoNested(archive, nested, place))
    this.addBomb(archive, place, declared, size)
    return size
  }

  private async lookAtLinks(archive: Archive, listed: Listed): Promise<void> {
    const links = archive.entries.filter(
      ({ symlink, target, encryption }) => symlink && !target && encryption === 'none',
    )
    for (const entry of links.slice(0, MOST_LINKS)) {
      const { bytes } = await this.read(archive, entry, LONGEST_TARGET)
      lookAtTarget(entry, Buffer.from(bytes).toString('utf8'), listed)
    }
  }

  private async lookAtEntries(archive: Archive, place: Place, isDocument: boolean) {
    const nested = new Set(
      isDocument ? [] : archive.entries.filter(({ name, directory }) => !directory && isArchiveName(name)),
    )
    let left = MOST_WHOLE
    let streamed = 0
    for (const { entry, max } of samplesOf(archive, place.content.size)) {
      if (this.isOver()) break
      const read = await this.read(archive, entry, Math.min(max, Math.max(left, START)))
      left -= read.bytes.length
      if (archive.format === 'gzip') streamed = streamedSize(read, place.content.size)
      await this.judge(archive, place, entry, read)
      if (isDocument) continue
      const { program, isArchive } = typeOfStart(entry.name, read.bytes)
      if (program && !programExtension(entry.name)) this.addProgram(entry, program, place)
      if (isArchive) nested.add(entry)
    }
    return { nested: [...nested], streamed }
  }

  private isOver(): boolean {
    const isOver = this.inflated <= 0 || this.budget.isOver()
    if (isOver) this.complete = false
    return isOver
  }

  private async read(archive: Archive, entry: ArchiveEntry, max: number): Promise<EntryBytes> {
    const read = await archive.read(entry, Math.min(max, Math.max(0, this.inflated)))
    this.inflated -= read.bytes.length
    return read
  }

  /** Damage deep inside another archive is left alone: the outer one arrived whole. */
  private async judge(
    archive: Archive,
    place: Place,
    entry: ArchiveEntry,
    { problem, whole }: EntryBytes,
  ): Promise<void> {
    const isKnown = place.isPart || archive.problems.some((known) => known.kind === 'cut' || known.entry === entry.name)
    if (!problem || isKnown || place.outer.length > 0) return
    const { format } = archive
    const where = { offset: entry.offset, entry: entry.name || undefined }
    if (problem === 'cut') {
      this.findings.add('truncated', { variant: 'end', format, hasBytes: place.content.size }, where)
      return
    }
    const more = problem === 'size' && !whole ? await this.read(archive, entry, entry.size + LIE) : undefined
    if (more && more.bytes.length >= entry.size + LIE && more.bytes.length > more.consumed * LIE_RATIO) {
      const measured = { variant: 'lie', statedBytes: entry.size, unpackedBytes: more.bytes.length }
      this.findings.add('archive-bomb', measured, where)
    } else this.findings.add('archive-corrupt', { variant: problem, format }, where)
  }

  /** Gzip need not keep the name of what it packs: then its own is all there is. */
  private addProgram({ name, offset }: ArchiveEntry, type: string, place: Place): void {
    const { path } = place
    const where = { offset: path ? undefined : offset, entry: path + (name || place.name) }
    this.findings.add('archive-nested-executable', { variant: 'content', type }, where)
  }

  /** @returns bytes that they unpack to; those that were not opened count like those that were */
  private async lookIntoNested(archive: Archive, nested: readonly ArchiveEntry[], place: Place): Promise<number> {
    if (nested.length === 0) return 0
    const archives = place.archives * nested.length
    if (place.outer.length >= this.budget.depth) {
      this.complete = false
      if (archives >= NESTED_BOMB) {
        this.findings.add('archive-bomb', { variant: 'nested', archives, levels: place.outer.length + 1 })
      }
      return 0
    }
    let size = 0
    let opened = 0
    for (const entry of nested) {
      if (this.isOver() || this.entries <= 0 || this.nested <= 0) {
        this.complete = false
        break
      }
      this.nested--
      const inside = await this.lookIntoEntry(archive, entry, { ...place, archives })
      if (inside === undefined) continue
      size += inside
      opened++
    }
    return opened === 0 ? 0 : (size / opened) * nested.length
  }

  /** @returns undefined where it cannot be read, or is no archive after all */
  private async lookIntoEntry(archive: Archive, entry: ArchiveEntry, place: Place): Promise<number | undefined> {
    if (entry.encryption !== 'none') return undefined
    const { bytes, whole } = await this.read(archive, entry, LARGEST_NESTED)
    if (!whole) this.complete = false
    if (bytes.length === 0) return undefined
    const content = contentOfBytes(bytes)
    // A stream holds one file: its name would tell nothing.
    const path = archive.format === 'gzip' ? place.path : `${place.path}${entry.name}/`
    if (whole && (await this.isCopy(bytes, [...place.outer, place.content]))) {
      this.findings.add('archive-bomb', { variant: 'recursive' }, { entry: place.path + entry.name })
      return undefined
    }
    const limits = { ...this.budget, entries: this.entries, inflated: this.inflated }
    const opened = await openArchive(content, limits)
    if (!opened) return undefined
    return this.lookInto(opened, {
      ...place,
      content,
      name: entry.name,
      path,
      outer: [...place.outer, place.content],
      isPart: false,
    })
  }

  /** Whether an archive holds itself. */
  private async isCopy(bytes: Uint8Array, outer: readonly Content[]): Promise<boolean> {
    for (const content of outer) {
      if (content.size !== bytes.length) continue
      const whole = await content.read(0, content.size, { max: LARGEST_NESTED, why: 'archive within itself' })
      if (Buffer.compare(whole, bytes) === 0) return true
    }
    return false
  }

  private addBomb({ problems }: Archive, place: Place, declared: number, size: number): void {
    const isUnsure = place.isPart || problems.some(({ kind }) => kind === 'cut')
    const packed = place.content.size
    if (isUnsure || !isBomb(size, packed) || this.findings.has('archive-bomb')) return
    const entry = place.path ? place.path.slice(0, -1) : undefined
    const variant = isBomb(declared, packed) ? 'ratio' : 'nested-ratio'
    const measured = { variant, ratio: Math.round(size / packed), unpackedBytes: Math.round(size), packedBytes: packed }
    this.findings.add('archive-bomb', measured, { entry })
  }
}

/** Of a stream that goes on, the size is reckoned from its beginning. */
function streamedSize({ bytes, whole, consumed }: EntryBytes, packed: number): number {
  if (whole || consumed === 0 || bytes.length < MEASURED) return bytes.length
  return (bytes.length / consumed) * packed
}

/** A document or an app that is a zip: its programs and folders are its own affair. */
async function holdsParts(content: Content, { format }: Archive): Promise<boolean> {
  if (format !== 'zip') return false
  const { kind, container } = await typeOfContent(content)
  return container === 'zip' && kind !== 'archive'
}
