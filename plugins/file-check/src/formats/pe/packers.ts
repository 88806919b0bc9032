/** Signs that a program is packed: the section names that packers leave, or code like noise beside hardly any import. */
import type { Content } from '../../check'
import { u32 } from '../little-endian'
import type { PeHeaders, PeSection } from './headers'

/** Section names, lower case → the packer that writes them. Each is written by that program alone. */
const PACKERS: Readonly<Record<string, string>> = {
  upx0: 'UPX',
  upx1: 'UPX',
  upx2: 'UPX',
  '.aspack': 'ASPack',
  '.asprotec': 'ASProtect',
  '.mpress1': 'MPRESS',
  '.mpress2': 'MPRESS',
  '.petite': 'Petite',
  pec1: 'PECompact',
  pec2: 'PECompact',
  pec2to: 'PECompact',
  pecompac: 'PECompact',
  '.nsp0': 'NsPack',
  '.nsp1': 'NsPack',
  nsp0: 'NsPack',
  nsp1: 'NsPack',
  '.vmp0': 'VMProtect',
  '.vmp1': 'VMProtect',
  '.vmp2': 'VMProtect',
  '.themida': 'Themida',
  '.winlice': 'WinLicense',
  '.enigma1': 'Enigma',
  '.enigma2': 'Enigma',
  '.svkp': 'SVKP',
  '.perplex': 'Perplex',
  '.yp': 'Y0da',
  '.rlpack': 'RLPack',
  '.mew': 'MEW',
  mew: 'MEW',
  'fsg!': 'FSG',
  '.wwpack': 'WWPack',
  '.wwp32': 'WWPack',
  '.ccg': 'CCG',
  kkrunchy: 'kkrunchy',
}

export function packerOf(sections: readonly PeSection[]): string | undefined {
  for (const { name } of sections) {
    const packer = PACKERS[name.toLowerCase()]
    if (packer) return packer
  }
  return undefined
}

/** Under this many bytes a section is too short for its entropy to mean anything. */
const SHORTEST = 4096
const SAMPLES = 16
const SAMPLE = 4096

export interface NoisySection {
  readonly section: PeSection
  /** 0 to 1. */
  readonly entropy: number
}

/**
 * The executable section with the highest entropy, of 16 samples of 4 KB.
 * @returns undefined where no executable section is long enough
 */
export async function noisiestCode(
  content: Content,
  sections: readonly PeSection[],
): Promise<NoisySection | undefined> {
  let noisiest: NoisySection | undefined
  for (const section of sections.filter(({ executable, size }) => executable && size >= SHORTEST).slice(0, 8)) {
    const entropy = await sampledEntropy(content, section)
    if (entropy > (noisiest?.entropy ?? -1)) noisiest = { section, entropy }
  }
  return noisiest
}

async function sampledEntropy(content: Content, { offset, size }: PeSection): Promise<number> {
  const counts = new Float64Array(256)
  const step = Math.max(SAMPLE, Math.floor((size - SAMPLE) / (SAMPLES - 1)))
  let total = 0
  for (let at = 0; at + SAMPLE <= size && total < SAMPLES * SAMPLE; at += step) {
    const piece = await content.read(offset + at, SAMPLE, { max: SAMPLE, why: 'code sample' })
    for (const byte of piece) counts[byte]! += 1
    total += piece.length
  }
  let bits = 0
  for (const count of counts) if (count > 0) bits -= (count / total) * Math.log2(count / total)
  return bits / 8
}

const DESCRIPTOR = 20
const MOST_LIBRARIES = 64
const MOST_FUNCTIONS = 512

/**
 * How many functions a program imports by its import table: a packed one asks only for what it needs to unpack itself.
 * @returns at most 512 a library; libraries after the 64th are not counted
 */
export async function importedFunctions(content: Content, { imports, sections, wide }: PeHeaders): Promise<number> {
  const table = await readAt(content, sections, imports.address, DESCRIPTOR * MOST_LIBRARIES)
  const width = wide ? 8 : 4
  let functions = 0
  for (let at = 0; at + DESCRIPTOR <= table.length && u32(table, at + 12) !== 0; at += DESCRIPTOR) {
    const lookup = u32(table, at) || u32(table, at + 16)
    const thunks = await readAt(content, sections, lookup, width * MOST_FUNCTIONS)
    let index = 0
    while ((index + 1) * width <= thunks.length && u32(thunks, index * width) !== 0) index++
    functions += index
  }
  return functions
}

/** The bytes at a relative virtual address, as many as its section has. */
async function readAt(
  content: Content,
  sections: readonly PeSection[],
  address: number,
  length: number,
): Promise<Uint8Array> {
  const section = sections.find(
    ({ virtualAddress, size }) => address >= virtualAddress && address < virtualAddress + size,
  )
  if (!section || address === 0) return new Uint8Array()
  const inside = address - section.virtualAddress
  const fitting = Math.min(length, section.size - inside)
  return content.read(section.offset + inside, fitting, {
    max: DESCRIPTOR * MOST_LIBRARIES * 4,
    why: 'program imports',
  })
}
