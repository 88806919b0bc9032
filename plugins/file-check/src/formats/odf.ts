/** An OpenDocument file (odt, ods, odp): macros and what starts them, encryption, links and objects. */
import { type DocumentFacts, type LinkKind, note } from './office/facts'
import { linksOf } from './office/links'
import type { Part, Parts } from './office/parts'
import { attributeOf, tagsOf, type XmlTag } from './xml'

const ENCRYPTION = new Set(['encryption-data'])

/** Elements that fetch what they show, by local name; those in the same document name no scheme. */
const LINKED: Readonly<Record<string, LinkKind>> = {
  image: 'image',
  'fill-image': 'image',
  object: 'object',
  'object-ole': 'object',
  plugin: 'object',
  'section-source': 'object',
  'table-source': 'object',
  'floating-frame': 'frame',
}
const TAGS = new Set([...Object.keys(LINKED), 'event-listener', 'dde-source', 'dde-connection-decl'])

/** Where a flat document keeps its modules. */
const SOURCE = new Set(['source-code', 'module'])

const MOST_OBJECT = 8 * 1024 * 1024

export async function readOdf(
  parts: Parts,
  facts: DocumentFacts,
  readWithin: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const named = (wanted: string) => parts.all.find(({ name }) => name === wanted)
  const manifest = await parts.text(named('meta-inf/manifest.xml'))
  if (!tagsOf(manifest, ENCRYPTION).next().done) {
    // Everything else is ciphertext.
    facts.encrypted = true
    return
  }
  let event: string | undefined
  for (const part of parts.all) {
    if (/(?:^|\/)(?:content|styles)\.xml$/.test(part.name)) event = readContent(await parts.text(part), facts) ?? event
    else if (isObject(part)) await readWithin(await parts.bytes(part, MOST_OBJECT))
  }
  addMacros(parts.all.some(isModule), event, facts)
}

/** The whole document in one XML file. */
export function readFlatOdf(xml: string, facts: DocumentFacts): void {
  addMacros(!tagsOf(xml, SOURCE).next().done, readContent(xml, facts), facts)
}

function addMacros(modules: boolean, autoRun: string | undefined, facts: DocumentFacts): void {
  if (modules || autoRun) note(facts.macros, [{ language: 'script', autoRun, empty: false }])
}

/** Libraries are listed in files of their own, also where they are empty. */
function isModule({ name }: Part): boolean {
  return (/^basic\/[^/]+\/[^/]+\.xml$/.test(name) && !/\/script-l[bc]\.xml$/.test(name)) || /^scripts\/./.test(name)
}

/** Objects of other programs stand at the top under a bare name: `Object 1`. */
function isObject({ name }: Part): boolean {
  return /^object \d{1,5}$/.test(name)
}

/** @returns the first event that runs a script without a click */
function readContent(xml: string, facts: DocumentFacts): string | undefined {
  let event: string | undefined
  for (const tag of tagsOf(xml, TAGS)) {
    if (tag.kind === 'close') continue
    const kind = LINKED[tag.name]
    if (kind) note(facts.links, linksOf(kind, attributeOf(tag, 'href')))
    else if (tag.name === 'event-listener') event ??= autoRunOf(tag)
    else note(facts.dde, [{ application: attributeOf(tag, 'dde-application'), command: attributeOf(tag, 'dde-topic') }])
  }
  return event
}

function autoRunOf(tag: XmlTag): string | undefined {
  const event = attributeOf(tag, 'event-name')
  return /^(?:dom:(?:load|unload|focus|mouseover)|office:)/i.test(event) ? event : undefined
}
