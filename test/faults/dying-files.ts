/** The real file system, on a disk that is full after so many bytes. */
import { nodeFiles, type OpenFile } from '@support-agent/storage'

export function dyingFiles(space: number): typeof nodeFiles {
  let left = space

  const dying = (file: OpenFile): OpenFile => ({
    ...file,
    async write(bytes, position) {
      const fits = Math.min(left, bytes.length)
      left -= fits
      if (fits === 0) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      return file.write(bytes.subarray(0, fits), position)
    },
  })

  return {
    ...nodeFiles,
    create: async (path) => dying(await nodeFiles.create(path)),
    open: async (path) => dying(await nodeFiles.open(path)),
  }
}
