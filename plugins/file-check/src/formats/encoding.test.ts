/** In which encoding bytes are text, and which bytes are none. */
import fc from 'fast-check'
import { decodeText } from './encoding'

const CHINESE = '机密文件不在这里,请放心。'
/** 「你好,世界」 and more, as GBK writes it. */
const GBK = Buffer.from('c4e3bac3a3accac0bde7a1a3d5e2cac7d2bbb6cecec4d7d6', 'hex')
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16()
const marked = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')

it.each<[string, Uint8Array, string, string]>([
  ['ASCII', Buffer.from('plain\r\n'), 'ascii', 'plain\r\n'],
  ['UTF-8', Buffer.from(CHINESE), 'utf-8', CHINESE],
  ['UTF-8, cut within a letter', Buffer.from(CHINESE).subarray(0, 4), 'utf-8', '机'],
  ['UTF-8 with a mark', Buffer.from(`\ufeff${CHINESE}`), 'utf-8-bom', CHINESE],
  ['UTF-16, little end first', marked(CHINESE), 'utf-16le', CHINESE],
  ['UTF-16, big end first', swapped(`\ufeff${CHINESE}`), 'utf-16be', CHINESE],
  ['UTF-16 without a mark', Buffer.from('Windows Registry Editor', 'utf16le'), 'utf-16le', 'Windows Registry Editor'],
  ['UTF-16 the other way, without a mark', swapped('Windows Registry Editor'), 'utf-16be', 'Windows Registry Editor'],
  ['GBK', GBK, 'gb18030', '你好，世界。这是一段文字'],
  ['GBK, cut within a letter', GBK.subarray(0, 5), 'gb18030', '你好'],
])('%s', (_, bytes, encoding, text) => {
  expect(decodeText(bytes)).toEqual({ encoding, text })
})

it.each<[string, Uint8Array]>([
  ['nothing', new Uint8Array()],
  ['zeros', new Uint8Array(100)],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
  ['control characters', Buffer.from('ab\x01\x02cd')],
  ['half a pair of UTF-16', Buffer.from('fffe00d84100', 'hex')],
  ['letters of GB18030 that nobody writes', Buffer.from('8140814181428143', 'hex')],
  ['Latin-1', Buffer.from('caf\xe9 cr\xe8me', 'latin1')],
])('%s is no text', (_, bytes) => {
  expect(decodeText(bytes)).toBeUndefined()
})

it('a log may hold a stray control character', () => {
  expect(decodeText(Buffer.from(`${'line\n'.repeat(400)}\0`))?.encoding).toBe('ascii')
})

it('whatever is written in UTF-8 is read again', () => {
  const written = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .filter((text) => /^[^\p{Cc}\ufeff\uffff]+$/u.test(text))
  fc.assert(
    fc.property(written, (text) => {
      expect(decodeText(Buffer.from(text))?.text).toBe(text)
    }),
    { seed: 44 },
  )
})
