/** The opener in a worker thread, where the checks run. */
import { Worker } from 'node:worker_threads'
import { ranges, sampleFile, serve } from './testing/file-server'
import { TEST_POLICY } from './testing/policy'

const CODE = `
const { parentPort, workerData } = require('node:worker_threads')
const { contentOfAttachment, openAttachment } = require(workerData.module)
const attachment = openAttachment(workerData.source, 'a', undefined, workerData.policy)
contentOfAttachment(attachment)
  .then(async (content) => [content.size, await content.read(150_000, 5, { max: 5, why: 'test' })])
  .catch((error) => error.problem)
  .then((told) => parentPort.postMessage(told))
  .finally(() => attachment.close())
`

async function inWorker(url: string): Promise<unknown> {
  const policy = { ...TEST_POLICY, allowedHosts: ['127.0.0.1'] }
  const workerData = { module: require.resolve('./index.ts'), source: { kind: 'url', url }, policy }
  const worker = new Worker(CODE, { eval: true, workerData, execArgv: ['-r', require.resolve('esbuild-register')] })
  const ended = new Promise((resolve) => worker.once('exit', resolve))
  const told = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  // It ends by itself: nothing is left open.
  expect(await ended).toBe(0)
  return told
}

it('reads ranges, refuses addresses, and leaves nothing behind', async () => {
  const file = sampleFile(200_000)
  const { url, close } = await serve(ranges(file))
  expect(await inWorker(url)).toEqual([200_000, file.slice(150_000, 150_005)])
  expect(await inWorker('http://169.254.169.254/')).toBe('refused-address')
  await close()
})
