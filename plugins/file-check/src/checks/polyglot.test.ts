/** Two formats in one file, and the combinations that are as they should be. */
import fc from 'fast-check'
import { endOf } from '../formats/picture-end'
import type { TypeId } from '../formats/sniff/types'
import { buildBmp, buildGif, buildJpeg, buildMp4, buildPng, buildRiff } from '../testing/build-picture'
import { storedZip } from '../testing/build-stored-zip'
import { contentOf, fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { polyglot } from './polyglot'

const latin = (letters: string) => Buffer.from(letters, 'latin1')
const join = (...parts: (Uint8Array | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part)))
const check = async (bytes: Uint8Array) => (await polyglot.run(fileOf('a.jpg', bytes), TEST_CONTEXT)).findings

const ZIP = storedZip({ 'a.txt': 'hello' })
const RAR = join('Rar!\x1a\x07\x00', new Uint8Array(40))
const PROGRAM = join(`MZ\x90\0\0\0\0\0\x04\0${'\0'.repeat(50)}\x40\0\0\0PE\0\0`, new Uint8Array(100))
const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'

const PICTURES: [TypeId, string, Uint8Array][] = [
  ['png', 'png', buildPng()],
  ['jpeg', 'jpg', buildJpeg()],
  ['gif', 'gif', buildGif()],
  ['bmp', 'bmp', buildBmp()],
  ['webp', 'webp', buildRiff('WEBP')],
  ['mp4', 'mp4', buildMp4()],
]

describe.each(PICTURES)('%s', (id, extension, picture) => {
  it('ends where it ends', async () => {
    expect(await endOf(id, contentOf(join(picture, ZIP)))).toBe(picture.length)
  })

  it('alone, or with padding or words behind, is one thing', async () => {
    expect(await check(picture)).toEqual([])
    expect(await check(join(picture, new Uint8Array(3000)))).toEqual([])
    expect(await check(join(picture, 'a remark by a camera'))).toEqual([])
  })

  it.each<[string, Uint8Array]>([
    ['zip', ZIP],
    ['rar', RAR],
    ['7z', join("7z\xbc\xaf'\x1c", new Uint8Array(40))],
    ['pdf', latin(PDF)],
  ])('with a %s behind', async (second, bytes) => {
    expect(await check(join(picture, bytes))).toEqual([
      {
        id: 'polyglot',
        severity: 'warning',
        measured: { first: extension, second },
        offset: picture.length,
        emits: [{ variable: 'file_content', value: 'disguised' }],
      },
    ])
  })

  it('with a program behind', async () => {
    expect(await check(join(picture, '\r\n', PROGRAM))).toEqual([
      {
        id: 'polyglot',
        severity: 'danger',
        measured: { first: extension, second: 'exe' },
        offset: picture.length + 2,
        emits: [{ variable: 'file_content', value: 'hidden-program' }],
      },
    ])
  })
})

describe('without an end of their own', () => {
  const told = async (bytes: Uint8Array) =>
    (await check(bytes)).map(({ measured: { first, second }, offset }) => ({ first, second, offset }))
  const song = join('ID3\x03\0\0\0\0\0\0', new Uint8Array(500).fill(7))

  it('a zip behind a song is found from the end', async () => {
    expect(await told(join(song, ZIP))).toEqual([{ first: 'mp3', second: 'zip', offset: song.length }])
  })

  it('a zip or a program behind a document', async () => {
    expect(await told(join(PDF, ZIP))).toEqual([{ first: 'pdf', second: 'zip', offset: PDF.length }])
    expect(await told(join(PDF, PROGRAM))).toEqual([{ first: 'pdf', second: 'exe', offset: PDF.length }])
  })

  it('a document within the beginning of a picture or a program', async () => {
    expect(await told(join(`GIF89a${'\0'.repeat(50)}`, PDF))).toEqual([{ first: 'gif', second: 'pdf', offset: 56 }])
    expect(await told(join(PROGRAM, PDF))).toEqual([{ first: 'exe', second: 'pdf', offset: PROGRAM.length }])
  })
})

describe('as they should be', () => {
  it.each<[string, Uint8Array]>([
    ['a program that unpacks itself', join(PROGRAM, ZIP)],
    ['a script that unpacks itself', join('#!/bin/sh\nexec java -jar $0\n\x00', ZIP)],
    ['a picture that moves', join(buildJpeg(), buildMp4())],
    ['a picture with a preview behind', join(buildJpeg(), buildJpeg())],
    ['a zip that stores a document', storedZip({ 'a.pdf': PDF })],
    ['a tar of a document', join(join('a.pdf', new Uint8Array(252)), 'ustar', new Uint8Array(250), PDF)],
    ['a document saved twice', join(PDF, PDF)],
    ['a picture that mentions the end of a zip', join(buildPng(), 'PK\x05\x06', new Uint8Array(18).fill(9))],
    ['nothing', new Uint8Array()],
  ])('%s', async (_, bytes) => {
    expect(await check(bytes)).toEqual([])
  })
})

it('changed and cut pictures never throw, and what is found lies within the file', async () => {
  const wholes = PICTURES.map(([, , picture]) => join(picture, ZIP))
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...wholes), changes, fc.nat(), async (whole, list, cut) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of list) bytes[at % bytes.length] = byte
      const part = bytes.subarray(0, 1 + (cut % bytes.length))
      for (const { offset = 0 } of await check(part)) expect(offset).toBeLessThan(part.length)
    }),
    { seed: 47, numRuns: 1_000 },
  )
})
