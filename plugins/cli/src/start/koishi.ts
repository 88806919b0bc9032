/** Runs Koishi's own command in this process: its worker, its restarts and its exit codes stay as they are. */
import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'

/** How long the worker has to leave by itself after Ctrl-C, which the terminal sends to both of us, in milliseconds. */
const CTRL_C_MS = 1000

/** `koishi start`, with TypeScript plugins. @param onReady called once, when the first worker has started its plugins */
export async function runKoishi(onReady: () => void): Promise<void> {
  let worker: ChildProcess | undefined
  let isReady = false
  subscribe('child_process', (message) => {
    worker = (message as { process: ChildProcess }).process
    worker.on('message', (said: { type?: string }) => {
      if (isReady || said.type !== 'start') return
      isReady = true
      onReady()
    })
  })
  passSignals(() => worker)
  const preload = ['esbuild-register', './compile-cache', './worker'].flatMap((module) => [
    '-r',
    require.resolve(module),
  ])
  process.argv = [process.execPath, 'koishi', 'start', ...preload]
  await import('koishi/lib/cli')
}

/** Koishi ends this process when its worker has ended; until then a signal is the worker's business. */
function passSignals(worker: () => ChildProcess | undefined): void {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => worker()?.kill('SIGTERM'))
  process.on('SIGINT', () => setTimeout(() => worker()?.kill('SIGINT'), CTRL_C_MS).unref())
}
