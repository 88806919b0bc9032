/** What a PDF file does beside being shown: scripts, programs that it starts, files and forms that it carries. */
import { lettersOf } from '../bytes'
import { isProgram } from '../office/facts'
import { arrayOf, dictOf, nameOf, type PdfDict, type PdfValue, refOf, textOf } from './values'

export interface PdfScript {
  /** The object that it stands in. */
  readonly object: number | undefined
  /** Whether it does no more than format or sum up the fields of a form. */
  readonly forForm: boolean
}

/** A file that is carried, by its name and the object with its bytes. */
export interface PdfAttachment {
  readonly name: string
  readonly object: number | undefined
}

export interface PdfFacts {
  readonly scripts: PdfScript[]
  /** Objects that are run when the file or a page of it is opened. */
  readonly opening: Set<number>
  /** A script stands right where something is opened. */
  opensScript: boolean
  /** What is to be started, hostile; empty where it is not said. */
  readonly launches: string[]
  readonly attachments: PdfAttachment[]
  /** Objects with the XML of a form. */
  readonly forms: Set<number>
  richMedia: boolean
  encrypted: boolean
}

export function noPdfFacts(): PdfFacts {
  return {
    scripts: [],
    opening: new Set(),
    opensScript: false,
    launches: [],
    attachments: [],
    forms: new Set(),
    richMedia: false,
    encrypted: false,
  }
}

/** Of each list, so that a hostile file cannot make them long. */
const MOST = 10_000

/** Functions that Acrobat itself puts behind the fields of a form. */
const FORM_CALL = /^\s{0,100}AF(?:Date|Number|Percent|Range|Simple|Special|Time|Merge)\w{0,40}\s{0,10}\(/

/** @param object its number; undefined for a trailer, which alone tells of encryption beside its modern form, a stream */
export function readFacts(value: PdfValue, object: number | undefined, facts: PdfFacts): void {
  const top = dictOf(value)
  const isTrailer = object === undefined || nameOf(top?.entries.get('Type')) === 'XRef'
  if (isTrailer && top?.entries.has('Encrypt')) facts.encrypted = true
  walk(value, object, false, facts)
}

/** The parser bounds the depth. @param opening whether what stands here is run when something is opened */
function walk(value: PdfValue, object: number | undefined, opening: boolean, facts: PdfFacts): void {
  const dict = dictOf(value)
  if (!dict) {
    for (const item of arrayOf(value)) walk(item, object, opening, facts)
    return
  }
  readAction(dict, object, opening, facts)
  readCarried(dict, facts)
  for (const [key, entry] of dict.entries) {
    const opens = opening || OPENING.has(key)
    const ref = refOf(entry)
    if (opens && ref !== undefined && facts.opening.size < MOST) facts.opening.add(ref)
    walk(entry, object, opens, facts)
  }
}

/** `JavaScript` names the scripts of the whole file, which run when it is opened. */
const OPENING = new Set(['OpenAction', 'AA', 'JavaScript'])

function readAction({ entries }: PdfDict, object: number | undefined, opening: boolean, facts: PdfFacts): void {
  const action = nameOf(entries.get('S'))
  const script = entries.get('JS')
  if (script !== undefined && (action === 'JavaScript' || action === 'Rendition') && facts.scripts.length < MOST) {
    const forForm = FORM_CALL.test(textOf(script) ?? '')
    facts.scripts.push({ object, forForm })
    if (opening && !forForm) facts.opensScript = true
  }
  if (action === 'Launch' && facts.launches.length < MOST) facts.launches.push(launched(entries))
  if (action === 'RichMediaExecute' || nameOf(entries.get('Subtype')) === 'RichMedia') facts.richMedia = true
}

/** The file, or on Windows the program with its arguments. */
function launched(entries: PdfDict['entries']): string {
  const windows = dictOf(entries.get('Win'))?.entries
  const file = windows?.get('F') ?? entries.get('F')
  const name = textOf(file) ?? textOf(dictOf(file)?.entries.get('UF')) ?? textOf(dictOf(file)?.entries.get('F')) ?? ''
  return `${name} ${textOf(windows?.get('P')) ?? ''}`.trim()
}

function readCarried({ entries }: PdfDict, facts: PdfFacts): void {
  const files = dictOf(entries.get('EF'))
  if (files && facts.attachments.length < MOST) {
    const name = textOf(entries.get('UF')) ?? textOf(entries.get('F')) ?? ''
    facts.attachments.push({ name, object: refOf(files.entries.get('F') ?? files.entries.get('UF')) })
  }
  const form = entries.get('XFA')
  for (const part of Array.isArray(form) ? arrayOf(form) : [form]) {
    const ref = refOf(part)
    if (ref !== undefined && facts.forms.size < MOST) facts.forms.add(ref)
  }
}

/** Whether a script that is not only for a form's fields is run when something is opened. */
export function opensScript({ scripts, opening, opensScript: direct }: PdfFacts): boolean {
  return direct || scripts.some(({ object, forForm }) => !forForm && object !== undefined && opening.has(object))
}

/** Whether the form's XML holds a script. */
export function hasFormScript(xml: Uint8Array): boolean {
  const text = lettersOf(xml)
  return /<(?:\w{1,32}:)?script[\s>]/i.test(text)
}

/** @param start its first bytes */
export function isCarriedProgram({ name }: PdfAttachment, start: Uint8Array): boolean {
  return isProgram(name, start)
}
