/** Deflate streams, inflated only as far as asked: a bomb costs no more than its first bytes. */
import { constants, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib'

export interface Inflated {
  /** At most as many as were asked for. */
  readonly bytes: Uint8Array
  /** `ended`: by itself · `full`: more would have come · `cut`: the input ended first · `damaged`: this is no deflate stream. */
  readonly state: 'ended' | 'full' | 'cut' | 'damaged'
  /** Bytes of input that were used; exact where the stream ended by itself. */
  readonly consumed: number
}

/** The next piece of the input; empty or undefined where it ends. */
export type NextPiece = () => Promise<Uint8Array | undefined>

const MOST_AT_ONCE = 65_536
const LEAST_AT_ONCE = 64

/**
 * @param max most bytes that are put out
 * @throws what `next` throws, nothing else
 */
export async function inflateAtMost(next: NextPiece, max: number): Promise<Inflated> {
  // One byte more than wanted tells "full" from "ended" in the same step.
  const chunkSize = Math.min(Math.max(max + 1, LEAST_AT_ONCE), MOST_AT_ONCE)
  const inflater = createInflateRaw({ chunkSize, flush: constants.Z_SYNC_FLUSH })
  const output = collect(inflater, max)
  try {
    while (!output.state) {
      const piece = await next()
      if (output.state) break
      const written = piece?.length ? write(inflater, piece) : end(inflater)
      await Promise.race([written, output.over])
    }
    return { bytes: joined(output.pieces, max), state: output.state, consumed: inflater.bytesWritten }
  } finally {
    inflater.destroy()
  }
}

/**
 * The quick way for a small stream that is as its header says.
 * @returns undefined where it is damaged, or longer than `size`
 */
export function inflateExactly(stream: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(stream, { maxOutputLength: Math.max(1, size) })
  } catch {
    return undefined
  }
}

interface Output {
  readonly pieces: Uint8Array[]
  state: Inflated['state'] | undefined
  readonly over: Promise<void>
}

function collect(inflater: InflateRaw, max: number): Output {
  const pieces: Uint8Array[] = []
  let length = 0
  let release: () => void = () => {}
  const output: Output = { pieces, state: undefined, over: new Promise((resolve) => (release = resolve)) }
  const finish = (state: Inflated['state']) => {
    output.state ??= state
    release()
  }
  inflater.on('data', (piece: Buffer) => {
    pieces.push(piece)
    length += piece.length
    if (length <= max) return
    finish('full')
    inflater.destroy()
  })
  inflater.on('end', () => finish('ended'))
  inflater.on('error', (error: NodeJS.ErrnoException) => finish(error.code === 'Z_BUF_ERROR' ? 'cut' : 'damaged'))
  return output
}

/** Resolves when the piece was used, also where that failed: the error is told apart. */
function write(inflater: InflateRaw, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    inflater.write(piece, () => resolve())
  })
}

/** The end of the stream is told by its events alone. */
function end(inflater: InflateRaw): Promise<never> {
  inflater.end()
  return new Promise(() => {})
}

function joined(pieces: readonly Uint8Array[], max: number): Uint8Array {
  const all = Buffer.concat(pieces)
  return all.length > max ? all.subarray(0, max) : all
}
