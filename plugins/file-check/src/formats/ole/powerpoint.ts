/** A PowerPoint presentation of 1997 to 2003: encryption, and the macro project and objects that it stores within. */
import type { CheckBudget } from '../../check'
import { u16, u32 } from '../little-endian'
import { unpackStorage } from './packed'

const RECORD = { objectStorage: 0x1011, cryptSession: 0x2f14 }
const HEADER = 8
const ENCRYPTED_TOKEN = 0xf3d1c4df
const MOST_STORAGES = 32

export interface Presentation {
  readonly encrypted: boolean
  /** Compound files within: macro projects and embedded objects. */
  readonly storages: readonly Uint8Array[]
  /** False where a budget left some of them out. */
  readonly complete: boolean
}

export interface PresentationBudget extends Pick<CheckBudget, 'isOver'> {
  /** Bytes that the storages may have together, inflated. */
  readonly inflated: number
}

/**
 * Format: [MS-PPT].
 * @param user the stream `Current User`
 * @param document the stream `PowerPoint Document`
 */
export function readPresentation(user: Uint8Array, document: Uint8Array, budget: PresentationBudget): Presentation {
  const storages: Uint8Array[] = []
  let encrypted = u32(user, 12) === ENCRYPTED_TOKEN
  let left = budget.inflated
  let records = 0
  for (let at = 0; at + HEADER <= document.length && !encrypted; ) {
    const id = u16(document, at + 2)
    const data = document.subarray(at + HEADER, at + HEADER + u32(document, at + 4))
    if (++records % 1024 === 0 && budget.isOver()) return { encrypted, storages, complete: false }
    if (id === RECORD.cryptSession) encrypted = true
    if (id === RECORD.objectStorage) {
      if (storages.length >= MOST_STORAGES || left <= 0) return { encrypted, storages, complete: false }
      const compressed = u16(document, at) >> 4 === 1
      const storage = compressed ? unpackStorage(data, left) : data
      left -= storage.length
      storages.push(storage)
    }
    at += HEADER + u32(document, at + 4)
  }
  return { encrypted, storages, complete: true }
}
