/** The safe opener: an attachment of any source, whose bytes are had only within a policy; nothing is written to disk. */
import { type Attachment, AttachmentError, type AttachmentSource, type OpenerPolicy } from '../attachment'
import { Budget } from './budget'
import { HttpSource } from './http-source'
import { inTurn } from './in-turn'
import { type Resolve, resolveInDns } from './lookup'
import { openBase64, openBytes } from './memory-source'
import { openPath } from './path-source'
import { checkSpan } from './read-span'
import type { Source } from './source'

export { contentOfAttachment } from './content'

export interface OpenedAttachment extends Attachment {
  /** Lets go of connections; every later read fails. */
  close(): void
}

/** The world outside, as far as the opener meets it. */
export interface Surroundings {
  /** Milliseconds, only ever compared. */
  readonly clock: () => number
  readonly resolve: Resolve
}

const REAL: Surroundings = { clock: () => performance.now(), resolve: resolveInDns }

/**
 * Touches nothing yet: whatever is wrong with the source is told by the first read. Reads wait for one another.
 * @param size bytes, as the sender says; after the first read the attachment's size is what the source says, if it does
 */
export function openAttachment(
  source: AttachmentSource,
  name: string,
  size: number | undefined,
  policy: OpenerPolicy,
  surroundings: Partial<Surroundings> = {},
): OpenedAttachment {
  const opened = sourceOf(source, policy, { ...REAL, ...surroundings })
  const next = inTurn()
  let answered = false
  let closed = false
  return {
    name,
    isFar: source.kind === 'url',
    get size() {
      return opened.size ?? (answered ? undefined : size)
    },
    async read(offset, length, limit) {
      checkSpan(offset, length, limit)
      return next(async () => {
        if (closed) throw new AttachmentError('unreachable', 'closed')
        if (length === 0) return new Uint8Array()
        const bytes = await opened.read(offset, length)
        answered = true
        return bytes
      })
    },
    close() {
      closed = true
      opened.close()
    },
  }
}

function sourceOf(source: AttachmentSource, policy: OpenerPolicy, { clock, resolve }: Surroundings): Source {
  const budget = new Budget(policy, clock)
  switch (source.kind) {
    case 'url':
      return new HttpSource(source.url, policy, budget, resolve)
    case 'path':
      return openPath(source.path, policy.folders, budget)
    case 'base64':
      return openBase64(source.data, policy.maxBytes)
    case 'bytes':
      return openBytes(source.bytes)
    case 'none':
      return NOTHING
  }
}

const NOTHING: Source = {
  size: undefined,
  async read() {
    throw new AttachmentError('unreachable', 'only a name')
  },
  close() {},
}
