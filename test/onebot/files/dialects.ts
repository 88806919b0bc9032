/**
 * How each implementation of OneBot tells of a file, from their sources, not seen live: what it sends for an upload, and what
 * it answers when it is asked for the bytes.
 */
import type { DialectName } from '../../helpers/chat'
import { failed, type Reply } from '../peer'

/** A file as QQ keeps it. */
export interface SharedFile {
  readonly name: string
  readonly id: string
  /** Bytes, as the sender's client said. */
  readonly size: number
  readonly url: string
  /** Absent where nobody has them any more. */
  readonly bytes?: Uint8Array | undefined
}

type Words = Readonly<Record<string, unknown>>

/** What tells of an upload in one kind of place; what is absent the implementation does not send. */
interface Reports {
  /** The `file` of the notice `group_upload` or `offline_file`. */
  readonly notice?: (file: SharedFile) => Words
  /** The data of the segment `file`. */
  readonly segment?: (file: SharedFile) => Words
}

export interface Dialect {
  readonly group: Reports
  readonly private: Reports
  /** The file that an id of this dialect means in the parameters of a call, and what is answered about it. */
  readonly actions: Readonly<Record<string, (file: SharedFile) => Reply>>
}

const given = (data: Words): Reply => ({ status: 'ok', retcode: 0, data })
const address = ({ url }: SharedFile): Reply => given({ url })

/** An address comes with each notice; in private there is nothing else. */
const goCqhttp: Dialect = {
  group: {
    notice: ({ id, name, size, url }) => ({ id, name, size, busid: 102, url }),
    segment: ({ id, name, size }) => ({ path: id, name, size: String(size), busid: '102' }),
  },
  private: { notice: ({ name, size, url }) => ({ name, size, url }) },
  actions: { get_group_file_url: address },
}

/** A notice names another id than the message; both are good. Private files are messages only. */
const napCat: Dialect = {
  group: {
    notice: ({ id, name, size }) => ({ id: `0cc${id}`, name, size, busid: 102 }),
    segment: ({ id, name, size }) => ({ file: name, file_id: id, file_size: String(size) }),
  },
  private: { segment: ({ id, name, size }) => ({ file: name, file_id: id, file_size: String(size) }) },
  actions: { get_group_file_url: address, get_private_file_url: address },
}

/** Notices and messages in both places, each with an address. */
const lagrange: Dialect = {
  group: {
    notice: ({ id, name, size, url }) => ({ id, name, size, busid: 0, url }),
    segment: ({ id, name, url }) => ({ file_name: name, file_hash: '', file_id: id, url }),
  },
  private: {
    notice: ({ id, name, size, url }) => ({ id, name, size, url, hash: 'b5' }),
    segment: ({ id, name, url }) => ({ file_name: name, file_hash: 'b5', file_id: id, url }),
  },
  actions: { get_group_file_url: address, get_private_file_url: address },
}

/** Private files are messages only, and their bytes come over the link. */
const lLOneBot: Dialect = {
  group: {
    notice: ({ id, name, size }) => ({ id, name, size, busid: 102 }),
    segment: ({ id, name, size }) => ({ file: name, url: '', file_id: id, path: '', file_size: String(size) }),
  },
  private: {
    segment: ({ id, name, size }) => ({ file: name, url: '', file_id: id, path: '', file_size: String(size) }),
  },
  actions: {
    get_group_file_url: address,
    get_file: ({ name, bytes }) =>
      bytes === undefined
        ? failed(200, '文件不存在或已过期')
        : given({ file: '', file_name: name, base64: Buffer.from(bytes).toString('base64') }),
  },
}

export const DIALECTS: Readonly<Record<DialectName, Dialect>> = {
  'go-cqhttp': goCqhttp,
  NapCat: napCat,
  Lagrange: lagrange,
  LLOneBot: lLOneBot,
}
