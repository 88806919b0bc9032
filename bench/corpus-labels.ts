/** What the labels of a file corpus mean for the checks: traits that must be found, and verdicts of other tools. */
import type { FindingId } from '@support-agent/file-check'

/** A line of `manifest.jsonl`. */
export interface CorpusFile {
  /** From the corpus' folder. */
  readonly file: string
  /** As it would be sent. */
  readonly name: string
  readonly sha256: string
  readonly traits: readonly string[]
  /** What other tools say. */
  readonly oracle?: {
    readonly '7z'?: { readonly rc: number; readonly entries: number; readonly encrypted: number; readonly err: string }
    readonly pyzip?: { readonly encrypted?: number; readonly vba?: boolean; readonly error?: string }
    readonly olefile?: { readonly encrypted: boolean; readonly vba: boolean }
    readonly pefile?: {
      readonly error?: string
      readonly checksum?: number
      readonly checksum_ok?: boolean
    }
  }
}

/** Files with no other trait have nothing to be told of but what is normal. */
export const HARMLESS = /^(?:typed|archive_ok|clean|benign_.*|emoji_ok)$/

export interface Trait {
  readonly name: string
  readonly has: (file: CorpusFile) => boolean
  /** Any of these will do. */
  readonly by: readonly FindingId[]
}

const labelled =
  (...traits: readonly string[]) =>
  (file: CorpusFile) =>
    file.traits.some((trait) => traits.includes(trait))

export const TRAITS: readonly Trait[] = [
  { name: 'encrypted archive', has: labelled('encrypted_archive', 'encrypted_header'), by: ['archive-encrypted'] },
  { name: 'encrypted document', has: labelled('encrypted_office'), by: ['office-encrypted'] },
  { name: 'truncated', has: labelled('truncated', 'pe_truncated'), by: ['truncated', 'pe-malformed'] },
  {
    name: 'macros',
    has: (file) =>
      labelled('xlm_macro')(file) || file.oracle?.olefile?.vba === true || file.oracle?.pyzip?.vba === true,
    by: ['office-macro'],
  },
  { name: 'DDE', has: labelled('dde'), by: ['dde'] },
  { name: 'external link', has: labelled('external_link'), by: ['external-link'] },
  { name: 'nested executable', has: labelled('nested_exe'), by: ['archive-nested-executable'] },
  { name: 'bomb', has: labelled('bomb_ratio'), by: ['archive-bomb'] },
  { name: 'wrong size', has: labelled('size_lie'), by: ['archive-corrupt', 'truncated', 'archive-bomb'] },
  { name: 'name turned round', has: labelled('rtlo'), by: ['bidi-override'] },
  { name: 'mismatch', has: labelled('mismatch'), by: ['type-mismatch'] },
  { name: 'unsafe path in an archive', has: labelled('zip_slip_name'), by: ['archive-unsafe-path'] },
  { name: 'path as a name', has: labelled('path_traversal', 'illegal_chars'), by: ['illegal-characters'] },
  { name: 'volume of several', has: labelled('multi_volume'), by: ['archive-multi-volume'] },
  {
    name: 'corrupt',
    has: labelled('corrupt'),
    by: ['archive-corrupt', 'truncated', 'archive-unsafe-path', 'archive-multi-volume'],
  },
  { name: 'reserved name', has: labelled('reserved_name'), by: ['reserved-name'] },
  { name: 'name too long', has: labelled('too_long'), by: ['name-too-long'] },
  { name: 'script', has: labelled('script'), by: ['script'] },
]

/** @returns undefined where no tool could tell */
export function encryptedByOthers({ oracle = {} }: CorpusFile): boolean | undefined {
  const { '7z': sevenZip, pyzip, olefile } = oracle
  if (olefile) return olefile.encrypted
  if (pyzip && pyzip.error === undefined) return (pyzip.encrypted ?? 0) > 0
  if (!sevenZip) return undefined
  if (sevenZip.rc === 0 || sevenZip.entries >= 0) return sevenZip.encrypted > 0
  return /encrypted/.test(sevenZip.err) ? true : undefined
}

export function peByOthers({ oracle }: CorpusFile): { readonly isMalformed: boolean; readonly isWrongSum: boolean } {
  const { error, checksum = 0, checksum_ok: isRight = false } = oracle?.pefile ?? {}
  // Zero stands for no checksum.
  return { isMalformed: error !== undefined, isWrongSum: checksum !== 0 && !isRight }
}
