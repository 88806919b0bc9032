/** Runs benchmarks: all but the longest, or one by name: npm run bench -- [NAME [options]]. Exits with 1 when a bar fails. */
import { benchmarkClassify } from './classify'
import { benchmarkColdStart } from './cold-start'
import { benchmarkEdit } from './edit'
import { benchmarkFiles } from './files'
import { benchmarkFilesCorpus } from './files-corpus'
import { benchmarkHostile } from './hostile'
import { benchmarkQuestion } from './question'
import { printMachine } from './report'
import { benchmarkSoak } from './soak'
import { benchmarkTeaching } from './teaching'
import { benchmarkThroughput } from './throughput'

/** Each gets the options after its name, prints its figures, and says whether every bar held. */
const BENCHMARKS: Readonly<Record<string, (options: readonly string[]) => boolean | Promise<boolean>>> = {
  classify: benchmarkClassify,
  question: benchmarkQuestion,
  hostile: benchmarkHostile,
  'cold-start': benchmarkColdStart,
  throughput: benchmarkThroughput,
  edit: benchmarkEdit,
  files: benchmarkFiles,
  'files-corpus': benchmarkFilesCorpus,
  teaching: benchmarkTeaching,
  soak: benchmarkSoak,
}
/** It takes minutes, and a short one is among the tests. */
const ONLY_BY_NAME = ['soak']

async function main([name, ...options]: readonly string[]): Promise<number> {
  const names = name === undefined ? Object.keys(BENCHMARKS).filter((one) => !ONLY_BY_NAME.includes(one)) : [name]
  if (names.some((one) => !Object.hasOwn(BENCHMARKS, one))) {
    console.error(`Which benchmark? ${Object.keys(BENCHMARKS).join(', ')}`)
    return 2
  }
  printMachine()
  let allHeld = true
  for (const one of names) {
    console.log(`\n${one}`)
    // All of them run, so that one bar that fails hides no other.
    allHeld = (await BENCHMARKS[one]?.(options)) === true && allHeld
  }
  return allHeld ? 0 : 1
}

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
