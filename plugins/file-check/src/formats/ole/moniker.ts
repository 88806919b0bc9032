/** Links that an object of a compound file keeps: the address from which its data are fetched anew. */
import { u8, u32 } from '../little-endian'
import type { Link } from '../office/facts'
import { linksOf } from '../office/links'

/** The name of the stream, in the storage of its object. */
export const LINK_STREAM = '\x01Ole'

const LINKED = 1
/** 79EAC9E0-BAF9-11CE-8C82-00AA004BA90B: the URL moniker. */
const URL_MONIKER = Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex')

/** Format: [MS-OLEDS] 2.3.3. @param bytes the stream, its first 4 KB suffice */
export function monikerLinks(bytes: Uint8Array): Link[] {
  const at = Buffer.from(bytes).indexOf(URL_MONIKER)
  if (at < 0 || !(u8(bytes, 4) & LINKED)) return []
  const start = at + URL_MONIKER.length + 4
  const letters = bytes.subarray(start, start + Math.min(u32(bytes, start - 4), 4096))
  const [url = ''] = Buffer.from(letters).toString('utf16le').split('\0')
  return linksOf('object', url)
}
