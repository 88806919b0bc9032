/** The findings that follow from what was learnt of an office document: one for each kind of risk, naming the gravest. */
import { type Finding, printable, type Severity } from '../finding'
import type { Dde, DocumentFacts, Embedded, Link, Macro } from '../formats/office/facts'

const ACTIVE = [{ variable: 'file_content', value: 'active-content' }] as const
const HIDDEN_PROGRAM = [{ variable: 'file_content', value: 'hidden-program' }] as const
const ENCRYPTED = [{ variable: 'file_state', value: 'encrypted' }] as const

export function officeFindings(facts: DocumentFacts): Finding[] {
  const { macros, dde, links, embedded, allowsMacros } = facts
  return [
    ...macroFindings(macros),
    ...(allowsMacros && !macros.length ? [found('office-macro', 'info', { variant: 'allowed' })] : []),
    ...encryptionFindings(facts),
    ...ddeFindings(dde),
    ...linkFindings(links),
    ...programFindings(embedded),
  ]
}

function encryptionFindings({ encrypted, standardPassword }: DocumentFacts): Finding[] {
  if (!encrypted) return []
  return [found('office-encrypted', 'notice', standardPassword ? { variant: 'standard' } : {}, ENCRYPTED)]
}

function found(
  id: Finding['id'],
  severity: Severity,
  measured: Finding['measured'],
  emits: NonNullable<Finding['emits']> = [],
): Finding {
  return emits.length ? { id, severity, measured, emits } : { id, severity, measured }
}

/** One a language: code that runs by itself before code that waits, and both before a project without a line. */
function macroFindings(macros: readonly Macro[]): Finding[] {
  return (['vba', 'xlm', 'script'] as const).flatMap((language) => {
    const own = macros.filter((macro) => macro.language === language)
    const autoRun = own.find((macro) => macro.autoRun)?.autoRun
    if (autoRun) {
      return [found('office-macro', 'warning', { variant: `${language}-auto`, autoRun: printable(autoRun) }, ACTIVE)]
    }
    if (own.some(({ empty }) => !empty)) return [found('office-macro', 'warning', { variant: language }, ACTIVE)]
    return own.length ? [found('office-macro', 'notice', { variant: `${language}-empty` })] : []
  })
}

/** Programs that run whatever command they are given. */
const RUNNER =
  /(?:^|[\\/"'\s])(?:cmd|command|powershell|pwsh|mshta|wscript|cscript|rundll32|regsvr32|msiexec|certutil)\b/i
const PROGRAM = /\.(?:exe|com|bat|cmd|scr|vbs|js|hta|ps1)\b/i

function ddeFindings(dde: readonly Dde[]): Finding[] {
  const runs = dde.find(({ application, command }) => {
    const text = `${application.slice(0, 1024)} ${command.slice(0, 1024)}`
    return RUNNER.test(text) || PROGRAM.test(text)
  })
  const first = runs ?? dde[0]
  if (!first) return []
  const variant = runs ? 'command' : 'link'
  const measured = { variant, application: printable(first.application), command: printable(first.command) }
  return [found('dde', runs ? 'danger' : 'warning', measured, ACTIVE)]
}

/** What is fetched and worked on comes before what is only shown. */
const GRAVEST: readonly Link['kind'][] = ['template', 'object', 'frame', 'image']

function linkFindings(links: readonly Link[]): Finding[] {
  const kind = GRAVEST.find((one) => links.some((link) => link.kind === one))
  const link = links.find((one) => one.kind === kind)
  if (!link) return []
  const measured = { variant: link.kind, target: printable(link.target), links: links.length }
  return link.kind === 'image'
    ? [found('external-link', 'notice', measured)]
    : [found('external-link', 'warning', measured, ACTIVE)]
}

function programFindings(embedded: readonly Embedded[]): Finding[] {
  const program = embedded.find((one) => one.program)
  if (!program) return []
  const measured = { variant: 'document', name: printable(program.name) }
  return [{ ...found('archive-nested-executable', 'danger', measured, HIDDEN_PROGRAM), entry: printable(program.name) }]
}
