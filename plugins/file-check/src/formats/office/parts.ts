/** The parts of a document that is a zip archive, read within one allowance for all of them. */
import type { CheckBudget } from '../../check'
import { decodeXml } from '../xml'
import type { Zip, ZipEntry } from '../zip'
import type { DocumentFacts } from './facts'

/** Of one part, bytes inflated. */
const MOST_PART = 16 * 1024 * 1024

export interface Parts {
  /** Names in lower case, without a leading slash. */
  readonly all: readonly Part[]
  /** Empty where the part cannot be read. @param max bytes; of a longer part the beginning, which is then no loss */
  bytes(part: Part, max: number): Promise<Uint8Array>
  /** The whole part decoded; one that is too long counts as not read to its end. */
  text(part: Part | undefined): Promise<string>
}

export interface Part {
  readonly name: string
  readonly entry: ZipEntry
}

/** What any part of the document may still put out, shared with documents within it. */
export interface Allowance {
  inflated: number
}

export function partsOf(
  zip: Zip,
  facts: DocumentFacts,
  budget: Pick<CheckBudget, 'isOver'>,
  allowance: Allowance,
): Parts {
  async function bytes({ entry }: Part, max: number): Promise<Uint8Array> {
    const most = Math.min(max, MOST_PART, allowance.inflated)
    if (most <= 0 || budget.isOver()) {
      facts.complete = false
      return new Uint8Array()
    }
    const read = await zip.read(entry, most)
    allowance.inflated -= read.length
    if (read.length === most && most < max) facts.complete = false
    return read
  }
  const files = zip.entries.filter(({ directory }) => !directory)
  return {
    all: files.map((entry) => ({
      name: entry.name
        .replaceAll('\\', '/')
        .replace(/^\/{1,4}/, '')
        .toLowerCase(),
      entry,
    })),
    bytes,
    text: async (part) => (part ? decodeXml(await bytes(part, Number.POSITIVE_INFINITY)) : ''),
  }
}
