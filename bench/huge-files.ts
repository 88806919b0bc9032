/** Large files made at run time in a folder that is removed afterwards: sparse where nobody looks. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** @param work gets a new folder, gone when it ends */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'files-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A zip archive whose entries are stored zeros, `size` bytes each: what lies between the headers takes no place on disk. */
export function writeSparseZip(path: string, count: number, size: number): void {
  const file = openSync(path, 'w')
  const rows: Buffer[] = []
  let at = 0
  for (let number = 0; number < count; number++) {
    const name = Buffer.from(`files/file-${String(number).padStart(5, '0')}.bin`)
    // Version, flags, method, time, date, checksum, both sizes, length of the name, of the extra field.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt32LE(size, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(name.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name])
    writeSync(file, local, 0, local.length, at)
    rows.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, place, name]))
    at += local.length + size
  }
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  writeSync(file, Buffer.concat([directory, end]), 0, directory.length + end.length, at)
  closeSync(file)
}

/** The lines of a log in the shape of a well-known bot, every so many of them an error with a trace. */
export function logLines(count: number, from = 0): string {
  const lines: string[] = []
  for (let number = from; lines.length < count; number++) {
    const time = `2025-11-18 08:${String(number % 60).padStart(2, '0')}:10`
    if (number % 97 !== 0) lines.push(`${time} [INFO] bot(9000000001) | received <- group (9100000001) hello ${number}`)
    else {
      lines.push(
        `${time} [ERROR] bot(9000000001) | Error: EventChecker Failed: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg`,
        `    "result": ${-(number % 7)},`,
        '    "errMsg": "rich media transfer failed"',
        `    at send (app.mjs:${number}:2)`,
      )
    }
  }
  return `${lines.slice(0, count).join('\n')}\n`
}

/** At least `bytes` of {@link logLines}. */
export function writeLog(path: string, bytes: number): void {
  const file = openSync(path, 'w')
  for (let written = 0, lines = 0; written < bytes; lines += 20_000) written += writeSync(file, logLines(20_000, lines))
  closeSync(file)
}
