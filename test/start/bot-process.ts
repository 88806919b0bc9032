/** Starts the bot as an operator does, in a folder of its own, and cleans up behind it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const ROOT = resolve(__dirname, '../..')
const START = join(ROOT, 'plugins/cli/src/start.ts')
const STARTED = /^(?:Started\.|已启动)/m

export interface StartOptions {
  /** Variables besides the ones that every process needs. PORT is a free port unless given. */
  readonly env?: Readonly<Record<string, string>>
  /** The text of koishi.yml; the shipped one unless given. */
  readonly config?: string
  /** Further files of the folder, name → text. */
  readonly files?: Readonly<Record<string, string>>
  /** A folder to run in as it is; one of its own, with a space in its name, unless given. */
  readonly directory?: string
  /** A command other than `npm start`'s: arguments of node. */
  readonly command?: readonly string[]
}

export interface BotProcess {
  readonly directory: string
  readonly port: number
  /** Everything it printed so far. */
  output(): string
  /** Resolves when it says that it has started, rejects when it ends before. */
  started(): Promise<void>
  /** Resolves with its exit code. */
  ended(): Promise<number | null>
  isAlive(): boolean
  signal(signal: NodeJS.Signals): void
  /** Ends it and removes the folder that was made for it. */
  stop(): Promise<void>
}

/** Starts without waiting. */
export async function launch(options: StartOptions = {}): Promise<BotProcess> {
  const directory = options.directory ?? folderFor(options)
  const port = Number(options.env?.PORT ?? (await freePort()))
  const command = options.command ?? ['-r', require.resolve('esbuild-register'), START]
  const child = spawn(process.execPath, command, {
    cwd: directory,
    env: { ...bareEnvironment(), LANG: 'en_US.UTF-8', PORT: String(port), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that nothing it starts can outlive the test.
    detached: true,
  })
  return follow(child, directory, port, options.directory === undefined)
}

/** A folder with what a start needs; whoever makes it removes it. */
export function folderFor({ config, files = {} }: Pick<StartOptions, 'config' | 'files'>): string {
  const directory = mkdtempSync(join(tmpdir(), 'support agent '))
  if (config === undefined) copyFileSync(join(ROOT, 'koishi.yml'), join(directory, 'koishi.yml'))
  else writeFileSync(join(directory, 'koishi.yml'), config)
  writeFileSync(join(directory, 'package.json'), MANIFEST)
  symlinkSync(join(ROOT, 'knowledge'), join(directory, 'knowledge'), 'junction')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

/** Starts and waits until everything listens. */
export async function startBot(options: StartOptions = {}): Promise<BotProcess> {
  const bot = await launch(options)
  try {
    await bot.started()
    return bot
  } catch (error) {
    await bot.stop()
    throw error
  }
}

/** A port that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

/** Waits for `check`, asking again and again. */
export async function eventually(check: () => boolean, what: string, patience = 15_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!check()) {
    if (Date.now() > deadline) throw new Error(`waited in vain: ${what}`)
    await new Promise((done) => setTimeout(done, 20))
  }
}

/** With these two listed, Koishi leaves the manifest as it is. */
const MANIFEST = '{"dependencies": {"@koishijs/plugin-http": "*", "@koishijs/plugin-proxy-agent": "*"}}\n'

function follow(child: ChildProcess, directory: string, port: number, isOurs: boolean): BotProcess {
  let printed = ''
  const collect = (chunk: Buffer) => {
    printed += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  const ended = new Promise<number | null>((done) => child.once('close', done))

  return {
    directory,
    port,
    isAlive,
    output: () => printed,
    ended: () => ended,
    signal: (signal) => child.kill(signal),
    async started() {
      await eventually(() => STARTED.test(printed) || !isAlive(), `start in ${directory}\n${printed}`, 30_000)
      if (!isAlive()) throw new Error(`ended before it started:\n${printed}`)
    },
    async stop() {
      if (isAlive()) {
        signalGroup(child, 'SIGTERM')
        const killer = setTimeout(() => signalGroup(child, 'SIGKILL'), 5000)
        await ended
        clearTimeout(killer)
      }
      if (isOurs) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** The process and all that it started; Windows has no groups. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid === undefined || process.platform === 'win32') child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch (error) {
    // It has just left by itself.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Only what a process needs to run: settings of the machine must not leak into a test. */
function bareEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'SystemRoot', 'TEMP', 'APPDATA']
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}
