/** Shortcuts: files that hold nothing themselves and open something else. */
import { type Check, type Content, NOTHING_FOUND } from '../check'
import { type Finding, printable } from '../finding'
import { typeOfContent } from '../formats/content-type'
import { decodeText } from '../formats/encoding'
import { baseName } from '../formats/name/file-name'
import { readShellLink } from '../formats/shell-link'
import type { TypeId } from '../formats/sniff/types'

export const shortcut: Check = {
  id: 'shortcut',
  finds: ['shortcut'],
  needsContent: true,
  async run({ content }) {
    const finding = content && findingOf((await typeOfContent(content)).id, content)
    return finding ? { findings: [finding], complete: true } : NOTHING_FOUND
  },
}

function findingOf(id: TypeId, { head }: Content): Finding | undefined {
  if (id === 'lnk') return windowsShortcut(head)
  const text = decodeText(head)?.text ?? ''
  if (id === 'url-shortcut') return toAddress(lineOf(text, 'url'))
  if (id === 'webloc') return toAddress(/<string>([^<]{0,2000})/i.exec(text)?.[1] ?? '')
  if (id !== 'desktop-entry') return undefined
  const command = lineOf(text, 'exec')
  return command ? toCommand(command.split(/\s/, 1)[0] ?? '', command) : toAddress(lineOf(text, 'url'))
}

const ACTIVE = [{ variable: 'file_content', value: 'active-content' }]

/** Programs that carry out what they are told in their arguments. */
const INTERPRETER =
  /\b(?:cmd|powershell|pwsh|mshta|wscript|cscript|rundll32|regsvr32|certutil|bitsadmin|msiexec|forfiles|conhost|schtasks|bash|sh)\b/i

function windowsShortcut(head: Uint8Array): Finding {
  const { target, commandLine } = readShellLink(head)
  const whole = `${target} ${commandLine}`
  if (commandLine.trim() && INTERPRETER.test(whole)) return toCommand(target, whole)
  return {
    id: 'shortcut',
    severity: 'warning',
    measured: target ? { target: shown(target) } : { variant: 'unknown' },
    emits: ACTIVE,
  }
}

function toCommand(target: string, whole: string): Finding {
  const program = INTERPRETER.exec(whole)?.[0] ?? target
  const isInterpreter = INTERPRETER.test(whole)
  return {
    id: 'shortcut',
    severity: isInterpreter ? 'danger' : 'warning',
    measured: { target: shown(isInterpreter ? program : target), ...(isInterpreter ? { variant: 'command' } : {}) },
    emits: ACTIVE,
  }
}

/** Only the host is shown: the rest of an address may be a secret. */
function toAddress(address: string): Finding {
  const host = /^https?:\/\/(?:[^/?#@]{0,200}@)?([^/?#:]{1,200})/i.exec(address)?.[1]
  if (host)
    return { id: 'shortcut', severity: 'notice', measured: { target: printable(host), variant: 'web' }, emits: ACTIVE }
  const scheme = /^[a-z][a-z0-9+.-]{1,30}(?=:)/i.exec(address)?.[0] ?? (address.startsWith('\\\\') ? '\\\\' : '')
  const measured = scheme ? { target: printable(scheme), variant: 'scheme' } : { variant: 'unknown' }
  return { id: 'shortcut', severity: 'warning', measured, emits: ACTIVE }
}

/** Only the last part: folders are called after people. */
function shown(path: string): string {
  return printable(baseName(path))
}

/** Of a line `Key=value`. */
function lineOf(text: string, key: string): string {
  return new RegExp(`^${key}[ \\t]{0,9}=[ \\t]{0,9}([^\\r\\n]{0,2000})`, 'im').exec(text)?.[1]?.trim() ?? ''
}
