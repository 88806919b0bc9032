/** Images of optical discs: whether the file is as long as the volume says. */
import type { Content } from '../check'
import { type Archive, UNREAD } from './archive/types'
import { bytesOf, startsWith } from './bytes'
import { u16, u32 } from './little-endian'

const DESCRIPTOR = 0x8000
const MAGIC = bytesOf('\x01CD001')
/** Burners leave off up to this much at the end: 150 sectors of run-out. */
const RUN_OUT = 150 * 2_048

/** @returns undefined where the bytes are no such image */
export function openIso({ head, size }: Content): Archive | undefined {
  if (!startsWith(head, MAGIC, DESCRIPTOR)) return undefined
  const needs = u32(head, DESCRIPTOR + 80) * u16(head, DESCRIPTOR + 128)
  return {
    format: 'iso',
    entries: [],
    complete: true,
    encryptedNames: false,
    problems: needs > size + RUN_OUT ? [{ kind: 'cut', offset: size, needs }] : [],
    volume: undefined,
    read: async () => UNREAD,
  }
}
