/** The first bytes of a folder of a 7z archive: LZMA, LZMA2, Deflate or stored, perhaps behind a filter for program code. */
import type { Content } from '../../check'
import { inflateAtMost } from '../inflate'
import { u32 } from '../little-endian'
import { LzmaDecoder, lzmaProperties } from './lzma'
import { decodeLzma2 } from './lzma2'
import type { Coder, Folder } from './streams'

const COPY = '00'
const LZMA2 = '21'
const LZMA = '030101'
const DEFLATE = '040108'
/** Filters of jump targets: they leave the first bytes of a program as they are. */
const BRANCH_FILTERS: readonly string[] = [
  ...['04', '05', '06', '07', '08', '09', '0a', '0b'],
  ...['03030103', '03030205', '03030401', '03030501', '03030701', '03030805'],
]

/** Compressed bytes can be more than what they unpack to, but hardly more than so. */
const SLACK = 4_096

export interface Unpacked {
  readonly bytes: Uint8Array
  /** How many could have come: fewer did where the folder is damaged. */
  readonly possible: number
  /** Packed bytes that were looked at. */
  readonly consumed: number
  /** Whether the bytes are right as they are, not only the first of them. */
  readonly exact: boolean
}

/** @returns undefined where it is packed in another way, or encrypted */
export async function unpackStart(content: Content, folder: Folder, max: number): Promise<Unpacked | undefined> {
  const coder = mainCoder(folder)
  const length = Math.min(folder.size, max)
  if (!coder || length < 1) return undefined
  const packed = Math.min(folder.packedSize, length + SLACK, content.size - folder.packedAt)
  if (packed < 1) return undefined
  const input = await content.read(folder.packedAt, packed, { max: packed, why: '7z folder' })
  const bytes = await decode(coder, input, length)
  return bytes && { bytes, possible: length, consumed: input.length, exact: folder.coders.length === 1 }
}

/** The one that unpacks, where all others only filter. */
function mainCoder({ coders }: Folder): Coder | undefined {
  const [main, ...others] = coders.filter(({ method }) => !BRANCH_FILTERS.includes(method))
  return others.length === 0 && main?.inputs === 1 && main.outputs === 1 ? main : undefined
}

async function decode(
  { method, properties }: Coder,
  input: Uint8Array,
  length: number,
): Promise<Uint8Array | undefined> {
  switch (method) {
    case COPY:
      return input.subarray(0, length)
    case LZMA:
      return decodeLzma(properties, input, length)
    case LZMA2: {
      const output = new Uint8Array(length)
      return output.subarray(0, decodeLzma2(input, output))
    }
    case DEFLATE: {
      let rest: Uint8Array | undefined = input
      const next = async () => {
        const piece = rest
        rest = undefined
        return piece
      }
      return (await inflateAtMost(next, length)).bytes
    }
    default:
      return undefined
  }
}

/** One byte of properties and the dictionary's size, which is of no interest: the output is the dictionary. */
function decodeLzma(properties: Uint8Array, input: Uint8Array, length: number): Uint8Array | undefined {
  const settings = lzmaProperties(properties[0] ?? 0xff)
  if (!settings || properties.length < 5 || u32(properties, 1) < 1) return undefined
  const output = new Uint8Array(length)
  const decoder = new LzmaDecoder(output, settings)
  decoder.decode(input, length)
  return output.subarray(0, decoder.length)
}
