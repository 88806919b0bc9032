/** A process with a pool of one worker: FOLDER FILE…; prints by how many MB its memory grew at most. */
import { basename } from 'node:path'
import { CheckPool } from '@support-agent/file-check'
import { taskOf } from './check-source'

const MEGABYTE = 1024 * 1024
const ROUNDS = 2

async function main([folder = '', ...files]: readonly string[]): Promise<void> {
  const before = process.memoryUsage().rss
  const pool = new CheckPool({ workers: 1, queue: 8 })
  for (let round = 0; round < ROUNDS; round++) {
    for (const path of files) await pool.check(taskOf(basename(path), { kind: 'path', path }, { folders: [folder] }))
  }
  await pool.close()
  console.log((process.resourceUsage().maxRSS * 1024 - before) / MEGABYTE)
}

void main(process.argv.slice(2))
