/** The smallest pictures and films that are whole: their true ends are known. */
import { deflateSync } from 'node:zlib'
import { crc32 } from '../formats/crc32'

export function buildPng(): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  const chunk = (name: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(name), data])
    const around = Buffer.alloc(8)
    around.writeUInt32BE(data.length, 0)
    around.writeUInt32BE(crc32(body), 4)
    return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
  }
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const rows = deflateSync(Buffer.from([0, 128]))
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

/** Segments and a scan, in whose data an end marker does not count. */
export function buildJpeg(): Uint8Array {
  const application = 'ffe00010' + '4a46494600010100000100010000'
  const thumbnail = 'ffe10008' + 'ffd8ffd9aabb'
  const scan = 'ffda000801010000' + '3f00' + '1234ff00d956ffd078'
  return Buffer.from(`ffd8${application}${thumbnail}${scan}ffd9`, 'hex')
}

export function buildGif(): Uint8Array {
  const screen = `${Buffer.from('GIF89a').toString('hex')}01000100800000000000ffffff`
  const extension = '21f9040100000000'
  const image = '2c00000000010001000002024401003b'
  return Buffer.from(screen + extension + image, 'hex')
}

export function buildBmp(pixels: Uint8Array = new Uint8Array(4)): Uint8Array {
  const header = Buffer.alloc(54)
  header.write('BM')
  header.writeUInt32LE(54 + pixels.length, 2)
  header.writeUInt32LE(54, 10)
  header.writeUInt32LE(40, 14)
  header.writeUInt32LE(1, 18)
  header.writeUInt32LE(1, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(24, 28)
  return Buffer.concat([header, pixels])
}

/** `WEBP`, `WAVE` or `AVI `, with data that means nothing. */
export function buildRiff(form: string, data: Uint8Array = new Uint8Array(16)): Uint8Array {
  const header = Buffer.alloc(12)
  header.write('RIFF')
  header.writeUInt32LE(4 + data.length, 4)
  header.write(form, 8)
  return Buffer.concat([header, data])
}

/** A box of its brand, a box of data. @param brand `isom`, `heic` … */
export function buildMp4(brand = 'isom'): Uint8Array {
  const box = (name: string, data: Uint8Array) => {
    const header = Buffer.alloc(8)
    header.writeUInt32BE(8 + data.length, 0)
    header.write(name, 4)
    return Buffer.concat([header, data])
  }
  return Buffer.concat([box('ftyp', Buffer.from(`${brand}\0\0\0\0`)), box('mdat', new Uint8Array(32))])
}
