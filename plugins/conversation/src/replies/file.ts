/** What was found in a file, before what is concluded from it: its name and size, the worst findings, or the lines of its log. */
import type { LocaleId } from '@support-agent/diagnosis'
import type { FileFacts, FileFinding } from '../file-facts'
import { isLineKey, type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'
import { quotable } from './said'
import { textOf, topicOf } from './texts'

const MOST_FINDINGS = 3
/** The characters of a log's line that are shown. */
const LONGEST_LOG_LINE = 80

/** No lines for a turn that is about no file. */
export function fileLines(turn: Turn, circumstance: Circumstance): Line[] {
  const { file, causes, locale } = turn
  if (!file) return []
  return causes ? logLines(file, causes, locale, circumstance) : [headOf(file, locale), ...foundIn(file, locale)]
}

/** What to do when nothing is concluded. */
export function checkedReply({ file }: Turn): Line[] {
  if (!file) return []
  // A file that is not whole is no danger: it wants to be had anew.
  const key = `checked.${file.verdict}.${file.findings[0]?.id}`
  return [line(isLineKey(key) ? key : `checked.${file.verdict}`)]
}

function headOf({ name, size }: FileFacts, locale: LocaleId): Line {
  const shown = quotable(name)
  return size === undefined
    ? line('file.head', { name: shown })
    : line('file.head-size', { name: shown, size: bytesInWords(size, locale) })
}

function foundIn(file: FileFacts, locale: LocaleId): Line[] {
  const { findings, problem, unfinished } = file
  const telling = findings.filter(({ severity }) => severity !== 'info')
  const left = telling.length - MOST_FINDINGS
  return [
    ...(problem ? [problemLine(problem)] : []),
    ...telling.slice(0, MOST_FINDINGS).map((finding) => findingLine(finding, locale)),
    ...(left > 0 ? [line('file.more-findings', { count: left })] : []),
    ...(telling.length && unfinished.length && !problem ? [line('file.unfinished')] : []),
    ...(telling.length || problem ? [] : [nothingLine(file)]),
  ]
}

function nothingLine({ verdict, size, unseen }: FileFacts): Line {
  if (verdict !== 'clean') return line('file.nothing-so-far')
  if (!unseen) return line('file.nothing')
  return line(size === undefined ? 'file.nothing-in-name' : 'file.nothing-in-name-and-size')
}

function problemLine(problem: string): Line {
  const key = `problem.${problem}`
  return line(isLineKey(key) ? key : 'problem.unreachable')
}

/** One sentence on a finding, with what was measured. */
export function findingLine({ id, measured, entry }: FileFinding, locale: LocaleId): Line {
  const keys = [`finding.${id}.${measured.variant ?? ''}`, `finding.${id}`]
  const key = keys.find(isLineKey)
  const params = Object.entries(measured).map(([name, value]) => [
    name,
    name.endsWith('Bytes') && typeof value === 'number' ? bytesInWords(value, locale) : value,
  ])
  const values = { ...Object.fromEntries(params), entry: entry ?? '' }
  return key ? line(key, values) : line('finding.other', { id })
}

function logLines(
  { name, log }: FileFacts,
  causes: NonNullable<Turn['causes']>,
  locale: LocaleId,
  { model }: Circumstance,
): Line[] {
  const head = line('file.log', { name: quotable(name), count: log?.errors.length ?? 0 })
  const shown = causes.map(({ topic, text, line: number, repeats }) => {
    const { title } = textOf(topicOf(model.knowledge, topic), locale)
    const params = { title, text: inOneLine(text), number: number ?? 0, repeats }
    if (repeats > 1) return line(number === undefined ? 'file.log-cause-repeats' : 'file.log-cause-at-repeats', params)
    return line(number === undefined ? 'file.log-cause' : 'file.log-cause-at', params)
  })
  return [head, ...shown]
}

function inOneLine(text: string): string {
  const letters = [...text.replace(/\s+/gu, ' ').trim()]
  return letters.length <= LONGEST_LOG_LINE ? letters.join('') : `${letters.slice(0, LONGEST_LOG_LINE - 1).join('')}…`
}

const UNITS = ['byte', 'kb', 'mb', 'gb'] as const

/** `61 MB`: units of 1024 bytes, two digits at most. */
export function bytesInWords(bytes: number, locale: LocaleId): string {
  let amount = bytes
  let unit = 0
  while (amount >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024
    unit++
  }
  const number = amount >= 10 ? Math.round(amount) : Math.round(amount * 10) / 10
  return render([line(`unit.${UNITS[unit]!}`, { number })], locale)
}
