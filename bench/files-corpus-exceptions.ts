/** Files of the corpus whose label and our answer differ, one by one, with the reason. */

export interface Exception {
  /** The beginning of the file's checksum: no name, no content of it stands here. */
  readonly sha256: string
  /** The trait or verdict it is about. */
  readonly about: string
  readonly reason: string
}

const ENCRYPTED_AFTER_ALL =
  'it is encrypted: by a record within (FilePass, CryptSession), which olefile does not look for'
const LOCKED_DDE = 'the document lies in a zip archive under a password of its own: only the lock can be seen'
const BROKEN_RAR = 'its block headers do not fit their checksums; 7z reports errors too'
const CUT = 'it ends before the end that its own headers state: a fragment made for tests'

export const EXCEPTIONS: readonly Exception[] = [
  ...['607f6f160adf', '346f1ee5d983', '1a8638aad9c2'].map((sha256) => ({
    ...{ sha256, about: 'encryption', reason: ENCRYPTED_AFTER_ALL },
  })),
  ...['2ea63a715f59', 'e296b5a04552', '40d4aead3410'].map((sha256) => ({ sha256, about: 'DDE', reason: LOCKED_DDE })),
  { sha256: '0a0fff07266a', about: 'nested executable', reason: 'the names within are encrypted as well' },
  {
    ...{ sha256: '728c388a6547', about: 'corrupt' },
    reason: 'it is whole: packed by a method of 1989 (shrink) that few programs unpack; 7z lists it without complaint',
  },
  {
    ...{ sha256: '5ef83b82d1fa', about: 'corrupt' },
    reason:
      'no archive at all: it begins as a Linux program, and is told as one under a wrong name (type-mismatch, danger)',
  },
  {
    ...{ sha256: '12105639da0b', about: 'corrupt' },
    reason:
      'the disc image is sound, 7z lists it; only a compressed file on it (zisofs) is damaged, which is not unpacked',
  },
  ...[
    ...['2053e80b7463', 'd019c3780fe6', 'a22a9c8e5e0d', '481894f7ca0c', '12de6470b0b6', '22d583a17ac1', 'aca859abe6c6'],
  ].map((sha256) => ({ sha256, about: 'harmless', reason: BROKEN_RAR })),
  ...['4acc31018b83', 'fc1bdd9ba3d8', '50a548bf8c2e', '160287b1e0d8', 'f4ffdac9c80a', '563e95a59f60'].map((sha256) => ({
    ...{ sha256, about: 'harmless', reason: CUT },
  })),
  {
    sha256: '90d9d92db3ec',
    about: 'harmless',
    reason: 'the mark of its end record is damaged; zipfile and 7z say so too',
  },
  { sha256: 'd8295e9f0dcb', about: 'harmless', reason: 'the first hundred bytes of an archive that was cut in four' },
  { sha256: '46c06d2252e0', about: 'harmless', reason: 'its only entry is encrypted, which is a notice' },
  { sha256: '446ab617bf4e', about: 'harmless', reason: 'a gzip file that unpacks to itself, again and again' },
]
