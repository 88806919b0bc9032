/** The lines of a log: a header, then one record for the commits that became durable together. */
import type { Json } from '../../store'
import { collectionOf, type Write } from '../../table'
import { FORMAT } from './format'
import { encodeLine } from './lines'

export interface LogHeader {
  readonly format: number
  readonly kind: 'log'
  /** The sequence number of the last record before this log. */
  readonly after: number
}

export interface LogRecord {
  /** Counts records over all logs, so that a missing one is noticed. */
  readonly sequence: number
  readonly commits: readonly (readonly LoggedWrite[])[]
}

/** Without `value` the key was deleted; without `id` the collection's name is the whole key. */
interface LoggedWrite {
  readonly collection: string
  readonly id?: string
  readonly revision?: number
  readonly value?: Json
}

export function encodeHeader(after: number): Buffer {
  const header: LogHeader = { format: FORMAT, kind: 'log', after }
  return encodeLine(JSON.stringify(header))
}

/** One line, so that the commits of one sync become durable together or not at all. */
export function encodeRecord(sequence: number, commits: readonly (readonly Write[])[]): Buffer {
  const record: LogRecord = { sequence, commits: commits.map((writes) => writes.map(toLogged)) }
  return encodeLine(JSON.stringify(record))
}

/** The checksum has vouched for the shape. */
export function writesOf({ commits }: LogRecord): Write[][] {
  return commits.map((writes) => writes.map(fromLogged))
}

export function idOf(key: string): string | undefined {
  const collection = collectionOf(key)
  return key.length === collection.length ? undefined : key.slice(collection.length + 1)
}

export function keyOf(collection: string, id: string | undefined): string {
  return id === undefined ? collection : `${collection}/${id}`
}

function toLogged({ key, value, revision }: Write): LoggedWrite {
  const id = idOf(key)
  return {
    collection: collectionOf(key),
    ...(id === undefined ? {} : { id }),
    ...(value === undefined ? {} : { revision, value }),
  }
}

function fromLogged({ collection, id, revision = 0, value }: LoggedWrite): Write {
  return { key: keyOf(collection, id), value, revision }
}
