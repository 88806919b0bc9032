/** Random bytes under any name: every check of content ends, throws nothing, and finds only what it declares. */
import fc from 'fast-check'
import type { Check } from '../check'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { entropy } from './entropy'
import { polyglot } from './polyglot'
import { script } from './script'
import { shortcut } from './shortcut'
import { text } from './text'
import { type } from './type'

const CHECKS: readonly Check[] = [type, shortcut, script, polyglot, entropy, text]
const BEGINNINGS = [
  '',
  '\xff\xd8\xff',
  'GIF89a',
  '\x89PNG\r\n\x1a\n',
  'PK\x03\x04',
  '%PDF-',
  'MZ',
  'RIFF....WEBP',
  '<html>',
  '{"a":',
  '[InternetShortcut]\nURL=',
  '#!/',
  '\xff\xfe',
]
const EXTENSIONS = ['txt', 'jpg', 'zip', 'exe', 'pdf', 'url', 'docx', 'bat', 'ts', '']

async function idsOf(name: string, bytes: Uint8Array) {
  for (const check of CHECKS) {
    const { findings } = await check.run(fileOf(name, bytes), TEST_CONTEXT)
    for (const { id } of findings) expect(check.finds).toContain(id)
  }
}

it('random bytes', async () => {
  const bytes = fc
    .tuple(fc.constantFrom(...BEGINNINGS), fc.uint8Array({ maxLength: 1_000 }))
    .map(([beginning, rest]) => Buffer.concat([Buffer.from(beginning, 'latin1'), rest]))
  await fc.assert(
    fc.asyncProperty(bytes, fc.constantFrom(...EXTENSIONS), async (content, extension) => {
      await idsOf(`a.${extension}`, content)
    }),
    { seed: 48, numRuns: 500 },
  )
})

it.each([
  '<',
  '<!--',
  '<a ',
  '[',
  '{"',
  '#',
  '\n',
  'P3 ',
  ' ',
  'rem\n',
  '@',
  '\xff',
  'url=',
  'new ActiveXObject(',
  '\0',
  'content-type:\n',
  '\xff\xd8\xff\xe0',
  'PK\x01\x02',
  '%%EOF',
])(
  'a megabyte of %j',
  async (unit) => {
    const bytes = Buffer.alloc(1024 * 1024, Buffer.from(unit, 'latin1'))
    for (const name of ['a.txt', 'a.zip']) await idsOf(name, bytes)
  },
  20_000,
)
