/** `prepare`: compiles the knowledge and learns its weights ahead of the first start. Runs after an installation. */
import { spawnSync } from 'node:child_process'
import { readArguments, UsageError } from '../command'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf } from '../knowledge'
import { say } from '../words'

/** Always 0: a start without it only takes longer, so an installation must not fail for it. */
export async function prepare(args: readonly string[]): Promise<number> {
  const { values } = readArguments(args, KNOWLEDGE_OPTIONS)
  compilePlugins()
  try {
    modelOf(loadChosen(values).knowledge)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${say('not-prepared', { what: error.message })}\n`)
  }
  return 0
}

/** What koishi.yml loads of ours. */
const PLUGINS = ['koishi-plugin-support-agent', 'koishi-plugin-onebot-bridge']

/** Loads the plugins once in a process of their own, so that the first start finds them compiled. */
function compilePlugins(): void {
  const preload = ['esbuild-register', '../start/compile-cache'].flatMap((module) => ['-r', require.resolve(module)])
  const program = PLUGINS.map((plugin) => `require(${JSON.stringify(plugin)})`).join(';')
  spawnSync(process.execPath, [...preload, '-e', program], { stdio: 'ignore' })
}
