/** Windows programs: whether the headers hold together, whether the stored checksum is right, whether the code is packed. */
import type { Check, CheckContext, Content } from '../check'
import { NOTHING_FOUND } from '../check'
import type { Finding } from '../finding'
import { peChecksum } from '../formats/pe/checksum'
import { type PeHeaders, type PeProblem, readPe } from '../formats/pe/headers'
import { importedFunctions, noisiestCode, packerOf } from '../formats/pe/packers'

/** Code is at 0.75–0.83; only what is compressed or encrypted comes near 1. */
const NOISE = 0.95
/** A packed program imports a handful of functions, an ordinary one dozens. */
const FEW_IMPORTS = 12

/** Extensions under which Windows runs a program: under another one, two letters `MZ` may begin anything. */
const PROGRAM = /\.(?:exe|dll|scr|sys|com|ocx|cpl|drv|efi|mui|pif)$/i

export const executable: Check = {
  id: 'executable',
  finds: ['pe-malformed', 'pe-checksum-mismatch', 'packed-executable'],
  needsContent: true,

  async run({ name, content }, context) {
    if (!content) return NOTHING_FOUND
    const reading = await readPe(content)
    if (reading.kind === 'pe') return checkPe(content, reading.headers, context)
    if (reading.kind === 'malformed' && (reading.signed || PROGRAM.test(name.slice(-16)))) {
      return { findings: [malformed(reading.problem, content.size)], complete: true }
    }
    return NOTHING_FOUND
  },
}

async function checkPe(content: Content, headers: PeHeaders, { budget }: CheckContext) {
  const packed = await findPacker(content, headers)
  const findings = packed ? [packed] : []
  // Zero is what linkers write unless they are asked for a checksum.
  if (headers.checksum === 0) return { findings, complete: true }
  const computed = await peChecksum(content, headers.checksumOffset, budget)
  if (computed !== undefined && computed !== headers.checksum) findings.push(mismatch(headers, computed))
  return { findings, complete: computed !== undefined }
}

function malformed({ variant, field, offset, end }: PeProblem, size: number): Finding {
  return {
    id: 'pe-malformed',
    severity: 'warning',
    measured: { variant, field, ...(variant === 'cut' ? { needsBytes: end, hasBytes: size } : {}) },
    offset,
    emits: [{ variable: 'file_content', value: 'malformed-program' }],
  }
}

function mismatch({ checksum, checksumOffset }: PeHeaders, computed: number): Finding {
  return {
    id: 'pe-checksum-mismatch',
    severity: 'notice',
    measured: { stored: hex(checksum), computed: hex(computed) },
    offset: checksumOffset,
  }
}

async function findPacker(content: Content, headers: PeHeaders): Promise<Finding | undefined> {
  const packer = packerOf(headers.sections)
  if (packer) return { id: 'packed-executable', severity: 'notice', measured: { variant: 'name', packer } }
  // A .NET program imports one function, and may carry compressed resources beside its code.
  if (headers.managed) return undefined
  const noisy = await noisiestCode(content, headers.sections)
  if (!noisy || noisy.entropy < NOISE) return undefined
  const imports = await importedFunctions(content, headers)
  if (imports > FEW_IMPORTS) return undefined
  const { section, entropy } = noisy
  return {
    id: 'packed-executable',
    severity: 'notice',
    measured: { variant: 'entropy', section: section.name, entropy: entropy.toFixed(2), imports },
    offset: section.offset,
  }
}

function hex(value: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(8, '0')}`
}
