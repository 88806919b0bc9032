/** Types told by their bytes: every row of the table, and those that take more than fixed bytes. */
import fc from 'fast-check'
import { buildBmp, buildGif, buildJpeg, buildMp4, buildPng, buildRiff } from '../../testing/build-picture'
import { buildShortcut } from '../../testing/build-shortcut'
import { storedZip } from '../../testing/build-stored-zip'
import { sniff, typesForExtension } from '.'
import { SIGNATURES } from './signatures'
import { typeOf } from './types'

const latin = (letters: string) => Buffer.from(letters, 'latin1')
const hex = (digits: string) => Buffer.from(digits, 'hex')
/** Zeros behind, so that nothing is taken for a text. */
const padded = (bytes: Uint8Array, length = 600) =>
  Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length))])
const idOf = (head: Uint8Array, tail?: Uint8Array) => sniff(head, tail).id

describe('fixed bytes', () => {
  /** What a row asks for, and zeros where it asks for nothing. */
  function bytesOfRow(rows: readonly string[]): Buffer {
    const bytes = Buffer.alloc(40_000)
    for (const row of rows) {
      const [, offset = '0', kind, pattern = ''] = /^(\d+)([:"])(.*)$/s.exec(row) ?? []
      const run = kind === '"' ? latin(pattern) : hex(pattern.replaceAll('.', '0'))
      run.copy(bytes, Number(offset))
    }
    return bytes
  }

  it.each(SIGNATURES.map(([id, ...rows]) => [id, rows.join(' '), rows] as const))('%s: %s', (id, _, rows) => {
    expect(idOf(bytesOfRow(rows))).toBe(id)
  })

  it('tell more than ninety types', () => {
    expect(new Set(SIGNATURES.map(([id]) => id)).size).toBeGreaterThan(90)
  })
})

describe('whole files', () => {
  it.each<[string, Uint8Array, string]>([
    ['a PNG', buildPng(), 'png'],
    ['a JPEG', buildJpeg(), 'jpeg'],
    ['a GIF', buildGif(), 'gif'],
    ['a bitmap', buildBmp(), 'bmp'],
    ['a WebP', buildRiff('WEBP'), 'webp'],
    ['a film', buildMp4(), 'mp4'],
    ['a photo of a phone', buildMp4('heic'), 'heif'],
    ['an AVIF', buildMp4('avif'), 'avif'],
    ['a QuickTime film without a brand', padded(hex('00000020' + '6d6f6f76')), 'mp4'],
    ['a WebM', padded(Buffer.concat([hex('1a45dfa3'), latin('....B\x82\x84webm')])), 'webm'],
    ['a shortcut', buildShortcut({ target: 'C:\\x.exe' }), 'lnk'],
    ['a zip', storedZip({ 'a.txt': 'a' }), 'zip'],
    ['an empty zip', padded(latin('PK\x05\x06'), 22), 'zip'],
    ['a docx', storedZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' }), 'docx'],
    ['an xlsx', storedZip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '' }), 'xlsx'],
    ['a pptx', storedZip({ '_rels/.rels': '', 'ppt/presentation.xml': '' }), 'pptx'],
    ['an epub', storedZip({ mimetype: 'application/epub+zip' }), 'epub'],
    ['an odt', storedZip({ mimetype: 'application/vnd.oasis.opendocument.text' }), 'opendocument'],
    ['an apk', storedZip({ 'AndroidManifest.xml': '', 'classes.dex': '' }), 'apk'],
    ['a jar', storedZip({ 'META-INF/MANIFEST.MF': '' }), 'jar'],
    ['an ipa', storedZip({ 'Payload/Game.app/Info.plist': '' }), 'ipa'],
    ['an ofd', storedZip({ 'OFD.xml': '' }), 'ofd'],
    ['a zip with a folder called word', storedZip({ 'word/notes.txt': '' }), 'zip'],
    ['a program', programOf(0x80), 'pe'],
    ['a program whose pointer leads nowhere', programOf(0x80).fill(0, 0x80, 0x84), 'dos'],
    ['a program cut short', programOf(0x80).subarray(0, 64), 'dos'],
    ['an icon', padded(hex('000001000100' + '2020000001002000a810000016000000')), 'icon'],
    ['a TrueType font', padded(latin('\0\x01\0\0\0\x0c\0\x80\0\x03\0\x40DSIG')), 'truetype'],
    ['an MP3 without a tag', padded(hex('fffb9064')), 'mpeg-audio'],
    ['an AAC stream', padded(hex('fff15080' + '02ffff'), 23), 'aac'],
    ['a transport stream', Buffer.concat([0, 1, 2].map(() => padded(hex('47400010'), 188))), 'mpeg-ts'],
    ['an old tar', oldTar(), 'tar'],
    ['a PDF behind a few bytes', Buffer.concat([hex('00ff00fe'), latin('%PDF-1.4')]), 'pdf'],
    ['a picture of numbers', latin('P3\n# by hand\n1 1\n255\n0 0 0\n'), 'netpbm'],
    ['nothing', new Uint8Array(), 'unknown'],
    ['zeros', new Uint8Array(5000), 'unknown'],
  ])('%s', (_, bytes, id) => {
    expect(idOf(bytes)).toBe(id)
  })

  function programOf(start: number): Buffer {
    const bytes = Buffer.alloc(512)
    bytes.write('MZ')
    bytes.writeUInt16LE(0x90, 2)
    bytes.writeUInt16LE(4, 8)
    bytes.writeUInt32LE(start, 60)
    bytes.write('PE\0\0', start)
    return bytes
  }

  function oldTar(): Buffer {
    const bytes = Buffer.alloc(1024)
    bytes.write('a.txt')
    bytes.fill(' ', 148, 156)
    const sum = bytes.reduce((total, byte) => total + byte, 0)
    bytes.write(`${sum.toString(8)}\0 `, 148)
    return bytes
  }
})

describe('by the end', () => {
  const footer = (name: string) => padded(latin(name), 512)

  it.each<[string, Uint8Array, string]>([
    ['a disk image of a Mac', footer('koly'), 'dmg'],
    ['a disk of a virtual machine', footer('conectix'), 'vhd'],
    ['a Targa', latin('TRUEVISION-XFILE.\0'), 'tga'],
    ['a zip with something before it', storedZip({ 'a.txt': 'a' }), 'zip'],
    ['an app with something before it', storedZip({ 'AndroidManifest.xml': '' }), 'apk'],
    ['four bytes by chance', padded(latin('....PK\x05\x06\0\0\0\0\x09\0\x09\0'), 40), 'unknown'],
  ])('%s', (_, tail, id) => {
    expect(idOf(hex('00ff00fe00ff'), tail)).toBe(id)
  })
})

describe('compound files', () => {
  function compound(name: string): Buffer {
    const bytes = Buffer.alloc(2048)
    hex('d0cf11e0a1b11ae1').copy(bytes)
    bytes.writeUInt16LE(9, 30)
    bytes.writeUInt32LE(1, 48)
    bytes.write(name, 1024 + 128, 'utf16le')
    bytes.writeUInt16LE(name.length * 2 + 2, 1024 + 128 + 64)
    return bytes
  }

  it.each([
    ['WordDocument', 'doc'],
    ['Workbook', 'xls'],
    ['Book', 'xls'],
    ['PowerPoint Document', 'ppt'],
    ['EncryptedPackage', 'encrypted-office'],
    ['__properties_version1.0', 'msg'],
    ['\u4840\u3f3f\u4577', 'msi'],
    ['Something', 'ole'],
  ])('%j is in a %s', (name, id) => {
    expect(idOf(compound(name))).toBe(id)
  })
})

describe('texts', () => {
  it.each([
    ['hello', 'text'],
    ['机密', 'text'],
    ['MAC addresses of the lab', 'text'],
    ['ORC and elves', 'text'],
    ['BMW', 'text'],
    ['MZ is a programmer', 'text'],
    ['{"a": 1}', 'json'],
    ['[1, 2]', 'json'],
    ['[section]\nkey=value', 'text'],
    ['<!DOCTYPE html><p>', 'html'],
    ['<!-- made by hand --><html lang="zh">', 'html'],
    ['<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="x">', 'svg'],
    ['<?xml version="1.0"?><a/>', 'xml'],
    ['<?php echo 1;', 'text'],
    ['< 5 and > 3', 'text'],
    ['{\\rtf1\\ansi', 'rtf'],
    ['[InternetShortcut]\r\nURL=https://example.com/', 'url-shortcut'],
    ['# made by hand\n[Desktop Entry]\nExec=x', 'desktop-entry'],
    ['MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x', 'mhtml'],
    ['\ufeff{"a": 1}', 'json'],
  ])('%j is %s', (text, id) => {
    expect(idOf(Buffer.from(text))).toBe(id)
  })
})

describe('by extension', () => {
  it.each([
    ['JPG', ['jpeg']],
    ['docx', ['docx', 'encrypted-office']],
    ['ts', ['text', 'mpeg-ts']],
    ['exe', ['pe', 'dos']],
    ['nothing-of-the-kind', []],
    ['constructor', []],
  ])('%s: %j', (extension, ids) => {
    expect(typesForExtension(extension).map(({ id }) => id)).toEqual(ids)
  })
})

describe('hostile bytes', () => {
  const wholes = [
    buildPng(),
    buildJpeg(),
    buildGif(),
    buildMp4(),
    storedZip({ 'word/a': 'x', '_rels/b': 'y' }),
    buildShortcut(),
  ]
  const known = wholes.map((bytes) => Buffer.from(bytes))

  it('random ones have some type, and never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 700 }), fc.uint8Array({ maxLength: 700 }), (head, tail) => {
        const type = sniff(head, tail)
        expect(type).toBe(typeOf(type.id))
      }),
      { seed: 42, numRuns: 1_000 },
    )
  })

  it('changed ones too', () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 })
    fc.assert(
      fc.property(fc.constantFrom(...known), changes, fc.nat(), (whole, list, cut) => {
        const bytes = Buffer.from(whole)
        for (const [at, byte] of list) bytes[at % bytes.length] = byte
        const part = bytes.subarray(0, cut % (bytes.length + 1))
        expect(sniff(part, part)).toBe(typeOf(sniff(part, part).id))
      }),
      { seed: 43, numRuns: 1_000 },
    )
  })
})
