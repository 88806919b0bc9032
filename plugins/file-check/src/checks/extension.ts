/** What the end of a name tells: refused types, false ends before the true one, imitations, and ends that were put on. */
import type { Check, CheckedFile } from '../check'
import { type Finding, printable } from '../finding'
import { baseName, extensionOf, partsOf, withoutTrailing } from '../formats/name/file-name'
import { lastFalseDot, seenAs } from '../formats/name/lookalike'
import { isRunnable, isTrusted } from '../formats/name/runnable'
import { typesForExtension } from '../formats/sniff/types'

/** Of longer names the end is looked at: no system keeps one. */
const LONGEST_NAME = 2_048
const DISGUISED = [{ variable: 'file_content', value: 'disguised' }]

export const extension: Check = {
  id: 'extension',
  finds: ['blocked-extension', 'double-extension', 'lookalike-extension', 'renamed-suffix'],
  needsContent: false,
  async run(file: CheckedFile, { policy }) {
    const name = file.name.slice(-LONGEST_NAME)
    const { blockedExtensions: blocked } = policy
    const found = [blockedExtension, doubleExtension, lookalikeExtension, renamedSuffix].map((of) => of(name, blocked))
    return { findings: found.filter((finding) => finding !== undefined), complete: true }
  },
}

function blockedExtension(name: string, blocked: readonly string[]): Finding | undefined {
  const last = extensionOf(name)
  if (!blocked.includes(last)) return undefined
  return {
    id: 'blocked-extension',
    severity: 'warning',
    measured: { extension: printable(last) },
    emits: [{ variable: 'file_name', value: 'refused-type' }],
  }
}

/** These are named after what they deal with: `System.Zip.dll`, `guide.pdf.chm`. */
const NAMED_AFTER = ['dll', 'sys', 'chm']
/** Developers call scripts `data.json.js` or `page.html.js`; of pictures and the like they make none. */
const TEXTS_BEFORE_SCRIPTS = ['txt', 'csv', 'log', 'htm', 'html', 'svg']
/** From so many spaces on the end of a name is out of sight. */
const MANY_SPACES = 5

function doubleExtension(name: string, blocked: readonly string[]): Finding | undefined {
  const { stem } = partsOf(name)
  const last = extensionOf(name)
  if (!isRunnable(last, blocked) || NAMED_AFTER.includes(last)) return undefined
  const spaces = spacesAtEnd(stem)
  const inner = extensionOf(stem)
  const isBait = isTrusted(inner) && !(last === 'js' && TEXTS_BEFORE_SCRIPTS.includes(inner))
  if (!isBait && spaces < MANY_SPACES) return undefined
  return {
    id: 'double-extension',
    severity: 'danger',
    measured: isBait ? { shown: inner, extension: last } : { variant: 'spaces', spaces, extension: last },
    emits: DISGUISED,
  }
}

function spacesAtEnd(stem: string): number {
  return stem.length - stem.trimEnd().length
}

function lookalikeExtension(name: string, blocked: readonly string[]): Finding | undefined {
  const falseEnd = endAfterFalseDot(withoutTrailing(baseName(name)))
  const written = falseEnd ?? partsOf(name).extension
  const seen = seenAs(written)
  if (falseEnd === undefined && seen === written.trim().toLowerCase()) return undefined
  const measured = { extension: seen, written: printable(written) }
  if (isRunnable(seen, blocked)) {
    return { id: 'lookalike-extension', severity: 'danger', measured, emits: DISGUISED }
  }
  if (!typesForExtension(seen).length) return undefined
  return {
    id: 'lookalike-extension',
    severity: 'notice',
    measured: { ...measured, variant: 'unknown' },
    emits: [{ variable: 'file_name', value: 'odd-characters' }],
  }
}

/** At most this many letters after a dot that is none. */
const LONGEST_FALSE_END = 12

function endAfterFalseDot(base: string): string | undefined {
  const dot = lastFalseDot(base)
  return dot < base.lastIndexOf('.') || dot < 0 || base.length - dot > LONGEST_FALSE_END
    ? undefined
    : base.slice(dot + 1)
}

/** What QQ puts behind names of programs when they arrive, and what people put there themselves. */
const PUT_ON = ['1', '重命名', '改名', '请重命名', 'rename', 'renamed']
/** `apk1`, `exe_`: letters put on without a dot. */
const STUCK_ON = /^(.{2,6}?)(?:1|_|\(重命名\)|（重命名）)$/

function renamedSuffix(name: string, blocked: readonly string[]): Finding | undefined {
  const { stem } = partsOf(name)
  const last = extensionOf(name)
  if (PUT_ON.includes(last)) {
    const inner = extensionOf(stem).replace(/\(\d{1,3}\)$/, '')
    // Logs and libraries are numbered too: `app.log.1`, `libc.so.1`.
    const fits =
      last === '1' ? isRunnable(inner, blocked) : typesForExtension(inner).length > 0 || isRunnable(inner, blocked)
    return fits ? renamed(`.${last}`, inner) : undefined
  }
  const inner = STUCK_ON.exec(last)?.[1] ?? ''
  return isRunnable(inner, blocked) && !isRunnable(last, blocked) ? renamed(last.slice(inner.length), inner) : undefined
}

function renamed(suffix: string, original: string): Finding {
  return {
    id: 'renamed-suffix',
    severity: 'notice',
    measured: { suffix, extension: original },
    emits: [{ variable: 'file_state', value: 'renamed' }],
  }
}
