/** The data of PDF streams: through its filters, as far as they are known. */
import { constants, inflateRawSync } from 'node:zlib'
import { arrayOf, dictOf, nameOf, type PdfDict, type PdfValue } from './values'

/** @returns undefined where a filter is not known, the data are damaged, or more than `max` bytes would come out */
export function decodeStream(bytes: Uint8Array, { entries }: PdfDict, max: number): Uint8Array | undefined {
  let data: Uint8Array | undefined = bytes
  const parameters = listOf(entries.get('DecodeParms') ?? entries.get('DP'))
  if (parameters.some((one) => Number(dictOf(one)?.entries.get('Predictor') ?? 1) > 1)) return undefined
  for (const filter of listOf(entries.get('Filter') ?? entries.get('F'))) {
    const decode: Decoder | undefined = DECODERS[nameOf(filter) ?? '']
    data = data && decode?.(data, max)
  }
  return data
}

/** One value may stand for a list of one. */
function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined) return []
  return Array.isArray(value) ? arrayOf(value) : [value]
}

type Decoder = (data: Uint8Array, max: number) => Uint8Array | undefined

const DECODERS: Readonly<Record<string, Decoder>> = {
  FlateDecode: inflate,
  Fl: inflate,
  ASCIIHexDecode: fromHex,
  AHx: fromHex,
  ASCII85Decode: fromAscii85,
  A85: fromAscii85,
}

/** Readers do not mind a missing end or a wrong checksum, so neither is asked for. */
function inflate(data: Uint8Array, max: number): Uint8Array | undefined {
  if (max <= 0) return undefined
  try {
    return inflateRawSync(data.subarray(2), { maxOutputLength: max, finishFlush: constants.Z_SYNC_FLUSH })
  } catch {
    return undefined
  }
}

function fromHex(data: Uint8Array): Uint8Array {
  const [digits = ''] = Buffer.from(data).toString('latin1').split('>', 1)
  const clean = digits.replace(/[^0-9a-f]/gi, '')
  return Buffer.from(clean.length % 2 ? `${clean}0` : clean, 'hex')
}

/** Five letters make four bytes; `z` stands for four zeros. */
function fromAscii85(data: Uint8Array, max: number): Uint8Array {
  const out = new Uint8Array(Math.min(max, data.length * 4))
  let length = 0
  let group: number[] = []
  const flush = (count: number) => {
    const value = [...group, 84, 84, 84, 84].slice(0, 5).reduce((sum, digit) => sum * 85 + digit, 0)
    for (let at = 0; at < count && length < out.length; at++)
      out[length++] = Math.floor(value / 2 ** (24 - at * 8)) % 256
    group = []
  }
  for (const byte of data) {
    if (byte === END_OF_85) break
    if (byte === ZEROS && !group.length) length = Math.min(out.length, length + 4)
    if (byte < 0x21 || byte > 0x75) continue
    group.push(byte - 0x21)
    if (group.length === 5) flush(4)
  }
  if (group.length > 1) flush(group.length - 1)
  return out.subarray(0, length)
}

const END_OF_85 = 0x7e
const ZEROS = 0x7a
