/** What large files cost: a huge zip from disk and over the network, long logs, and the memory of a worker. */
import { execFileSync } from 'node:child_process'
import { openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Model } from '@support-agent/diagnosis'
import { lineOfReport } from '../plugins/cli/src/check-file'
import { diagnoseText } from '../plugins/cli/src/diagnose-line'
import { rangeOf, serve } from '../plugins/file-check/src/open/testing/file-server'
import { shippedModel } from '../test/helpers/shipped-model'
import { bestOf, checkTask, taskOf } from './check-source'
import { inFolder, logLines, writeLog, writeSparseZip } from './huge-files'
import { type Bar, format, judge, percentile, timesOf } from './report'

const MEGABYTE = 1024 * 1024
const ENTRIES = 10_000
/** Ten thousand of them make a gigabyte. */
const ENTRY_BYTES = 107_000
const ROUNDS = 5

export async function benchmarkFiles(): Promise<boolean> {
  const model = shippedModel()
  return inFolder(async (folder) => {
    const zip = join(folder, 'huge.zip')
    const log = join(folder, 'long.log')
    writeSparseZip(zip, ENTRIES, ENTRY_BYTES)
    writeLog(log, 100 * MEGABYTE)
    const bomb = join(folder, 'bomb.gz')
    writeFileSync(bomb, gzipSync(Buffer.alloc(64 * MEGABYTE, 'the same words again and again ')))
    return judge([
      await zipFromDisk(folder, zip),
      ...(await zipOverRanges(zip)),
      await longLog(folder, log),
      ...(await shortLog(model)),
      memoryOfWorker(folder, [zip, log, bomb]),
    ])
  })
}

const inMilliseconds = { unit: ' ms', judged: 'with slack', good: 'at most' } as const

async function zipFromDisk(folder: string, path: string): Promise<Bar> {
  const { report, ms } = await bestOf(taskOf('huge.zip', { kind: 'path', path }, { folders: [folder] }), ROUNDS)
  const name = `zip of ${statSync(path).size} bytes, ${ENTRIES} entries, from disk (${report.verdict}), best of ${ROUNDS}`
  return { name, value: ms, limit: 50, ...inMilliseconds }
}

/** Its directory is longer than may be fetched: what was read is told, and that it was not all. */
async function zipOverRanges(path: string): Promise<Bar[]> {
  const file = openSync(path, 'r')
  const size = statSync(path).size
  let sent = 0
  const server = await serve((request, response) => {
    const { start, end: asked } = rangeOf(request)
    const bytes = Buffer.alloc(Math.min(asked, size) - start)
    readSync(file, bytes, 0, bytes.length, start)
    sent += bytes.length
    response.writeHead(206, {
      'content-range': `bytes ${start}-${start + bytes.length - 1}/${size}`,
      'content-length': bytes.length,
    })
    response.end(bytes)
  })
  try {
    const task = taskOf('huge.zip', { kind: 'url', url: server.url }, { allowedHosts: [server.host] })
    const { report, ms } = await checkTask(task)
    console.log(`the same over ranges: ${report.verdict}, ${server.requests.length} requests, ${format(ms)} ms`)
    return [
      {
        name: 'zip over ranges, fetched',
        value: sent / MEGABYTE,
        limit: 0.5,
        unit: ' MB',
        judged: 'strictly',
        good: 'at most',
      },
      {
        name: 'zip over ranges, called clean although its list was not read to the end',
        value: report.verdict === 'clean' ? 1 : 0,
        limit: 0,
        judged: 'strictly',
        good: 'at most',
      },
    ]
  } finally {
    await server.close()
  }
}

async function longLog(folder: string, path: string): Promise<Bar> {
  const { report, ms } = await bestOf(taskOf('long.log', { kind: 'path', path }, { folders: [folder] }), 2)
  const errors = report.log?.errors.length ?? 0
  return { name: `log of 100 MB (${errors} errors told apart)`, value: ms, limit: 1000, ...inMilliseconds }
}

/** Two hundred lines, pasted into the chat and as a file. */
async function shortLog(model: Model): Promise<Bar[]> {
  const text = logLines(200)
  const pasted = timesOf([text], () => diagnoseText(model, { text, at: undefined, addressed: true }), 20)
  const times: number[] = []
  for (let round = 0; round < 20; round++) {
    const { report, ms } = await checkTask(taskOf('short.log', { kind: 'bytes', bytes: Buffer.from(text) }))
    const start = performance.now()
    lineOfReport(report, model)
    times.push(ms + performance.now() - start)
  }
  return [
    { name: 'log of 200 lines, pasted', value: (pasted[0] ?? Number.NaN) / 1000, limit: 50, ...inMilliseconds },
    { name: 'log of 200 lines, as a file (median)', value: percentile(times, 0.5), limit: 50, ...inMilliseconds },
  ]
}

/** In a process of its own, so that nothing else is counted. */
function memoryOfWorker(folder: string, files: readonly string[]): Bar {
  const script = join(__dirname, 'worker-memory.ts')
  const register = require.resolve('esbuild-register')
  const peak = execFileSync(process.execPath, ['-r', register, script, folder, ...files], { encoding: 'utf8' })
  return {
    ...{ name: 'memory that one worker adds to the process, at its peak', value: Number(peak), limit: 150 },
    ...{ unit: ' MB', judged: 'with slack', good: 'at most' },
  }
}
