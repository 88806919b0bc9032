/** What each part of an OOXML package is, by its own list of content types. */
import { attributeOf, tagsOf } from '../xml'

/** The part that makes a zip archive an OOXML package. */
export const CONTENT_TYPES = '[content_types].xml'

const TAGS = new Set(['Default', 'Override'])

/** @returns the type of a part, by its name in lower case without a leading slash; lower case, empty where it has none */
export function contentTypes(xml: string): (name: string) => string {
  const byExtension = new Map<string, string>()
  const byName = new Map<string, string>()
  for (const tag of tagsOf(xml, TAGS)) {
    const type = attributeOf(tag, 'ContentType').toLowerCase()
    if (tag.name === 'Default') byExtension.set(attributeOf(tag, 'Extension').toLowerCase(), type)
    else
      byName.set(
        attributeOf(tag, 'PartName')
          .replace(/^\/{1,4}/, '')
          .toLowerCase(),
        type,
      )
  }
  return (name) => byName.get(name) ?? byExtension.get(name.slice(name.lastIndexOf('.') + 1)) ?? ''
}
