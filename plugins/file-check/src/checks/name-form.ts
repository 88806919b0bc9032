/** Names that a system keeps for itself, and names that it cannot keep for their length. */
import type { Check } from '../check'
import type { Finding } from '../finding'
import { baseName } from '../formats/name/file-name'

export const nameForm: Check = {
  id: 'name-form',
  finds: ['reserved-name', 'name-too-long'],
  needsContent: false,
  async run({ name }) {
    const base = baseName(name)
    const found = [reservedName(base), nameTooLong(base)]
    return { findings: found.filter((finding) => finding !== undefined), complete: true }
  },
}

/** Devices of Windows, with any extension. Source: Microsoft Learn, "Naming Files, Paths, and Namespaces". */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) {0,99}(?:\.|$)/i

function reservedName(base: string): Finding | undefined {
  const device = DEVICE.exec(base)?.[1]
  if (!device) return undefined
  return {
    id: 'reserved-name',
    severity: 'warning',
    measured: { name: device.toUpperCase() },
    emits: [{ variable: 'file_name', value: 'odd-characters' }],
  }
}

/**
 * NTFS, exFAT and APFS keep 255 UTF-16 units; ext4 and f2fs, on which Android and Linux keep files, 255 bytes of UTF-8: 85 Chinese
 * characters. So a name over the first fits nowhere, one over the second fits not everywhere.
 */
const LONGEST = 255

function nameTooLong(base: string): Finding | undefined {
  const letters = base.length
  const bytes = Buffer.byteLength(base)
  if (bytes <= LONGEST) return undefined
  const fitsNowhere = letters > LONGEST
  return {
    id: 'name-too-long',
    severity: fitsNowhere ? 'warning' : 'notice',
    measured: { letters, bytes, most: LONGEST, ...(fitsNowhere ? {} : { variant: 'phones' }) },
    emits: [{ variable: 'file_name', value: 'too-long' }],
  }
}
