/** Runs one benchmark by name: node -r esbuild-register bench/main.ts <name> [options]. Exits with 1 when a bar fails. */
import { benchmarkClassify } from './classify'
import { printMachine } from './report'

/** Each gets the options after its name, prints its figures, and says whether every bar held. */
const BENCHMARKS: Readonly<Record<string, (options: readonly string[]) => boolean | Promise<boolean>>> = {
  classify: benchmarkClassify,
}

async function main([name = '', ...options]: readonly string[]): Promise<number> {
  const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined
  if (benchmark === undefined) {
    console.error(`Which benchmark? ${Object.keys(BENCHMARKS).join(', ')}`)
    return 2
  }
  printMachine()
  return (await benchmark(options)) ? 0 : 1
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
