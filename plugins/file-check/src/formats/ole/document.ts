/** A compound file as a document: what its streams say about macros, encryption, links and embedded files. */
import type { CheckBudget, Content } from '../../check'
import { contentOfBytes } from '../memory-content'
import { type DocumentFacts, note } from '../office/facts'
import { type Compound, type OleStream, openCompound } from './compound'
import { readWorkbook } from './excel'
import { LINK_STREAM, monikerLinks } from './moniker'
import { NATIVE_STREAM, readNative } from './native'
import { unpackStorage } from './packed'
import { readPresentation } from './powerpoint'
import { readVba } from './vba'
import { readWord } from './word'

/** Of one stream, bytes. */
const MOST_STREAM = 16 * 1024 * 1024
const MOST_GLOBALS = 4 * 1024 * 1024
/** Of an object's stream: its beginning tells. */
const MOST_OBJECT = 8192
const MOST_OBJECTS = 1000

/** Compound files within compound files, as presentations store their macros. */
const DEEPEST = 4

/**
 * @param depth 0 for the file itself; one within another may be encrypted without the file being so: then it is only not checked
 * @returns whether it is a compound file
 */
export async function readOleDocument(
  content: Content,
  facts: DocumentFacts,
  budget: CheckBudget,
  depth = 0,
): Promise<boolean> {
  const compound = await openCompound(content)
  if (!compound) return false
  const encrypted = facts.encrypted
  facts.complete &&= compound.complete
  if (streamOf(compound, 'EncryptedPackage') ?? streamOf(compound, 'EncryptionInfo')) facts.encrypted = true
  await readParts(compound, facts, budget)
  await readStorages(compound, facts, budget, depth)
  const vba = await readVba(compound, budget)
  note(facts.macros, vba.macros)
  facts.complete &&= vba.complete
  await readObjects(compound, facts, budget)
  if (depth > 0 && facts.encrypted && !encrypted) {
    facts.encrypted = false
    facts.complete = false
  }
  return true
}

function streamOf({ streams }: Compound, name: string): OleStream | undefined {
  return streams.find(({ path }) => path.length === 1 && path[0]?.toLowerCase() === name.toLowerCase())
}

/** Empty where there is no such stream; one that is too long counts as not read to its end. */
async function readStream(compound: Compound, name: string, facts: DocumentFacts): Promise<Uint8Array> {
  const stream = streamOf(compound, name)
  if (!stream) return new Uint8Array()
  if (stream.size > MOST_STREAM) facts.complete = false
  return compound.read(stream, MOST_STREAM)
}

/** The globals stand first; what follows may be as long as it likes. */
async function readGlobals(compound: Compound, name: string): Promise<Uint8Array> {
  const stream = streamOf(compound, name)
  return stream ? compound.read(stream, MOST_GLOBALS) : new Uint8Array()
}

async function readParts(compound: Compound, facts: DocumentFacts, budget: CheckBudget): Promise<void> {
  // A workbook may hold both: the older one for Excel 95.
  for (const name of ['Workbook', 'Book']) readWorkbook(await readGlobals(compound, name), facts, budget)
  const document = await readStream(compound, 'WordDocument', facts)
  await readWord({ document, table: (name) => readStream(compound, name, facts) }, facts, budget)
}

/** In documents of one XML file, objects are packed into streams under a number. */
function isPackedObject({ path, size }: OleStream): boolean {
  return path.length === 1 && /^_\d{1,12}$/.test(path[0] ?? '') && size > 4
}

async function readStorages(compound: Compound, facts: DocumentFacts, budget: CheckBudget, depth: number) {
  const packed = compound.streams.filter(isPackedObject)
  const slides = streamOf(compound, 'PowerPoint Document')
  if (depth >= DEEPEST) {
    facts.complete &&= !packed.length && !slides
    return
  }
  for (const stream of packed.slice(0, MOST_OBJECTS)) {
    const storage = unpackStorage(await compound.read(stream, MOST_STREAM), MOST_STREAM)
    if (budget.isOver()) facts.complete = false
    else await readOleDocument(contentOfBytes(storage), facts, budget, depth + 1)
  }
  if (!slides) return
  const user = await readStream(compound, 'Current User', facts)
  const document = await readStream(compound, 'PowerPoint Document', facts)
  const presentation = readPresentation(user, document, budget)
  facts.encrypted ||= presentation.encrypted
  facts.complete &&= presentation.complete
  for (const storage of presentation.storages) {
    await readOleDocument(contentOfBytes(storage), facts, budget, depth + 1)
  }
}

/** Files and links within: each object has a storage of its own. */
async function readObjects(compound: Compound, facts: DocumentFacts, { isOver }: CheckBudget): Promise<void> {
  const objects = compound.streams.filter(({ path }) => [NATIVE_STREAM, LINK_STREAM].includes(path.at(-1) ?? ''))
  for (const object of objects.slice(0, MOST_OBJECTS)) {
    if (isOver()) {
      facts.complete = false
      return
    }
    const start = await compound.read(object, MOST_OBJECT)
    if (object.path.at(-1) === NATIVE_STREAM) note(facts.embedded, [readNative(start)])
    else note(facts.links, monikerLinks(start))
  }
  facts.complete &&= objects.length <= MOST_OBJECTS
}
