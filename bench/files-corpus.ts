/** The file checks over a corpus of labelled files, where one lies beside the project: found, missed, false alarms, time. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding, FindingId } from '@support-agent/file-check'
import { bestOf, type Checked, taskOf } from './check-source'
import { type CorpusFile, encryptedByOthers, HARMLESS, peByOthers, TRAITS } from './corpus-labels'
import { EXCEPTIONS, type Exception } from './files-corpus-exceptions'
import { type Bar, format, judge, percentile } from './report'

const FOLDER = '../shared/corpus'
const ROUNDS = 2
/** Harmless, whatever is named so: programs and scripts are refused by their name alone. */
const BY_NAME: FindingId = 'blocked-extension'

interface Result extends Checked {
  readonly file: CorpusFile
}

/** @param options the corpus' folder, if it is another: `manifest.jsonl` and the files that it names */
export async function benchmarkFilesCorpus([folder = FOLDER]: readonly string[]): Promise<boolean> {
  const manifest = join(folder, 'manifest.jsonl')
  if (!existsSync(manifest)) {
    console.log(`skipped: no corpus of labelled files at ${folder}`)
    return true
  }
  const files = readFileSync(manifest, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as CorpusFile)
  const results: Result[] = []
  for (const file of files) {
    const bytes = new Uint8Array(readFileSync(join(folder, file.file)))
    results.push({ file, ...(await bestOf(taskOf(file.name, { kind: 'bytes', bytes }), ROUNDS)) })
  }
  return judge([
    ...times(results),
    ...encryption(results),
    programs(results),
    ...TRAITS.map((trait) => foundTrait(results, trait)),
    falseAlarms(results),
    unusedExceptions(results),
  ])
}

function times(results: readonly Result[]): Bar[] {
  const ms = results.map((result) => result.ms)
  const lost = results.filter(({ report }) => report.unfinished.some(({ why }) => why !== 'budget'))
  for (const { file, report } of lost) print(file, JSON.stringify(report.unfinished))
  console.log(
    `${results.length} files: median ${format(percentile(ms, 0.5))} ms, longest ${format(Math.max(...ms))} ms`,
  )
  return [
    { name: 'checks that crashed or did not return', value: lost.length, ...none },
    {
      ...{ name: 'time of a file, p99', value: percentile(ms, 0.99), limit: 50, unit: ' ms' },
      ...{ judged: 'with slack', good: 'at most' },
    },
  ]
}

const none = { limit: 0, judged: 'strictly', good: 'at most' } as const

/** Against what 7z, Python's zipfile and olefile say. */
function encryption(results: readonly Result[]): Bar[] {
  const told = results.flatMap((result) => {
    const expected = encryptedByOthers(result.file)
    return expected === undefined ? [] : [{ result, isSame: expected === isEncrypted(result) }]
  })
  const apart = told.filter(({ isSame }) => !isSame)
  for (const { result } of apart) explain(result, 'encryption', 'differs from the tools about encryption')
  const unexplained = apart.filter(({ result }) => !exceptionOf(result.file, 'encryption'))
  return [
    share(`encrypted or not, as ${told.length} verdicts of other tools`, told.length - apart.length, told.length, 0.98),
    { name: 'differences about encryption without a reason', value: unexplained.length, ...none },
  ]
}

function isEncrypted(result: Result): boolean {
  return found(result, ['archive-encrypted', 'office-encrypted', 'pdf-encrypted'])
}

/** Against pefile: what is no program, and whose checksum is wrong. */
function programs(results: readonly Result[]): Bar {
  const told = results.filter(({ file }) => file.oracle?.pefile)
  const apart = told.filter((result) => {
    const { isMalformed, isWrongSum } = peByOthers(result.file)
    const isCut = result.file.traits.some((trait) => /truncated/.test(trait))
    const sameForm = found(result, ['pe-malformed']) === (isMalformed || isCut)
    return !(sameForm && (isMalformed || found(result, ['pe-checksum-mismatch']) === isWrongSum))
  })
  for (const { file, report } of apart) print(file, `differs from pefile: ${listed(report.findings)}`)
  return { name: `programs of ${told.length} judged otherwise than by pefile`, value: apart.length, ...none }
}

function foundTrait(results: readonly Result[], { name, has, by }: (typeof TRAITS)[number]): Bar {
  const all = results.filter(({ file }) => has(file))
  const missed = all.filter((result) => !found(result, by))
  for (const result of missed) explain(result, name, `lacks ${by.join(' or ')}`)
  const known = missed.filter(({ file }) => exceptionOf(file, name)).length
  return share(`${name}: found of ${all.length}, ${known} listed apart`, all.length - missed.length, all.length - known)
}

function falseAlarms(results: readonly Result[]): Bar {
  const harmless = results.filter(({ file }) => file.traits.every((trait) => HARMLESS.test(trait)))
  const flagged = harmless.filter(({ report }) => grave(report.findings).length > 0)
  for (const result of flagged) explain(result, 'harmless', listed(grave(result.report.findings)))
  const unexplained = flagged.filter(({ file }) => !exceptionOf(file, 'harmless')).length
  return { name: `alarms without a reason on ${harmless.length} harmless files`, value: unexplained, ...none }
}

/** A list that is longer than it has to be hides what comes later. */
function unusedExceptions(results: readonly Result[]): Bar {
  const present = EXCEPTIONS.filter(({ sha256 }) => results.some(({ file }) => file.sha256.startsWith(sha256)))
  const unused = present.filter((exception) => !used.has(exception))
  for (const { sha256, about } of unused) console.log(`  ${sha256} need not be listed about ${about}`)
  return { name: 'exceptions that are none', value: unused.length, ...none }
}

const used = new Set<Exception>()

function exceptionOf({ sha256 }: CorpusFile, about: string): Exception | undefined {
  const exception = EXCEPTIONS.find((one) => one.about === about && sha256.startsWith(one.sha256))
  if (exception) used.add(exception)
  return exception
}

function explain({ file }: Result, about: string, what: string): void {
  print(file, `${about}: ${what} — ${exceptionOf(file, about)?.reason ?? 'NO REASON KNOWN'}`)
}

function print({ sha256, file }: CorpusFile, text: string): void {
  console.log(`  ${sha256.slice(0, 12)} ${file}: ${text}`)
}

function found({ report }: Result, ids: readonly FindingId[]): boolean {
  return report.findings.some(({ id }) => ids.includes(id))
}

function grave(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ id, severity }) => severity !== 'info' && id !== BY_NAME)
}

function listed(findings: readonly Finding[]): string {
  return findings.map(({ id, severity }) => `${id} (${severity})`).join(', ')
}

function share(name: string, part: number, all: number, limit = 0.95): Bar {
  return { name, value: all === 0 ? 1 : part / all, limit, judged: 'strictly', good: 'at least' }
}
