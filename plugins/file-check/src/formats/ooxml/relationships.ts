/** Relationships of an OOXML part that lead out of the document and are followed without a click. */
import type { Link, LinkKind } from '../office/facts'
import { linksOf } from '../office/links'
import { attributeOf, tagsOf } from '../xml'

/** The last word of the relationship's type; hyperlinks and links to other workbooks are ordinary and stand in no row. */
const KINDS: Readonly<Record<string, LinkKind>> = {
  attachedtemplate: 'template',
  oleobject: 'object',
  package: 'object',
  subdocument: 'object',
  afchunk: 'object',
  control: 'object',
  frame: 'frame',
  image: 'image',
  video: 'image',
  audio: 'image',
  media: 'image',
}

const TAGS = new Set(['Relationship'])

export function externalLinks(xml: string): Link[] {
  const links: Link[] = []
  for (const tag of tagsOf(xml, TAGS)) {
    if (attributeOf(tag, 'TargetMode').toLowerCase() !== 'external') continue
    const type = attributeOf(tag, 'Type')
    const kind = KINDS[type.slice(type.lastIndexOf('/') + 1).toLowerCase()]
    if (kind) links.push(...linksOf(kind, attributeOf(tag, 'Target')))
  }
  return links
}
