/** A newer document that a password has turned into a compound file: read as Excel reads it, with the standard password. */
import type { CheckBudget, Content } from '../../../check'
import { u16, u64 } from '../../little-endian'
import { contentOfBytes } from '../../memory-content'
import { extensionOf } from '../../name/file-name'
import { type Compound, openCompound } from '../../ole/compound'
import type { DocumentFacts } from '../facts'
import { readZipDocument } from '../zip-document'
import { openAgile } from './agile'
import { type Decrypt, openStandard } from './standard'

const MOST_INFO = 64 * 1024
const MOST_PACKAGE = 16 * 1024 * 1024
/** The package begins with its length. */
const LENGTH = 8
const INFO_HEADER = 8

/** Only Excel tries the password without asking, and the extension decides that it is Excel. */
function isForExcel(name: string): boolean {
  return /^(?:xl|xls$|xlt$|xla$)/.test(extensionOf(name))
}

/** Adds what is within to the facts; leaves them as they are where another password locks it. */
export async function readEncryptedPackage(
  content: Content,
  name: string,
  facts: DocumentFacts,
  budget: CheckBudget,
): Promise<void> {
  if (!isForExcel(name)) return
  const compound = await openCompound(content)
  const info = compound && (await streamOf(compound, 'EncryptionInfo', MOST_INFO))
  if (!info) return
  const decrypt = openInfo(info, budget.isOver)
  if (decrypt === 'locked') return
  const bytes = decrypt === 'over' ? undefined : await streamOf(compound, 'EncryptedPackage', MOST_PACKAGE)
  if (decrypt === 'over' || !bytes) {
    facts.complete = false
    return
  }
  facts.standardPassword = true
  const plain = decrypt(bytes.subarray(LENGTH)).subarray(0, u64(bytes, 0))
  if (!(await readZipDocument(contentOfBytes(plain), facts, budget))) facts.complete = false
}

/** Version 4.4 is XML, 2 to 4 with a minor of 2 a structure. */
function openInfo(info: Uint8Array, isOver: () => boolean): Decrypt | 'locked' | 'over' {
  const [major, minor] = [u16(info, 0), u16(info, 2)]
  if (major === 4 && minor === 4) return openAgile(Buffer.from(info.subarray(INFO_HEADER)).toString('utf8'), isOver)
  return major >= 2 && major <= 4 && minor === 2 ? openStandard(info, isOver) : 'locked'
}

/** @returns undefined where it is missing or longer than is read */
async function streamOf(compound: Compound, name: string, max: number): Promise<Uint8Array | undefined> {
  const stream = compound.streams.find(({ path }) => path.length === 1 && path[0] === name)
  return stream && stream.size <= max ? compound.read(stream, max) : undefined
}
