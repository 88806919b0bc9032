/**
 * Logs of many programs in which each entry that reports an error is marked: how many are found, and how many found are right.
 * A level decides where a line has one; a warning reports an error only where a stack trace belongs to it or nothing in the log is worse.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readLog } from '.'

const FOLDER = join(__dirname, 'examples')
/** Before each line: `!` where an entry that reports an error begins, else a blank; then another blank. */
const MARK = 2

function score(file: string): { missed: number[]; wrong: number[]; right: number } {
  const lines = readFileSync(join(FOLDER, file), 'utf8').trimEnd().split('\n')
  const marked = lines.flatMap((line, index) => (line.startsWith('!') ? [index + 1] : []))
  const found = readLog(lines.map((line) => line.slice(MARK)).join('\n')).errors.map(({ number }) => number)
  return {
    missed: marked.filter((line) => !found.includes(line)),
    wrong: found.filter((line) => !marked.includes(line)),
    right: marked.filter((line) => found.includes(line)).length,
  }
}

const FILES = readdirSync(FOLDER)
/**
 * `e: file:///…` of the Kotlin compiler and a heater that does not heat name no failure in any word; an indented line goes on with
 * the heading before it; a count of errors is a print between them; an exception behind an error is part of it.
 */
const NOT_FOUND: Readonly<Record<string, readonly number[]>> = {
  'gradle.txt': [6],
  'klipper.txt': [28, 29],
  'comfyui.txt': [24],
  'dotnet-build.txt': [15],
  'uptime-kuma.txt': [13],
}
/** A scene that is called `Failed takes`. */
const NOT_MEANT: Readonly<Record<string, readonly number[]>> = { 'obs-studio.txt': [21] }

test.each(FILES)('the errors of %s', (file) => {
  const { missed, wrong } = score(file)
  expect({ missed, wrong }).toEqual({ missed: NOT_FOUND[file] ?? [], wrong: NOT_MEANT[file] ?? [] })
})

test('over all of them', () => {
  const scores = FILES.map(score)
  const sum = (count: (one: ReturnType<typeof score>) => number) => scores.reduce((total, one) => total + count(one), 0)
  const right = sum((one) => one.right)
  expect(right / (right + sum(({ wrong }) => wrong.length))).toBeGreaterThanOrEqual(0.9)
  expect(right / (right + sum(({ missed }) => missed.length))).toBeGreaterThanOrEqual(0.95)
})
