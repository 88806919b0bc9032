/** Tags, attributes and texts out of XML that may be malformed. */
import fc from 'fast-check'
import { attributeOf, decodeXml, tagsOf, textAfter } from './xml'

const tags = (text: string, ...names: string[]) => [...tagsOf(text, new Set(names))]

it.each([
  ['<a><b/></a>', ['a open', 'b empty', 'a close']],
  ['<x:a x:b="1"/>', ['a empty']],
  ['<a t=">"><b>', ['a open', 'b open']],
  ["<a t='\"/>'/>", ['a empty']],
  ['<!-- <a/> --><![CDATA[<a/>]]><?a <b/>?><b/>', ['b empty']],
  ['<!-- <a/>', []],
  ['<ab/><a', ['a open']],
  ['< a><a<b>', ['a open']],
  ['', []],
])('%s', (text, expected) => {
  expect(tags(text, 'a', 'b').map(({ name, kind }) => `${name} ${kind}`)).toEqual(expected)
})

it.each([
  ['<a b="1" c=\'2\'/>', 'c', '2'],
  ['<a x:b="1"/>', 'b', '1'],
  ['<a b = "&lt;&amp;&#65;&#x42;&quot;"/>', 'b', '<&AB"'],
  ['<a c="b=2"/>', 'b', ''],
  ['<a b="&#9999999;&nbsp;"/>', 'b', '�&nbsp;'],
])('%s: %s is %s', (text, name, value) => {
  expect(tags(text, 'a').map((tag) => attributeOf(tag, name))).toEqual([value])
})

it('text stands between a tag and the next one', () => {
  const text = '<a>x &amp; y<b/></a>'
  expect(tags(text, 'a', 'b').map((tag) => textAfter(text, tag))).toEqual(['x & y', '', ''])
})

it.each([
  ['UTF-8', Buffer.from('<é/>')],
  ['UTF-8 with a mark', Buffer.from('\ufeff<é/>')],
  ['UTF-16 with a mark', Buffer.from('\ufeff<é/>', 'utf16le')],
  ['UTF-16 without one', Buffer.from('<é/>', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeff<é/>', 'utf16le').swap16()],
])('%s is decoded', (_, bytes) => {
  expect(decodeXml(bytes)).toBe('<é/>')
})

it('any text is read to its end', () => {
  const letters = fc.constantFrom(...'<>/!?-["\'=&;: ab')
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 200 }), (parts) => {
      for (const tag of tags(parts.join(''), 'a', 'b')) {
        expect(tag.end).toBeLessThanOrEqual(parts.length)
        attributeOf(tag, 'a')
      }
    }),
    { seed: 23, numRuns: 2000 },
  )
})

it.each(['<a ', '<a b', '<a b=', '<a b="', '<!--', '<a x:', '<', '<a  '])(
  '%s a hundred thousand times costs no more than its length',
  (unit) => {
    const text = unit.repeat(100_000)
    let last = 0
    for (const tag of tagsOf(text, new Set(['a']))) last = attributeOf(tag, 'z').length + tag.end
    expect(last).toBeLessThanOrEqual(text.length)
  },
)
