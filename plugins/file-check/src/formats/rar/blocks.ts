/** What RAR 4 and RAR 5 share: blocks one after another, each a header and perhaps data, until an end block. */
import type { Content } from '../../check'
import type { ArchiveEntry, ArchiveLimits, ArchiveProblem, Volume } from '../archive/types'
import { Malformed } from '../byte-reader'

export interface RarEntry extends ArchiveEntry {
  /** Where its data begins in the file. */
  readonly dataAt: number
  readonly stored: boolean
  /** Continued from or in another volume: what stands here is not the whole. */
  readonly split: boolean
  readonly crc: number | undefined
}

export interface RarBlock {
  readonly kind: 'main' | 'file' | 'end' | 'encrypted' | 'other'
  /** Bytes of header and data together, at least 1. */
  readonly length: number
  readonly entry?: RarEntry | undefined
  /** What a main or end block says about volumes. */
  readonly volume?: RarVolume | undefined
}

/** Where a block does not say it, undefined. */
export interface RarVolume {
  readonly number: number | undefined
  readonly last: boolean | undefined
}

/** Reads the block that stands there, from its first bytes; asks for more where the header is longer. */
export type ReadBlock = (content: Content, at: number) => Promise<RarBlock>

export interface RarListing {
  readonly entries: readonly RarEntry[]
  readonly complete: boolean
  readonly encryptedNames: boolean
  readonly problems: readonly ArchiveProblem[]
  readonly volume: Volume | undefined
}

/** Headers are strewn over the file, each a read of its own. */
const MOST_BLOCKS = 20_000

/** @param mustEnd whether the format asks for an end block */
export async function walkBlocks(
  content: Content,
  start: number,
  readBlock: ReadBlock,
  limits: ArchiveLimits,
  mustEnd: boolean,
): Promise<RarListing> {
  const entries: RarEntry[] = []
  let volume: RarVolume | undefined
  let at = start
  const listing = (rest: Partial<RarListing> = {}): RarListing => {
    const known = volume && { number: volume.number, of: volume.last ? volume.number : undefined }
    return { entries, complete: true, encryptedNames: false, problems: [], volume: known, ...rest }
  }
  for (let count = 0; at < content.size; count++) {
    if (entries.length >= limits.entries || count >= MOST_BLOCKS || limits.isOver()) return listing({ complete: false })
    const block = await readBlock(content, at).catch(unlessMalformed)
    if ('problem' in block) return listing({ problems: [{ kind: block.problem, offset: at }] })
    const { kind, entry, length } = block
    const isHeadless = count === 0 && kind !== 'main' && kind !== 'encrypted'
    if (entry) entries.push(entry)
    volume = withVolume(volume, block)
    at += length
    const isCut = at > content.size
    const problems: ArchiveProblem[] = isCut
      ? [{ kind: 'cut', offset: content.size, entry: entry?.name, needs: at }]
      : []
    if (isHeadless) problems.push({ kind: 'header', offset: start })
    if (isCut || isHeadless || kind === 'end') return listing({ problems })
    if (kind === 'encrypted') return listing({ encryptedNames: true })
  }
  return listing(mustEnd ? { problems: [{ kind: 'cut', offset: content.size }] } : {})
}

function withVolume(known: RarVolume | undefined, { kind, volume }: RarBlock): RarVolume | undefined {
  if (!volume) return known
  // Every end block says whether it is the last: that alone makes no volume.
  if (kind === 'end' && !known && volume.last && volume.number === undefined) return undefined
  return { number: volume.number ?? known?.number, last: volume.last }
}

function unlessMalformed(error: unknown): { readonly problem: 'header' | 'cut' } {
  if (error instanceof Malformed) return { problem: error.kind }
  throw error
}
