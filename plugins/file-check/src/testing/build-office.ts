/** Parts of office documents for tests: macro projects, and the streams of Word, Excel and PowerPoint. */
import { deflateSync } from 'node:zlib'

/** Streams of a VBA project whose modules hold these sources, under a storage. */
export function vbaProject(storage: string, modules: Readonly<Record<string, string>>): Record<string, Uint8Array> {
  const records = [record(0x09, Buffer.from('0100000001000000', 'hex').subarray(0, 6), 4)]
  const streams: Record<string, Uint8Array> = { [`${storage}/VBA/_VBA_PROJECT`]: Buffer.from('cc61', 'hex') }
  for (const [name, source] of Object.entries(modules)) {
    const compiled = Buffer.alloc(37, 0xaa)
    streams[`${storage}/VBA/${name}`] = Buffer.concat([compiled, compressVba(source)])
    records.push(record(0x1a, Buffer.from(name, 'latin1')), record(0x32, Buffer.from(name, 'utf16le')))
    records.push(record(0x31, uint32(compiled.length)))
  }
  streams[`${storage}/VBA/dir`] = compressVba(Buffer.concat(records).toString('latin1'))
  return streams
}

/** Chunks of single letters: valid, only not short. */
export function compressVba(source: string): Uint8Array {
  const bytes = Buffer.from(source, 'latin1')
  const chunks: Uint8Array[] = [Uint8Array.of(1)]
  for (let start = 0; start < bytes.length; start += 3600) {
    const chunk = bytes.subarray(start, start + 3600)
    const groups: Uint8Array[] = []
    for (let at = 0; at < chunk.length; at += 8) groups.push(Uint8Array.of(0), chunk.subarray(at, at + 8))
    const packed = Buffer.concat(groups)
    chunks.push(uint16(0xb000 | (packed.length - 1)), packed)
  }
  return Buffer.concat(chunks)
}

/** A record of VBA's directory: number, size, data. */
function record(id: number, data: Uint8Array, statedSize = data.length): Buffer {
  return Buffer.concat([uint16(id), uint32(statedSize), data])
}

/** The stream `Workbook`: records by number, after the beginning that every workbook has. */
export function workbook(records: readonly (readonly [number, Uint8Array])[], biff8 = true): Uint8Array {
  const all: (readonly [number, Uint8Array])[] = [
    [0x809, Buffer.concat([uint16(biff8 ? 0x600 : 0x500), uint16(5), Buffer.alloc(biff8 ? 12 : 4, 1)])],
    ...records,
    [0x0a, new Uint8Array()],
  ]
  return Buffer.concat(all.flatMap(([id, data]) => [uint16(id), uint16(data.length), data]))
}

/** A sheet's record: 0 a worksheet, 1 a macro sheet. */
export function boundSheet(type: number): readonly [number, Uint8Array] {
  return [0x85, Buffer.concat([uint32(0), Uint8Array.of(0, type, 6, 0), Buffer.from('Sheet1')])]
}

/** A built-in name of a workbook: 1 is run when it is opened. */
export function builtInName(code: number): readonly [number, Uint8Array] {
  return [0x18, Buffer.concat([uint16(0x20), Uint8Array.of(0, 1), Buffer.alloc(10), Uint8Array.of(0, code)])]
}

/** A link to a program and a topic; with the flag of an object, not of a value. */
export function supBook(program: string, topic: string, object = false): (readonly [number, Uint8Array])[] {
  const text = `${program}\x03${topic}`
  return [
    [0x1ae, Buffer.concat([uint16(0), uint16(text.length), Uint8Array.of(0), Buffer.from(text, 'latin1')])],
    [0x23, Buffer.concat([uint16(object ? 0x10 : 2), Buffer.alloc(8)])],
  ]
}

export interface WordRecipe {
  readonly text: string
  readonly wide?: boolean
  readonly encrypted?: boolean
  readonly template?: string
}

/** The streams `WordDocument` and `1Table`; fields in the text begin, turn and end with `{`, `|` and `}`. */
export function word({ text, wide = false, encrypted = false, template }: WordRecipe): Record<string, Uint8Array> {
  const marked = text.replaceAll('{', '\x13').replaceAll('|', '\x14').replaceAll('}', '\x15')
  const letters = Buffer.from(marked, wide ? 'utf16le' : 'latin1')
  const start = 0x400
  const clx = Buffer.concat([
    Uint8Array.of(2),
    uint32(16),
    uint32(0),
    uint32(marked.length),
    uint16(0),
    uint32(wide ? start : start * 2 + 0x40000000),
    uint16(0),
  ])
  const names = template === undefined ? Buffer.alloc(0) : associations(['', template])
  const document = Buffer.alloc(start + letters.length)
  document.writeUInt16LE(0xa5ec, 0)
  document.writeUInt16LE(0xc1, 2)
  document.writeUInt16LE(0x200 | (encrypted ? 0x100 : 0), 10)
  document.writeUInt32LE(clx.length, 0x19a)
  document.writeUInt32LE(names.length, 0x19e)
  document.writeUInt32LE(0, 0x1a2)
  document.writeUInt32LE(clx.length, 0x1a6)
  document.set(letters, start)
  return { WordDocument: document, '1Table': Buffer.concat([clx, names]) }
}

function associations(texts: readonly string[]): Buffer {
  const rows = texts.flatMap((text) => [uint16(text.length), Buffer.from(text, 'utf16le')])
  return Buffer.concat([uint16(0xffff), uint16(texts.length), uint16(0), ...rows])
}

/** The streams of a presentation; compound files within are compressed. */
export function presentation(storages: readonly Uint8Array[], encrypted = false): Record<string, Uint8Array> {
  const records = storages.map((storage) => {
    const data = Buffer.concat([uint32(storage.length), deflateSync(storage)])
    return Buffer.concat([uint16(0x10), uint16(0x1011), uint32(data.length), data])
  })
  const user = Buffer.concat([Buffer.alloc(12), uint32(encrypted ? 0xf3d1c4df : 0xe391c05f), Buffer.alloc(20)])
  const slide = Buffer.concat([uint16(0xf), uint16(1000), uint32(4), Buffer.alloc(4)])
  return { 'Current User': user, 'PowerPoint Document': Buffer.concat([slide, ...records]) }
}

/** The stream of a file that the Windows packager has put into a document. */
export function nativeObject(name: string, bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(`${name}\0`, 'latin1')
  const body = Buffer.concat([
    uint16(2),
    text,
    text,
    uint16(0),
    uint16(3),
    uint32(text.length),
    text,
    uint32(bytes.length),
    bytes,
  ])
  return Buffer.concat([uint32(body.length), body])
}

export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
