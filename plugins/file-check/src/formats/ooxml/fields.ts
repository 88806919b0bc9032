/** Fields of a WordprocessingML part: instructions may be cut into any number of runs. */
import type { DocumentFacts } from '../office/facts'
import { fieldReader, readField } from '../office/fields'
import { attributeOf, tagsOf, textAfter } from '../xml'

const TAGS = new Set(['fldChar', 'instrText', 'fldSimple', 't'])

export function readFields(xml: string, facts: DocumentFacts): void {
  if (!xml.includes('instrText') && !xml.includes('fldSimple')) return
  const fields = fieldReader(facts)
  for (const tag of tagsOf(xml, TAGS)) {
    if (tag.kind === 'close') continue
    switch (tag.name) {
      case 'fldSimple':
        readField(attributeOf(tag, 'instr'), facts)
        break
      case 'fldChar':
        mark(attributeOf(tag, 'fldCharType'))
        break
      default:
        if (tag.kind === 'open') fields.text(textAfter(xml, tag))
    }
  }

  function mark(type: string): void {
    if (type === 'begin') fields.begin()
    else if (type === 'separate') fields.separate()
    else if (type === 'end') fields.end()
  }
}
