/** Characters in a name that turn it round, that nobody sees, or that no file may be called by. */
import type { Check } from '../check'
import { type Finding, printable } from '../finding'
import { holdsBidiControl, isOverridden, isRightToLeft, shownAs } from '../formats/name/bidi'
import { baseName, extensionOf, withoutTrailing } from '../formats/name/file-name'
import { codePoint, hiddenLetters } from '../formats/name/hidden-letters'

/** Of longer names the beginning is looked at: no system keeps one. */
const LONGEST_NAME = 4_096
const MOST_SHOWN = 5
const ODD = { variable: 'file_name', value: 'odd-characters' }
const DISGUISED = { variable: 'file_content', value: 'disguised' }

export const characters: Check = {
  id: 'characters',
  finds: ['bidi-override', 'hidden-characters', 'illegal-characters', 'trailing-dot-or-space'],
  needsContent: false,
  async run(file) {
    const name = file.name.slice(0, LONGEST_NAME)
    const found = [bidiOverride(name), hiddenCharacters(name), illegalCharacters(name), trailing(file.name)]
    return { findings: found.filter((finding) => finding !== undefined), complete: true }
  },
}

/** Overrides turn letters round, as no language needs in a name; the other controls come along when text is copied. */
function bidiOverride(name: string): Finding | undefined {
  if (!holdsBidiControl(name)) return undefined
  if (!isOverridden(name)) {
    if (isRightToLeft(name)) return undefined
    return { id: 'bidi-override', severity: 'notice', measured: { variant: 'control' }, emits: [ODD] }
  }
  const extension = printable(extensionOf(name))
  const measured = { shown: printable(shownAs(name)), ...(extension ? { extension } : { variant: 'bare' }) }
  return { id: 'bidi-override', severity: 'danger', measured, emits: [DISGUISED, ODD] }
}

function hiddenCharacters(name: string): Finding | undefined {
  const hidden = hiddenLetters(name, isRightToLeft(name))
  if (!hidden.length) return undefined
  const measured = { count: hidden.length, characters: listed(hidden.map(codePoint)) }
  return { id: 'hidden-characters', severity: 'notice', measured, emits: [ODD] }
}

/** What Windows allows in no name, control characters; half a surrogate pair cannot be written anywhere. */
const ILLEGAL = /[<>:"|?*]|\p{Cc}|\p{Surrogate}/gu

function illegalCharacters(name: string): Finding | undefined {
  const base = baseName(name)
  const illegal = name.match(ILLEGAL) ?? []
  const isPath = base !== name || base === '..' || base === '.'
  if (!illegal.length && !isPath) return undefined
  const separators = isPath ? (name.match(/[\\/]/g) ?? ['..']) : []
  const measured = { characters: listed([...separators, ...illegal].map(legible)) }
  return {
    id: 'illegal-characters',
    severity: 'warning',
    measured: isPath ? { ...measured, variant: 'path' } : measured,
    emits: [ODD],
  }
}

function legible(character: string): string {
  return /[\p{C}]/u.test(character) ? codePoint(character) : character
}

function trailing(name: string): Finding | undefined {
  const base = baseName(name)
  if (/^\.{0,2}$/.test(base) || withoutTrailing(base) === base) return undefined
  return { id: 'trailing-dot-or-space', severity: 'notice', measured: {}, emits: [ODD] }
}

function listed(items: readonly string[]): string {
  const different = [...new Set(items)]
  return different.length <= MOST_SHOWN ? different.join(' ') : `${different.slice(0, MOST_SHOWN).join(' ')} …`
}
