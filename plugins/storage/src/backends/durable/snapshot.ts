/** The snapshot of the whole store, as lowdb reads and writes it, in a file that is durable. */
import { basename } from 'node:path'
import type { Adapter, Low } from 'lowdb'
import type { Files } from '../../files'
import type { Entry, Json } from '../../store'
import type { Collections } from '../../table'
import { Damage } from './damage'
import { FORMAT } from './format'
import { encodeLine, readLines } from './lines'
import { idOf, keyOf } from './record'
import { writeWhole } from './write-file'

export interface Snapshot {
  /** Of the last record that is in it. */
  readonly sequence: number
  readonly collections: Collections
}

interface SnapshotHeader {
  readonly format: number
  readonly kind: 'snapshot'
  readonly sequence: number
  /** How many there are in all, so that a missing end is noticed. */
  readonly entries: number
}

interface Part {
  readonly collection: string
  readonly entries: readonly { readonly id?: string; readonly revision: number; readonly value: Json }[]
}

/** About how many characters of JSON go into one line; between two lines other work gets its turn. */
const PART = 65_536

/** lowdb's own file adapters rename over the file without a sync: after a power cut it can be empty. */
export class DurableFile implements Adapter<Snapshot> {
  /** Bytes of the file as it was last read or written. */
  size = 0

  constructor(
    private readonly files: Files,
    private readonly path: string,
  ) {}

  /** @throws Damage when the file is not as it was written */
  async read(): Promise<Snapshot> {
    const bytes = await this.files.read(this.path)
    this.size = bytes.length
    return parseSnapshot(bytes, basename(this.path))
  }

  async write(snapshot: Snapshot): Promise<void> {
    this.size = await writeWhole(this.files, this.path, encodeSnapshot(snapshot))
  }
}

/** lowdb over one file of the folder. lowdb is an ES module, hence the import at run time. */
export async function openLow(file: DurableFile, snapshot: Snapshot): Promise<Low<Snapshot>> {
  const { Low } = await import('lowdb')
  return new Low<Snapshot>(file, snapshot)
}

function* encodeSnapshot({ sequence, collections }: Snapshot): Generator<Buffer> {
  const entries = [...collections.values()].reduce((sum, { length }) => sum + length, 0)
  const header: SnapshotHeader = { format: FORMAT, kind: 'snapshot', sequence, entries }
  yield encodeLine(JSON.stringify(header))
  for (const [collection, all] of collections) yield* encodeCollection(collection, all)
}

function* encodeCollection(collection: string, all: readonly Entry[]): Generator<Buffer> {
  let texts: string[] = []
  let length = 0
  const line = () => encodeLine(`{"collection":${JSON.stringify(collection)},"entries":[${texts.join(',')}]}`)
  for (const { key, revision, value } of all) {
    const text = JSON.stringify({ id: idOf(key), revision, value })
    texts.push(text)
    length += text.length
    if (length < PART) continue
    yield line()
    texts = []
    length = 0
  }
  if (texts.length > 0) yield line()
}

/** @throws Damage */
export function parseSnapshot(bytes: Buffer, name: string): Snapshot {
  const collections = new Map<string, Entry[]>()
  let header: SnapshotHeader | undefined
  let lines = 0
  let entries = 0
  for (const { number, content } of readLines(bytes)) {
    if (content === undefined) throw new Damage(name, number)
    lines = number
    if (header === undefined) header = content as SnapshotHeader
    else entries += addPart(collections, content as Part)
  }
  if (header === undefined || header.kind !== 'snapshot' || entries !== header.entries)
    throw new Damage(name, lines + 1)
  return { sequence: header.sequence, collections }
}

function addPart(collections: Map<string, Entry[]>, { collection, entries }: Part): number {
  const known = collections.get(collection) ?? []
  collections.set(collection, known)
  for (const { id, revision, value } of entries) known.push({ key: keyOf(collection, id), revision, value })
  return entries.length
}
