/** A gzip file that unpacks to itself, after Russ Cox, “Zip Files All The Way Down” (2010). */
import { crc32 } from '../formats/crc32'

/** A stored block's header: the next bytes are put out as they are. */
function literal(length: number): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt16LE(length, 1)
  header.writeUInt16LE(length ^ 0xffff, 3)
  return header
}

/** A block of five bytes that puts out the last twenty once more: two copies of ten bytes, twenty back. */
const REPEAT = Buffer.from('428821c400', 'hex')
/** Two empty blocks and an empty last one: as long as needed to make the end fifteen bytes. */
const LAST = Buffer.from('0208100000ffff', 'hex')

/** Header and end are fifteen bytes, so that with one block more each is twenty: what {@link REPEAT} repeats. */
function build(time: number, crc: number): Buffer {
  const start = Buffer.concat([Buffer.from('1f8b0808000000000003', 'hex'), Buffer.from('self\0')])
  start.writeUInt32LE(time, 4)
  const end = Buffer.concat([LAST, Buffer.alloc(8)])
  end.writeUInt32LE(crc, 7)
  end.writeUInt32LE(210, 11)
  const [L20, L5, L0, R] = [literal(20), literal(5), literal(0), REPEAT]
  return Buffer.concat([
    ...[start, L20, start, L20, R, L5, R, L5, L5],
    ...[L20, R, L5, L5, L20, R, L20, R, L20, R, L20, R, L20, R],
    ...[L0, L0, L20, R, L0, L0, L20, R, end, R, end],
  ])
}

/** The checksum stands in the file that it is of: a linear equation over 32 bits. */
export function buildGzipQuine(): Uint8Array {
  for (let time = 1; ; time++) {
    const crc = solve((value) => (crc32(build(time, value)) ^ value) >>> 0)
    if (crc !== undefined) return build(time, crc)
  }
}

/** @returns where the function is zero; undefined where it has no inverse */
function solve(affine: (value: number) => number): number | undefined {
  const constant = affine(0)
  const rows = Array.from({ length: 32 }, (_, bit) => {
    const value = (1 << bit) >>> 0
    return { value, image: (affine(value) ^ constant) >>> 0 }
  })
  let left = constant
  let sum = 0
  for (let bit = 31; bit >= 0; bit--) {
    const mask = (1 << bit) >>> 0
    const at = rows.findIndex(({ image }) => (image & mask) >>> 0 === mask)
    if (at < 0) return undefined
    const [pivot] = rows.splice(at, 1) as [{ value: number; image: number }]
    for (const row of rows) {
      if ((row.image & mask) >>> 0 !== mask) continue
      row.value ^= pivot.value
      row.image ^= pivot.image
    }
    if ((left & mask) >>> 0 !== mask) continue
    left ^= pivot.image
    sum ^= pivot.value
  }
  return sum >>> 0
}
