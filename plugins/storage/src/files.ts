/** The few operations that durable storage needs of a file system, so that a test can let them fail. */
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

export interface OpenFile {
  /**
   * Writes at `position`, in bytes from the start. As write(2), it may write less than all.
   * @returns the number of bytes written
   */
  write(bytes: Uint8Array, position: number): Promise<number>
  truncate(length: number): Promise<void>
  /** Resolves when content and length are on the disk. */
  sync(): Promise<void>
  close(): Promise<void>
}

export interface Files {
  /** An empty file at `path`, new or emptied. */
  create(path: string): Promise<OpenFile>
  /** An existing file, to be changed. */
  open(path: string): Promise<OpenFile>
  /** The first `length` bytes, or all. */
  read(path: string, length?: number): Promise<Buffer>
  /** The names in a folder; none when it does not exist. */
  names(folder: string): Promise<string[]>
  rename(from: string, to: string): Promise<void>
  /** Removes a file, or a folder with what it holds; nothing there is fine. */
  remove(path: string): Promise<void>
  /** The folder and those above it, durable. */
  makeFolder(path: string): Promise<void>
  /** Resolves when the names in the folder are on the disk. */
  syncFolder(path: string): Promise<void>
}

/** Readable by the bot's own account alone: conversations are nobody else's business. */
const FILE_MODE = 0o600
const FOLDER_MODE = 0o700

export const nodeFiles: Files = {
  create: async (path) => wrap(await open(path, 'w', FILE_MODE)),
  open: async (path) => wrap(await open(path, 'r+')),
  async read(path, length) {
    const file = await open(path, 'r')
    try {
      if (length === undefined) return await file.readFile()
      const { bytesRead, buffer } = await file.read(Buffer.alloc(length), 0, length, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  },
  async names(folder) {
    try {
      return await readdir(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  },
  rename,
  remove: (path) => rm(path, { recursive: true, force: true }),
  async makeFolder(path) {
    const first = await mkdir(path, { recursive: true, mode: FOLDER_MODE })
    if (first === undefined) return
    for (let folder = path; folder !== dirname(first); folder = dirname(folder)) await syncFolder(dirname(folder))
  },
  syncFolder,
}

function wrap(file: FileHandle): OpenFile {
  return {
    write: async (bytes, position) => (await file.write(bytes, 0, bytes.length, position)).bytesWritten,
    truncate: (length) => file.truncate(length),
    // fdatasync: the length is part of what must be read back, so it is written too; times are not.
    sync: () => file.datasync(),
    close: () => file.close(),
  }
}

/** Windows cannot sync a folder; NTFS keeps its names in a journal of its own. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
