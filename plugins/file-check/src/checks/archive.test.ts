/** Archives of every format, with everything that may be wrong with them. */
import { gzipSync } from 'node:zlib'
import type { Finding } from '../finding'
import { buildPe } from '../testing/build-pe'
import { buildRar4, buildRar5 } from '../testing/build-rar'
import { buildSevenZip } from '../testing/build-seven-zip'
import { storedZip } from '../testing/build-stored-zip'
import { buildTar } from '../testing/build-tar'
import { buildZip, type ZipRecipe } from '../testing/build-zip'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { archive } from './archive'

const text = (words: string) => Buffer.from(words)
const run = (bytes: Uint8Array, name = 'file.zip', context = TEST_CONTEXT) => archive.run(fileOf(name, bytes), context)
const found = async (bytes: Uint8Array, name?: string) =>
  (await run(bytes, name)).findings.map(({ id, measured }) => (measured.variant ? `${id}/${measured.variant}` : id))
const one = async (bytes: Uint8Array, name?: string): Promise<Finding> => {
  const { findings } = await run(bytes, name)
  expect(findings.length).toBe(1)
  return findings[0]!
}

const PROGRAM = buildPe({ sections: [{ name: '.text', bytes: Buffer.alloc(100, 0x90) }] })
const LETTER: ZipRecipe = { name: 'letter.txt', bytes: text('dear friend, '.repeat(30)), deflated: true }

describe('nothing is found in', () => {
  it.each<[string, Uint8Array]>([
    ['a zip', buildZip([LETTER, { name: 'empty/' }])],
    ['a zip without entries', buildZip([])],
    ['a zip of a zip', buildZip([{ name: 'inner.zip', bytes: buildZip([LETTER]) }])],
    ['a 7z', buildSevenZip([{ name: 'a.txt', bytes: text('a') }], { method: 'lzma', header: 'packed' })],
    ['a RAR 4', buildRar4([{ name: 'a.txt', bytes: text('a') }])],
    ['a RAR 5', buildRar5([{ name: 'a.txt', bytes: text('a') }])],
    [
      'a tar',
      buildTar([
        { name: 'a.txt', bytes: text('a') },
        { name: 'l', type: '2', target: 'a.txt' },
      ]),
    ],
    ['a tar in gzip', gzipSync(buildTar([{ name: 'a.txt', bytes: text('a') }]))],
    ['a link within', buildZip([{ name: 'x/l', symlink: true, bytes: text('../letter.txt') }, LETTER])],
    [
      'a site',
      buildZip([
        { name: 'index.js', bytes: text('alert(1)') },
        { name: 'www.example.com', bytes: text('x') },
      ]),
    ],
    ['what is no archive', text('words')],
    ['nothing at all', new Uint8Array()],
  ])('%s', async (_, bytes) => {
    expect(await run(bytes)).toEqual({ findings: [], complete: true })
  })

  it('a document with programs and folders of its own', async () => {
    const app = storedZip({ 'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0', 'a/B.class': 'x', 'native.dll': 'MZ' })
    expect(await run(app, 'mod.jar')).toEqual({ findings: [], complete: true })
  })
})

describe('locked', () => {
  it.each<[string, Uint8Array, string, number | string]>([
    ['zip', buildZip([LETTER, { ...LETTER, encryption: 'aes' }]), 'entries', 1],
    ['7z', buildSevenZip([{ name: 'a', bytes: text('a') }], { encrypted: true }), 'entries', 1],
    ['7z', buildSevenZip([{ name: 'a', bytes: text('a') }], { header: 'locked' }), 'names', 1],
    [
      'rar',
      buildRar4([
        { name: 'a', encrypted: true },
        { name: 'b', encrypted: true },
      ]),
      'entries',
      2,
    ],
    ['rar', buildRar4([], { locked: true }), 'names', 1],
    ['rar', buildRar5([{ name: 'a', encrypted: true }]), 'entries', 1],
    ['rar', buildRar5([], { locked: true }), 'names', 1],
  ])('%s: a notice', async (format, bytes, variant, count) => {
    const finding = await one(bytes)
    expect(finding).toMatchObject({
      id: 'archive-encrypted',
      severity: 'notice',
      measured: { variant, format, count },
      emits: [{ variable: 'file_state', value: 'encrypted' }],
    })
  })

  it('an archive inside another one', async () => {
    const finding = await one(buildZip([{ name: 'in.7z', bytes: buildSevenZip([], { header: 'locked' }) }]))
    expect([finding.id, finding.entry]).toEqual(['archive-encrypted', 'in.7z'])
  })

  it('programs are found by name all the same', async () => {
    const bytes = buildSevenZip([{ name: '工具.exe', bytes: text('MZ') }], { encrypted: true })
    expect(await found(bytes)).toEqual(['archive-encrypted/entries', 'archive-nested-executable/name'])
  })
})

describe('damaged', () => {
  it.each<[string, Uint8Array, string]>([
    ['a directory that is none', spoilt(buildZip([LETTER]), 'PK\x01\x02'), 'directory'],
    ['fewer entries than stated', buildZip([LETTER], { stated: 9 }), 'directory'],
    ['an entry outside', buildZip([{ ...LETTER, compressedSize: 90_000 }]), 'outside'],
    ['a wrong checksum', buildZip([{ ...LETTER, crc: 7 }]), 'data'],
    ['another size', buildZip([{ ...LETTER, size: 50 }]), 'size'],
    ['a size that no packing reaches', buildZip([{ ...LETTER, size: 4e9 }]), 'size'],
    ['a stored entry of two sizes', buildZip([{ name: 'a', bytes: text('abc'), size: 2 }]), 'size'],
    ['a changed header of RAR', spoilt(buildRar5([{ name: 'letter' }]), 'letter'), 'header'],
    ['a changed header of 7z', spoilt(buildSevenZip([{ name: 'letter' }]), 'l'), 'header'],
    ['a changed stream of gzip', spoilt(gzipSync(text('letter')), gzipSync(text('letter')).subarray(-8, -4)), 'data'],
  ])('%s: a warning', async (_, bytes, variant) => {
    const { findings } = await run(bytes)
    expect(findings).toMatchObject([
      {
        id: 'archive-corrupt',
        severity: 'warning',
        measured: { variant },
        emits: [{ variable: 'file_state', value: 'damaged' }],
      },
    ])
  })

  it.each([
    ['x.zip', 'archive-corrupt/missing'],
    ['x.7z', 'archive-corrupt/missing'],
    ['x.bin', undefined],
    ['x.zip.001', 'archive-multi-volume/part'],
  ])('zeros under the name %s: %s', async (name, expected) => {
    expect((await found(new Uint8Array(500), name))[0]).toBe(expected)
  })

  it('names the entry, and counts the others', async () => {
    const finding = await one(buildZip([LETTER, { ...LETTER, name: 'a', crc: 1 }, { ...LETTER, name: 'b', crc: 1 }]))
    expect([finding.entry, finding.measured.count]).toEqual(['a', 2])
  })

  it('is left alone inside another archive', async () => {
    expect(await found(buildZip([{ name: 'in.zip', bytes: buildZip([{ ...LETTER, crc: 7 }]) }]))).toEqual([])
  })
})

/** With its last occurrence of some letters changed. */
function spoilt(bytes: Uint8Array, letters: string | Uint8Array): Uint8Array {
  const changed = Buffer.from(bytes)
  const at = changed.lastIndexOf(typeof letters === 'string' ? Buffer.from(letters, 'latin1') : letters)
  changed[at]! ^= 0x15
  return changed
}

describe('cut', () => {
  const WHOLE: readonly [string, Uint8Array, string][] = [
    ['zip', buildZip([LETTER, LETTER, LETTER]), 'end'],
    ['7z', buildSevenZip([{ name: 'a', bytes: Buffer.alloc(200, 1) }]), 'size'],
    ['rar', buildRar5([{ name: 'a', bytes: Buffer.alloc(200, 1) }]), ''],
    ['gzip', gzipSync(Buffer.from(Array.from({ length: 300 }, (_, at) => (at * at) & 0xff))), 'end'],
  ]

  it.each(WHOLE)('%s at every 16th byte: a warning', async (format, whole, variant) => {
    for (let length = 48; length < whole.length; length += 16) {
      const finding = await one(whole.subarray(0, length))
      expect(finding).toMatchObject({
        id: 'truncated',
        severity: 'warning',
        measured: { format, hasBytes: length },
        emits: [{ variable: 'file_state', value: 'damaged' }],
      })
      if (variant) expect(finding.measured.variant).toBe(variant)
    }
  })

  it('says how long it should be, where that is known', async () => {
    const whole = buildSevenZip([{ name: 'a', bytes: Buffer.alloc(200, 1) }])
    expect((await one(whole.subarray(0, 100))).measured).toMatchObject({ hasBytes: 100, needsBytes: whole.length })
  })
})

describe('parts', () => {
  it.each<[string, string, Uint8Array | undefined, Readonly<Record<string, unknown>>]>([
    ['RAR 4', 'x.rar', buildRar4([{ name: 'a' }], { volume: 2, last: false }), { variant: 'part', part: 2 }],
    ['RAR 5, the last', 'x.rar', buildRar5([{ name: 'a' }], { volume: 3 }), { variant: 'of', part: 3, parts: 3 }],
    ['the last of a zip', 'x.zip', buildZip([LETTER], { volume: 4 }), { variant: 'of', part: 5, parts: 5 }],
    ['a 7z cut by bytes', 'x.7z.001', buildSevenZip([{ name: 'a' }]).subarray(0, 40), { variant: 'part', part: 1 }],
    ['bytes from the middle', 'x.z03', text('whatever'), { variant: 'part', part: 3 }],
    ['a name alone', 'x.part2.rar', undefined, { variant: 'part', part: 2 }],
  ])('%s: a notice, and no other complaint', async (_, name, bytes, measured) => {
    const { findings, complete } = await archive.run(fileOf(name, bytes), TEST_CONTEXT)
    expect(findings).toEqual([
      expect.objectContaining({ id: 'archive-multi-volume', severity: 'notice', measured: { ...measured, count: 1 } }),
    ])
    expect(complete).toBe(true)
  })
})

describe('programs inside', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['by name', buildZip([LETTER, { name: 'a/setup.exe', bytes: PROGRAM }]), 'name', 'a/setup.exe'],
    ['by name, in a RAR', buildRar5([{ name: 'run.bat', packed: true, bytes: text('?') }]), 'name', 'run.bat'],
    ['by content', buildZip([{ name: 'photo.jpg', bytes: PROGRAM, deflated: true }]), 'content', 'photo.jpg'],
    ['by content, stored in a RAR', buildRar4([{ name: 'notes', bytes: PROGRAM }]), 'content', 'notes'],
    ['by content, packed in a 7z', buildSevenZip([{ name: 'x', bytes: PROGRAM }], { method: 'lzma' }), 'content', 'x'],
    ['in a tar in gzip', gzipSync(buildTar([{ name: 'x.scr', bytes: PROGRAM }])), 'name', 'x.scr'],
    ['packed alone', gzipSync(PROGRAM), 'content', 'file.zip'],
    ['two archives deep', buildZip([{ name: 'b.zip', bytes: buildZip([{ name: 'x.cmd' }]) }]), 'name', 'b.zip/x.cmd'],
    [
      'in an archive that is called otherwise',
      buildZip([{ name: 'b.dat', bytes: buildSevenZip([{ name: 'x.exe', bytes: text('?') }]) }]),
      'name',
      'b.dat/x.exe',
    ],
    ['after a text', Buffer.concat([text('picture'), buildZip([{ name: 'x.exe', bytes: PROGRAM }])]), 'name', 'x.exe'],
    [
      'behind a program',
      Buffer.concat([PROGRAM, buildSevenZip([{ name: 'x.exe', bytes: text('?') }])]),
      'name',
      'x.exe',
    ],
  ])('%s: a warning', async (_, bytes, variant, entry) => {
    expect(await one(bytes)).toMatchObject({
      id: 'archive-nested-executable',
      severity: 'warning',
      entry,
      measured: { variant, name: entry, count: 1 },
      emits: [{ variable: 'file_content', value: 'hidden-program' }],
    })
  })

  it('are counted', async () => {
    const finding = await one(buildZip(['a.exe', 'b.dll', 'c.bat'].map((name) => ({ name }))))
    expect([finding.entry, finding.measured.count]).toEqual(['a.exe', 3])
  })

  it('shared libraries of Linux are parts of something', async () => {
    const elf = Buffer.from('7f454c46020101000000000000000000', 'hex')
    expect(await found(buildZip([{ name: 'lib/libz.so.1', bytes: elf }]))).toEqual([])
    expect(await found(buildZip([{ name: 'bin/tool', bytes: elf }]))).toEqual([])
    expect(await found(buildZip([{ name: 'photo.jpg', bytes: elf }]))).toEqual(['archive-nested-executable/content'])
  })

  it('are found in a large archive by a few starts', async () => {
    const noise = Buffer.from(Array.from({ length: 9_000 }, (_, at) => (at * at * 31) >> 3))
    const files = Array.from({ length: 40 }, (_, at) => ({ name: `${at}.dat`, bytes: at === 39 ? PROGRAM : noise }))
    expect(await found(buildZip(files))).toEqual(['archive-nested-executable/content'])
  })
})

describe('names that are turned round', () => {
  it('show as something else', async () => {
    const { id, severity, measured, entry } = await one(
      buildZip([{ name: 'album/pic\u202egpj.mp4', bytes: text('a') }]),
    )
    expect({ id, severity, measured, entry }).toEqual({
      id: 'bidi-override',
      severity: 'danger',
      measured: { variant: 'entry', shown: 'pic4pm.jpg', name: 'album/pic\ufffdgpj.mp4', count: 1 },
      entry: 'album/pic\ufffdgpj.mp4',
    })
  })

  it('are no matter where the language is written so', async () => {
    expect(await found(buildZip([{ name: '\u200fتقرير.txt', bytes: text('a') }]))).toEqual([])
  })
})

describe('paths that lead out', () => {
  it.each<[string, Uint8Array, string]>([
    ['..', buildZip([{ name: '../../evil.txt', bytes: text('x') }]), 'parent'],
    ['a drive', buildZip([{ name: 'C:\\evil.txt', bytes: text('x') }]), 'drive'],
    ['the root', buildTar([{ name: '/etc/cron.d/x' }]), 'absolute'],
    ['a link of tar', buildTar([{ name: 'l', type: '2', target: '../../x' }]), 'link'],
    ['a link of RAR 5', buildRar5([{ name: 'l', target: '/etc' }]), 'link'],
    ['a link of RAR 4', buildRar4([{ name: 'l', target: '/etc', bytes: text('/etc') }]), 'link'],
    ['a link of zip', buildZip([{ name: 'l', symlink: true, bytes: text('../../x') }]), 'link'],
    ['a link of 7z', buildSevenZip([{ name: 'l', symlink: true, bytes: text('/x') }]), 'link'],
  ])('%s: a danger', async (_, bytes, variant) => {
    expect(await one(bytes)).toMatchObject({ id: 'archive-unsafe-path', severity: 'danger', measured: { variant } })
  })
})
