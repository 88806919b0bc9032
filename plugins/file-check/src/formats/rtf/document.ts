/** An RTF document: its fields, the template that it asks for, and the objects written into it as hexadecimal digits. */
import type { CheckBudget } from '../../check'
import { type DocumentFacts, note } from '../office/facts'
import { fieldReader } from '../office/fields'
import { linksOf } from '../office/links'
import { type RtfToken, rtfTokens } from './tokens'

/** What the text of a group is for. */
type Purpose = 'text' | 'instruction' | 'value' | 'template' | 'object'

const PURPOSES: Readonly<Record<string, Purpose>> = {
  fldinst: 'instruction',
  fldrslt: 'value',
  template: 'template',
  objdata: 'object',
}

interface Group {
  purpose: Purpose
  /** The group began with this purpose, so its text is complete when it ends. */
  own: boolean
  field: boolean
}

const DEEPEST = 1000
const LONGEST_TEMPLATE = 2048
const MOST_OBJECTS = 1000
/** Of all objects together, digits. */
const MOST_DIGITS = 8 * 1024 * 1024

/** @returns the objects, decoded; what follows the deepest group is not read and told in `facts.complete` */
export function readRtf(text: string, facts: DocumentFacts, { isOver }: Pick<CheckBudget, 'isOver'>): Uint8Array[] {
  const fields = fieldReader(facts)
  const groups: Group[] = [{ purpose: 'text', own: false, field: false }]
  const objects: Uint8Array[] = []
  let pieces: string[] = []
  let digits = 0
  let count = 0

  for (const token of rtfTokens(text)) {
    if (groups.length > DEEPEST || (++count % 4096 === 0 && isOver())) {
      facts.complete = false
      break
    }
    readToken(token)
  }
  return objects

  function readToken(token: RtfToken): void {
    const group = groups.at(-1)
    if (token.kind === 'open') groups.push({ purpose: group?.purpose ?? 'text', own: false, field: false })
    else if (token.kind === 'close') close(groups.length > 1 ? groups.pop() : undefined)
    else if (token.kind === 'word' && group) readWord(token.text, group)
    else if (token.kind === 'text' && group) readText(token.text, group.purpose)
  }

  function readWord(word: string, group: Group): void {
    if (word === 'field') {
      group.field = true
      fields.begin()
    }
    if (word === 'fldrslt') fields.separate()
    const purpose = PURPOSES[word]
    if (!purpose) return
    group.purpose = purpose
    group.own = true
    if (purpose === 'template' || purpose === 'object') pieces = []
  }

  function readText(letters: string, purpose: Purpose): void {
    if (purpose === 'instruction' || purpose === 'value') fields.text(letters)
    else if (purpose === 'template' && pieces.length < LONGEST_TEMPLATE) pieces.push(letters.slice(0, LONGEST_TEMPLATE))
    else if (purpose === 'object') {
      digits += letters.length
      if (digits <= MOST_DIGITS) pieces.push(letters)
      else facts.complete = false
    }
  }

  function close(group: Group | undefined): void {
    if (group?.field) fields.end()
    if (!group?.own) return
    if (group.purpose === 'template') note(facts.links, linksOf('template', pieces.join('').trim()))
    if (group.purpose === 'object' && objects.length >= MOST_OBJECTS) facts.complete = false
    else if (group.purpose === 'object') objects.push(Buffer.from(pieces.join('').replace(/[^0-9a-f]+/gi, ''), 'hex'))
  }
}
