/** Compound files for tests, from streams by path: `Macros/VBA/dir`. */

export interface OleRecipe {
  readonly streams: Readonly<Record<string, Uint8Array>>
  /** 512, or 4096 as version 4 has it. */
  readonly sectorSize?: 512 | 4096
}

const END = 0xfffffffe
const FREE = 0xffffffff
const FAT_SECTOR = 0xfffffffd
const MINI = 64
const CUTOFF = 4096
const LISTED = 109

interface Node {
  readonly name: string
  readonly kind: 'root' | 'storage' | 'stream'
  readonly bytes: Uint8Array
  readonly children: Node[]
  start: number
}

/** Each storage's children are a chain to the right: a valid if unbalanced tree. */
export function buildOle({ streams, sectorSize = 512 }: OleRecipe): Uint8Array {
  const root = treeOf(streams)
  const nodes = flatten(root)
  const mini = miniStream(nodes)
  const sectors = new Sectors(sectorSize)

  for (const node of nodes) {
    if (node.kind === 'stream' && node.bytes.length >= CUTOFF) node.start = sectors.add(node.bytes)
  }
  root.start = sectors.add(mini.bytes)
  const miniFat = sectors.add(numbers(mini.table))
  const directory = sectors.add(directoryOf(nodes, mini.bytes.length))
  const { fat, difat } = sectors.finish()

  const header = Buffer.alloc(sectorSize)
  header.write('d0cf11e0a1b11ae1', 'hex')
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(sectorSize === 512 ? 3 : 4, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(Math.log2(sectorSize), 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(fat.length, 44)
  header.writeUInt32LE(directory, 48)
  header.writeUInt32LE(CUTOFF, 56)
  header.writeUInt32LE(miniFat, 60)
  header.writeUInt32LE(difat[0] ?? END, 68)
  header.writeUInt32LE(difat.length, 72)
  for (let index = 0; index < LISTED; index++) header.writeUInt32LE(fat[index] ?? FREE, 76 + index * 4)
  return Buffer.concat([header, ...sectors.all])
}

function treeOf(streams: OleRecipe['streams']): Node {
  const root: Node = { name: 'Root Entry', kind: 'root', bytes: new Uint8Array(), children: [], start: END }
  for (const [path, bytes] of Object.entries(streams)) {
    const names = path.split('/')
    const storage = names.slice(0, -1).reduce((parent, name) => childOf(parent, name), root)
    storage.children.push({ name: names.at(-1)!, kind: 'stream', bytes, children: [], start: END })
  }
  return root
}

function childOf(parent: Node, name: string): Node {
  const known = parent.children.find((child) => child.name === name)
  if (known) return known
  const storage: Node = { name, kind: 'storage', bytes: new Uint8Array(), children: [], start: 0 }
  parent.children.push(storage)
  return storage
}

function flatten(node: Node): Node[] {
  return [node, ...node.children.flatMap(flatten)]
}

function miniStream(nodes: readonly Node[]): { bytes: Uint8Array; table: number[] } {
  const pieces: Uint8Array[] = []
  const table: number[] = []
  for (const node of nodes) {
    if (node.kind !== 'stream' || node.bytes.length === 0 || node.bytes.length >= CUTOFF) continue
    node.start = table.length
    const count = Math.ceil(node.bytes.length / MINI)
    for (let index = 1; index <= count; index++) table.push(index === count ? END : table.length + 1)
    pieces.push(padded(node.bytes, MINI))
  }
  return { bytes: Buffer.concat(pieces), table }
}

function directoryOf(nodes: readonly Node[], miniLength: number): Uint8Array {
  const rows = nodes.map((node) => {
    const parent = nodes.find(({ children }) => children.includes(node))
    const sibling = parent?.children[parent.children.indexOf(node) + 1]
    const row = Buffer.alloc(128)
    row.write(node.name, 0, 62, 'utf16le')
    row.writeUInt16LE(node.name.length * 2 + 2, 64)
    row[66] = { storage: 1, stream: 2, root: 5 }[node.kind]
    row.writeUInt32LE(FREE, 68)
    row.writeUInt32LE(sibling ? nodes.indexOf(sibling) : FREE, 72)
    row.writeUInt32LE(node.children[0] ? nodes.indexOf(node.children[0]) : FREE, 76)
    row.writeUInt32LE(node.start, 116)
    row.writeUInt32LE(node.kind === 'root' ? miniLength : node.bytes.length, 120)
    return row
  })
  return Buffer.concat(rows)
}

class Sectors {
  readonly all: Buffer[] = []
  private readonly next: number[] = []

  constructor(private readonly size: number) {}

  /** @returns the first sector, or the mark of an empty chain */
  add(bytes: Uint8Array): number {
    if (!bytes.length) return END
    const start = this.all.length
    const whole = padded(bytes, this.size)
    for (let at = 0; at < whole.length; at += this.size) {
      this.all.push(whole.subarray(at, at + this.size))
      this.next.push(at + this.size < whole.length ? this.all.length : END)
    }
    return start
  }

  /** Adds the allocation table, and the list of its sectors that the header has no room for. */
  finish(): { fat: number[]; difat: number[] } {
    const each = this.size / 4
    let fatCount = 0
    let difatCount = 0
    const total = () => this.all.length + fatCount + difatCount
    while (fatCount * each < total() || difatCount * (each - 1) < fatCount - LISTED) {
      if (fatCount * each < total()) fatCount++
      else difatCount++
    }
    const fat = Array.from({ length: fatCount }, (_, index) => this.all.length + index)
    const difat = Array.from({ length: difatCount }, (_, index) => this.all.length + fatCount + index)
    const table = [...this.next, ...fat.map(() => FAT_SECTOR), ...difat.map(() => FAT_SECTOR - 1)]
    this.all.push(...split(padded(numbers(table), this.size, 0xff), this.size))
    for (let index = 0; index < difatCount; index++) {
      const listed = fat.slice(LISTED + index * (each - 1), LISTED + (index + 1) * (each - 1))
      const list = padded(numbers(listed), this.size, 0xff)
      list.writeUInt32LE(difat[index + 1] ?? END, this.size - 4)
      this.all.push(list)
    }
    return { fat, difat }
  }
}

function split(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: bytes.length / size }, (_, index) => bytes.subarray(index * size, (index + 1) * size))
}

function padded(bytes: Uint8Array, size: number, fill = 0): Buffer {
  const whole = Buffer.alloc(Math.max(1, Math.ceil(bytes.length / size)) * size, fill)
  whole.set(bytes)
  return whole
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4)
  return bytes
}
