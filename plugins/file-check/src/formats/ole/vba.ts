/** The VBA projects of a compound file: whether they hold code, and whether some of it runs by itself. */
import type { CheckBudget } from '../../check'
import { u16, u32 } from '../little-endian'
import type { Macro } from '../office/facts'
import type { Compound, OleStream } from './compound'
import { decompressVba } from './vba-compression'

/**
 * Procedures that Word, Excel, PowerPoint or an add-in call by themselves, lower case, and the event handlers that fire when a
 * document is opened, shown, closed or left. Sources: Microsoft, "Auto macros" (Word) and the object models' event references.
 */
const AUTO_RUN: readonly string[] = [
  'autoexec',
  'autoopen',
  'autonew',
  'autoclose',
  'autoexit',
  'auto_open',
  'auto_close',
  'auto_add',
  'auto_remove',
  'auto_activate',
  'auto_deactivate',
  'auto_exec',
  'document_open',
  'document_new',
  'document_close',
  'document_beforeclose',
  'document_beforesave',
  'documentopen',
  'documentbeforeclose',
  'documentchange',
  'newdocument',
  'workbook_open',
  'workbook_activate',
  'workbook_close',
  'workbook_beforeclose',
  'workbook_beforesave',
  'workbook_deactivate',
  'workbook_windowactivate',
  'worksheet_activate',
  'worksheet_calculate',
  'worksheet_change',
  'worksheet_selectionchange',
  'app_presentationopen',
  'onslideshowpagechange',
  'onslideshowterminate',
  'userform_initialize',
  'inkpicture1_painted',
  'inkpicture1_painting',
]
const AUTO_RUN_NAMES = new Set(AUTO_RUN)

const MOST_MODULES = 256
const MOST_STREAM = 2 * 1024 * 1024
const MOST_TEXT = 1024 * 1024

/** Every project is a storage `VBA` with a stream `dir`; a file may hold several, one in each embedded document. */
export async function readVba(
  compound: Compound,
  budget: Pick<CheckBudget, 'isOver'>,
): Promise<{ macros: Macro[]; complete: boolean }> {
  const macros: Macro[] = []
  for (const dir of compound.streams.filter(({ path }) => isNamed(path, -1, 'dir') && isNamed(path, -2, 'vba'))) {
    if (budget.isOver() || macros.length >= 16) return { macros, complete: false }
    const project = await readProject(compound, dir, budget)
    macros.push(project.macro)
    if (!project.complete) return { macros, complete: false }
  }
  return { macros, complete: true }
}

function isNamed(path: readonly string[], at: number, name: string): boolean {
  return path.at(at)?.toLowerCase() === name
}

async function readProject(compound: Compound, dir: OleStream, budget: Pick<CheckBudget, 'isOver'>) {
  const folder = dir.path.slice(0, -1).join('/')
  const offsets = moduleOffsets(decompressVba(await compound.read(dir, MOST_STREAM), MOST_TEXT))
  const modules = compound.streams.filter(
    ({ path }) =>
      path.slice(0, -1).join('/') === folder && !/^(?:dir|_VBA_PROJECT|__SRP_\w{1,8})$/i.test(path.at(-1) ?? ''),
  )
  let autoRun: string | undefined
  let hasCode = false
  for (const module of modules.slice(0, MOST_MODULES)) {
    if (budget.isOver()) return { macro: { language: 'vba', autoRun, empty: false } as const, complete: false }
    const bytes = await compound.read(module, MOST_STREAM)
    const source = sourceOf(bytes, offsets.get((module.path.at(-1) ?? '').toLowerCase()))
    // A module whose source cannot be found may still hold compiled code.
    if (source === undefined) hasCode = true
    else {
      const read = readSource(source)
      autoRun ??= read.autoRun
      hasCode ||= read.hasCode
    }
  }
  return { macro: { language: 'vba', autoRun, empty: !hasCode } as const, complete: modules.length <= MOST_MODULES }
}

/** Records of the directory stream: [MS-OVBA] 2.3.4.2. Stream name, lower case → where the source begins in it, bytes. */
function moduleOffsets(dir: Uint8Array): Map<string, number> {
  const offsets = new Map<string, number>()
  let stream = ''
  for (let at = 0; at + 6 <= dir.length; ) {
    const id = u16(dir, at)
    // The version record states 4 bytes and has 6.
    const size = id === 0x09 ? 6 : u32(dir, at + 2)
    const data = dir.subarray(at + 6, at + 6 + size)
    if (id === 0x1a) stream = Buffer.from(data).toString('latin1').toLowerCase()
    if (id === 0x32) stream = Buffer.from(data).toString('utf16le').toLowerCase()
    if (id === 0x31) offsets.set(stream, u32(data, 0))
    at += 6 + size
  }
  return offsets
}

/** Where the directory does not say, the source is found by its first words, `Attribut` behind a flag byte. */
function sourceOf(bytes: Uint8Array, offset: number | undefined): string | undefined {
  const guess = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf('\0Attribut', 0, 'latin1')
  for (const start of [offset, guess - 3]) {
    if (start === undefined || start < 0 || start >= bytes.length) continue
    const text = decompressVba(bytes.subarray(start), MOST_TEXT)
    if (text.length > 0) return Buffer.from(text).toString('latin1')
  }
  return undefined
}

/** A name is a procedure's only behind `Sub` or `Function`; attributes, options and comments are no code. */
const PROCEDURE =
  /^[ \t]{0,200}(?:(?:public|private|friend|static)[ \t]{1,20}){0,3}(?:sub|function)[ \t]{1,20}([\p{L}_]\w{0,60})/iu
const NO_CODE = /^[ \t]{0,200}(?:attribute\b|option\b|'|rem\b|#|$)/i

function readSource(source: string): { autoRun: string | undefined; hasCode: boolean } {
  let autoRun: string | undefined
  let hasCode = false
  for (const line of source.split(/[\r\n]/)) {
    const start = line.slice(0, 400)
    if (NO_CODE.test(start)) continue
    hasCode = true
    const name = PROCEDURE.exec(start)?.[1]
    if (name && AUTO_RUN_NAMES.has(name.toLowerCase())) autoRun ??= name
  }
  return { autoRun, hasCode }
}
