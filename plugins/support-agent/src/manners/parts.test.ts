/** Long texts are cut at line ends, into so many parts at most. */
import fc from 'fast-check'
import { partsOf } from './parts'

test.each<[text: string, parts: string[]]>([
  ['', ['']],
  ['短', ['短']],
  ['一二三四五六七八九十', ['一二三四五六七八九十']],
  ['一二三四五六\n七八九十', ['一二三四五六', '七八九十']],
  ['一\n二三四五六七八九十一二', ['一\n二三四五六七八九', '十一二']],
  ['一二三四五六七八九十'.repeat(4), ['一二三四五六七八九十', '一二三四五六七八九十', '一二三四五六七八九…']],
])('%j', (text, parts) => {
  expect(partsOf(text, 10, 3)).toEqual(parts)
})

test('no part is longer or broken within a character, and nothing is lost while the parts suffice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('字', 'a', '\n', '😀')),
      fc.integer({ min: 4, max: 20 }),
      (letters, longest) => {
        const text = letters.join('').trim()
        const parts = partsOf(text, longest, 3)
        expect(parts.length).toBeLessThanOrEqual(3)
        for (const part of parts) {
          expect(part.length).toBeLessThanOrEqual(longest)
          expect(part).toBe(Buffer.from(part).toString())
        }
        if (text.length <= longest) expect(parts).toEqual([text])
        const bare = (one: string) => one.replace(/\s/g, '')
        if (!parts.at(-1)?.endsWith('…')) expect(bare(parts.join(''))).toBe(bare(text))
      },
    ),
    { seed: 8 },
  )
})
