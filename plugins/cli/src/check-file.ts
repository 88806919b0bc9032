/** One file through its checks and the whole line, as a plain result. */
import { access, constants, realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import {
  DEFAULT_SETTINGS,
  evidenceOfFile,
  findingLine,
  newConversation,
  plainReply,
  render,
  step,
  wordsOf,
} from '@support-agent/conversation'
import { infer, type Model } from '@support-agent/diagnosis'
import {
  type AttachmentSource,
  type CheckPolicy,
  type CheckPool,
  DEFAULT_LIMITS,
  DEFAULT_OPENER_POLICY,
  type FileReport,
  type Finding,
} from '@support-agent/file-check'
import { bestTopics, type DiagnoseLine } from './diagnose-line'
import { terminalLocale } from './words'

export interface CheckRequest {
  /** A file on this machine; without it only the name and the size are checked. */
  readonly path?: string | undefined
  readonly name?: string | undefined
  /** Bytes. */
  readonly size?: number | undefined
}

export interface CheckLine {
  readonly verdict: FileReport['verdict']
  /** The worst first, each with its sentence in the language of the terminal. */
  readonly findings: readonly (Finding & { readonly sentence: string })[]
  readonly unfinished: FileReport['unfinished']
  readonly topics: DiagnoseLine['topics']
  readonly reply: string | null
}

export type WrongFile = 'no-file' | 'not-a-file' | 'cannot-read' | 'no-path-or-name'

/** @returns what is wrong where there is no such file */
export async function checkFile(
  request: CheckRequest,
  model: Model,
  pool: CheckPool,
  policy: CheckPolicy,
): Promise<CheckLine | { readonly wrong: WrongFile }> {
  const { path, size } = request
  const name = request.name ?? (path === undefined ? undefined : basename(path))
  if (!name) return { wrong: 'no-path-or-name' }
  const wrong = path === undefined ? undefined : await whatIsWrong(path)
  if (wrong) return { wrong }
  // The user names the file; what a link leads to is theirs as well.
  const real = path === undefined ? undefined : await realpath(path)
  const source: AttachmentSource = real === undefined ? { kind: 'none' } : { kind: 'path', path: real }
  const opener = { ...DEFAULT_OPENER_POLICY, folders: real === undefined ? [] : [dirname(real)] }
  const report = await pool.check({ name, size, source, opener, policy, limits: DEFAULT_LIMITS })
  return lineOfReport(report, model)
}

/** What a report means to the diagnosis, as somebody who asked for it is told. */
export function lineOfReport(report: FileReport, model: Model): CheckLine {
  const { posterior, effects } = step(
    newConversation({ platform: 'cli', channel: 'cli', user: 'cli' }),
    { kind: 'file', file: report, text: '', at: 0, timed: false, addressed: true, called: true },
    { model, settings: DEFAULT_SETTINGS, now: 0, prefix: '' },
  )
  const locale = terminalLocale()
  return {
    verdict: report.verdict,
    findings: report.findings.map((finding) => ({
      ...finding,
      sentence: plainReply(render([findingLine(finding, locale)], locale)),
    })),
    unfinished: report.unfinished,
    topics: bestTopics(posterior ?? infer(model, evidenceOfFile(report))),
    reply: wordsOf(effects),
  }
}

/** A folder, a device or a pipe is no file: reading it would show nothing, or never end. */
async function whatIsWrong(path: string): Promise<WrongFile | undefined> {
  try {
    if (!(await stat(path)).isFile()) return 'not-a-file'
    await access(path, constants.R_OK)
    return undefined
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    return ['EACCES', 'EPERM', 'ELOOP'].includes(code) ? 'cannot-read' : 'no-file'
  }
}
