/** Documents of the older kind: macros, encryption, commands, links, files within, and compound files that are broken. */
import fc from 'fast-check'
import {
  boundSheet,
  builtInName,
  nativeObject,
  presentation,
  supBook,
  vbaProject,
  word,
  workbook,
} from '../testing/build-office'
import { buildOle } from '../testing/build-ole'
import { contentOf, fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { officeOle } from './office-ole'

type Streams = Readonly<Record<string, Uint8Array>>

const check = (streams: Streams, sectorSize: 512 | 4096 = 512) =>
  officeOle.run(fileOf('a.doc', buildOle({ streams, sectorSize })), TEST_CONTEXT)
const found = async (streams: Streams) =>
  (await check(streams)).findings.map(({ id, severity, measured }) => ({ id, severity, ...measured }))

const ACTIVE = [{ variable: 'file_content', value: 'active-content' }]

describe('VBA', () => {
  const vba = (source: string, storage = 'Macros') => ({
    ...word({ text: 'hello' }),
    ...vbaProject(storage, { ThisDocument: 'Attribute VB_Name = "ThisDocument"\r\n', Module1: source }),
  })

  it('that runs by itself is a warning, with the name of what runs', async () => {
    const source = 'Attribute VB_Name = "Module1"\r\nSub AutoOpen()\r\nMsgBox 1\r\nEnd Sub\r\n'
    expect(await check(vba(source))).toEqual({
      findings: [
        {
          id: 'office-macro',
          severity: 'warning',
          measured: { variant: 'vba-auto', autoRun: 'AutoOpen' },
          emits: ACTIVE,
        },
      ],
      complete: true,
    })
  })

  it.each([
    ['Private Sub Document_Open()', 'Document_Open'],
    ['  public static function auto_open ( x as Integer )', 'auto_open'],
    ['Private\tSub  Workbook_BeforeClose(Cancel As Boolean)', 'Workbook_BeforeClose'],
  ])('%s runs by itself', async (line, autoRun) => {
    const source = `Attribute VB_Name = "M"\r\n${'x = 1\r\n'.repeat(1000)}${line}\r\nEnd Sub`
    expect(await found(vba(source))).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'vba-auto', autoRun },
    ])
  })

  it.each([
    ['a procedure that waits to be called', 'Sub Tidy()\r\nEnd Sub'],
    ['a call of a name that would run by itself', 'Sub Tidy()\r\nCall AutoOpen\r\nEnd Sub'],
    ['the name in a comment', "Sub Tidy()\r\n' Sub AutoOpen()\r\nEnd Sub"],
    ['a longer name', 'Sub AutoOpening()\r\nEnd Sub'],
  ])('%s does not run by itself', async (_, source) => {
    expect(await found(vba(source))).toEqual([{ id: 'office-macro', severity: 'warning', variant: 'vba' }])
  })

  it('without a line of code is a notice', async () => {
    const source = 'Attribute VB_Name = "Module1"\r\nOption Explicit\r\n\r\n'
    expect(await found(vba(source))).toEqual([{ id: 'office-macro', severity: 'notice', variant: 'vba-empty' }])
  })

  it.each(['_VBA_PROJECT_CUR', 'Macros', 'ObjectPool/_1/Macros'])('is found under %s', async (storage) => {
    expect(await found(vba('Sub AutoClose()\r\n', storage))).toHaveLength(1)
  })

  it('is found by the words of its source, where the directory does not say where it begins', async () => {
    const streams: Record<string, Uint8Array> = { ...vba('Attribute VB_Name = "M"\r\nSub AutoExec()\r\n') }
    streams['Macros/VBA/dir'] = Uint8Array.of(1)
    expect(await found(streams)).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'vba-auto', autoRun: 'AutoExec' },
    ])
  })

  it('whose source is gone may still be compiled', async () => {
    const streams: Record<string, Uint8Array> = { ...vba('Sub AutoExec()') }
    for (const name of ['Module1', 'ThisDocument']) streams[`Macros/VBA/${name}`] = Buffer.alloc(500, 7)
    expect(await found(streams)).toEqual([{ id: 'office-macro', severity: 'warning', variant: 'vba' }])
  })

  it('in a presentation stands in a compressed file within', async () => {
    const project = buildOle({ streams: vbaProject('Macros', { M: 'Sub Auto_Open()\r\n' }) })
    expect(await found(presentation([project]))).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'vba-auto', autoRun: 'Auto_Open' },
    ])
  })
})

describe('an Excel workbook', () => {
  it.each([
    ['a macro sheet', [boundSheet(0), boundSheet(1)], { variant: 'xlm' }],
    ['a macro sheet that runs', [boundSheet(1), builtInName(1)], { variant: 'xlm-auto', autoRun: 'Auto_Open' }],
    [
      'a macro sheet that runs at the end',
      [boundSheet(1), builtInName(2)],
      { variant: 'xlm-auto', autoRun: 'Auto_Close' },
    ],
    ['a macro sheet with the name of a print area', [boundSheet(1), builtInName(6)], { variant: 'xlm' }],
  ])('with %s', async (_, records, measured) => {
    expect(await found({ Workbook: workbook(records) })).toEqual([
      { id: 'office-macro', severity: 'warning', ...measured },
    ])
  })

  it('of 1995 has its macro sheets in the stream Book', async () => {
    expect(await found({ Book: workbook([boundSheet(1)], false) })).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'xlm' },
    ])
  })

  it.each([
    ['worksheets only', [boundSheet(0), builtInName(1)]],
    ['a chart sheet', [boundSheet(2)]],
    ['a link to another sheet of its own', supBook('', 'Sheet1')],
    ['an object from a local file', supBook('Word.Document', 'C:\\x\\a.doc', true)],
  ])('with %s has nothing to tell', async (_, records) => {
    expect(await check({ Workbook: workbook(records) })).toEqual({ findings: [], complete: true })
  })

  it('that asks another program for values is a warning', async () => {
    expect(await found({ Workbook: workbook(supBook('Quotes', 'EUR')) })).toEqual([
      { id: 'dde', severity: 'warning', variant: 'link', application: 'Quotes', command: 'EUR' },
    ])
  })

  it('that has the command interpreter run is a danger', async () => {
    expect(await found({ Workbook: workbook(supBook('cmd', '/c calc')) })).toEqual([
      { id: 'dde', severity: 'danger', variant: 'command', application: 'cmd', command: '/c calc' },
    ])
  })

  it('that fetches an object is a warning', async () => {
    expect(await found({ Workbook: workbook(supBook('htmlfile', 'http://a.example/x', true)) })).toEqual([
      { id: 'external-link', severity: 'warning', variant: 'object', target: 'http://a.example/x', links: 1 },
    ])
  })

  it('that is encrypted says nothing more, although its macro sheets are listed behind', async () => {
    const records = [[0x2f, Buffer.alloc(6)] as const, boundSheet(1)]
    expect(await found({ Workbook: workbook(records) })).toEqual([{ id: 'office-encrypted', severity: 'notice' }])
  })

  it('cut in the middle of its records is not fully checked', async () => {
    expect((await check({ Workbook: workbook([boundSheet(0)]).subarray(0, -4) })).complete).toBe(false)
  })
})

describe('a Word document', () => {
  it.each([
    ['of narrow letters', false],
    ['of wide letters', true],
  ])('%s with a DDE field', async (_, wide) => {
    const text = 'before {DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe" |shown} behind'
    expect(await found(word({ text, wide }))).toEqual([
      {
        id: 'dde',
        severity: 'danger',
        variant: 'command',
        application: 'c:\\windows\\system32\\cmd.exe',
        command: '/k calc.exe',
      },
    ])
  })

  it.each([
    ['{ PAGE }', []],
    ['{ HYPERLINK "http://a.example/" |click}', []],
    ['{ INCLUDEPICTURE "C:\\\\pictures\\\\a.png" }', []],
    ['DDEAUTO cmd outside of a field', []],
    ['{ INCLUDEPICTURE "http://a.example/a.png" \\d }', [{ severity: 'notice', variant: 'image' }]],
    ['{ INCLUDETEXT "\\\\\\\\host\\\\share\\\\a.doc" }', [{ severity: 'warning', variant: 'object' }]],
    ['{ LINK Word.Document "https://a.example/a.doc" }', [{ severity: 'warning', variant: 'object' }]],
  ])('%s', async (text, expected) => {
    const findings = await found(word({ text }))
    expect(
      findings.map((finding) => ({ severity: finding.severity, variant: 'variant' in finding && finding.variant })),
    ).toEqual(expected)
  })

  it.each([
    ['is spelt in numbers', '{ { QUOTE 68 68 69 |x} cmd "/c a" }'],
    ['is put together from the value of another field', '{{ SET y |DD}E cmd "/c a"}'],
  ])('whose instruction %s', async (_, text) => {
    expect(await found(word({ text }))).toEqual([
      { id: 'dde', severity: 'danger', variant: 'command', application: 'cmd', command: '/c a' },
    ])
  })

  it.each([
    ['http://a.example/t.dotm', 1],
    ['\\\\host\\share\\t.dot', 1],
    ['C:\\Users\\me\\Normal.dotm', 0],
    ['', 0],
  ])('with the template %s', async (template, count) => {
    const findings = await found(word({ text: '', template }))
    expect(findings).toEqual(
      Array.from({ length: count }, () => ({
        id: 'external-link',
        severity: 'warning',
        variant: 'template',
        target: template,
        links: 1,
      })),
    )
  })

  it('that is encrypted says nothing more', async () => {
    expect(await found(word({ text: '{DDE cmd a}', encrypted: true }))).toEqual([
      { id: 'office-encrypted', severity: 'notice' },
    ])
  })
})

describe('encryption', () => {
  it('of a newer document is a compound file with a package', async () => {
    const streams = { EncryptionInfo: Buffer.alloc(200), EncryptedPackage: Buffer.alloc(9000) }
    expect(await check(streams)).toEqual({
      findings: [
        {
          id: 'office-encrypted',
          severity: 'notice',
          measured: {},
          emits: [{ variable: 'file_state', value: 'encrypted' }],
        },
      ],
      complete: true,
    })
  })

  it('of a presentation', async () => {
    expect(await found(presentation([], true))).toEqual([{ id: 'office-encrypted', severity: 'notice' }])
  })
})

describe('files within', () => {
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])
  const within = (bytes: Uint8Array) => ({ ...word({ text: '' }), 'ObjectPool/_1/\x01Ole10Native': bytes })

  it.each([
    ['a program by its bytes', 'photo.jpg', program],
    ['a program by its name', 'run.vbs', Buffer.from('x')],
  ])('%s', async (_, name, bytes) => {
    expect((await check(within(nativeObject(name, bytes)))).findings).toEqual([
      {
        id: 'archive-nested-executable',
        severity: 'danger',
        measured: { variant: 'document', name },
        entry: name,
        emits: [{ variable: 'file_content', value: 'hidden-program' }],
      },
    ])
  })

  it('a text is nothing to tell', async () => {
    expect(await found(within(nativeObject('notes.txt', Buffer.from('MZ'))))).toEqual([])
  })

  it('a link to an address elsewhere', async () => {
    const moniker = Buffer.concat([
      Buffer.from('0100000201000000', 'hex'),
      Buffer.alloc(16),
      Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex'),
      Uint8Array.of(46, 0, 0, 0),
      Buffer.from('https://a.example/a.hta\0', 'utf16le'),
    ])
    moniker[4] = 1
    expect(await found({ 'ObjectPool/_1/\x01Ole': moniker })).toEqual([
      { id: 'external-link', severity: 'warning', variant: 'object', target: 'https://a.example/a.hta', links: 1 },
    ])
  })
})

describe('the file itself', () => {
  it.each([512, 4096] as const)('is read with sectors of %i bytes, long streams and short ones', async (sectorSize) => {
    const text = `${'long '.repeat(5000)}{DDE x y}`
    const { findings, complete } = await check(
      { ...word({ text, wide: true }), ...vbaProject('Macros', { M: 'Sub a()' }) },
      sectorSize,
    )
    expect([findings.map(({ id }) => id), complete]).toEqual([['office-macro', 'dde'], true])
  })

  it('is read where its allocation table needs a list of its own', async () => {
    const streams = { Filler: Buffer.alloc(8 * 1024 * 1024), ...word({ text: '{DDE x y}' }) }
    expect(await found(streams)).toHaveLength(1)
  })

  it('with hundreds of objects is read in time', async () => {
    const objects = Array.from({ length: 500 }, (_, index) => [
      `ObjectPool/_${index}/\x01Ole10Native`,
      nativeObject('a.txt', Buffer.alloc(9)),
    ])
    expect(await check(Object.fromEntries(objects) as Streams)).toEqual({ findings: [], complete: true })
  })

  it('whose directory runs in a circle ends, and is not fully checked', async () => {
    const bytes = Buffer.from(buildOle({ streams: word({ text: 'a' }) }))
    const row = bytes.indexOf(Buffer.from('1Table', 'utf16le'))
    bytes.writeUInt32LE(1, row + 72)
    expect(await officeOle.run(fileOf('a.doc', bytes), TEST_CONTEXT)).toEqual({ findings: [], complete: false })
  })

  it('whose chains run in a circle ends', async () => {
    const bytes = Buffer.from(buildOle({ streams: { ...word({ text: 'x'.repeat(9000) }) } }))
    // Each entry of the first table points to itself.
    const table = (bytes.readUInt32LE(76) + 1) * 512
    for (let sector = 0; sector < 128; sector++) bytes.writeUInt32LE(sector, table + sector * 4)
    expect((await officeOle.run(fileOf('a.doc', bytes), TEST_CONTEXT)).findings).toEqual([])
  })

  it('that is none is left alone', async () => {
    expect(await officeOle.run(fileOf('a.doc', Buffer.from('hello')), TEST_CONTEXT)).toEqual({
      findings: [],
      complete: true,
    })
  })

  it('reads no more than its streams of a long file', async () => {
    const bytes = buildOle({ streams: { Filler: Buffer.alloc(20 * 1024 * 1024), ...word({ text: 'a' }) } })
    const content = contentOf(bytes)
    let read = 0
    const counted = {
      ...content,
      read: (...args: Parameters<typeof content.read>) => {
        read += args[1]
        return content.read(...args)
      },
    }
    await officeOle.run({ name: 'a.doc', size: bytes.length, content: counted }, TEST_CONTEXT)
    expect(read).toBeLessThan(200_000)
  })
})

it('changed bytes never make it throw', async () => {
  const whole = buildOle({
    streams: {
      ...word({ text: '{DDE a b}' }),
      Workbook: workbook([boundSheet(1), builtInName(1), ...supBook('a', 'b')]),
      ...presentation([buildOle({ streams: vbaProject('Macros', { M: 'Sub a()' }) })]),
      ...vbaProject('Macros', { M: 'Sub AutoOpen()\r\n' }),
      'P/\x01Ole10Native': nativeObject('a.exe', Buffer.alloc(70)),
    },
  })
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
  const changeOfHeader = fc.tuple(fc.nat(511), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(change, changeOfHeader), { maxLength: 30 }),
      fc.nat(whole.length),
      async (changes, cut) => {
        const bytes = Uint8Array.from(whole)
        for (const [at, value] of changes) if (at > 8) bytes[at] = value
        for (const part of [bytes, bytes.subarray(0, cut)]) {
          const { findings } = await officeOle.run(fileOf('a.doc', part), TEST_CONTEXT)
          expect(findings.length).toBeLessThanOrEqual(10)
        }
      },
    ),
    { seed: 11, numRuns: 400 },
  )
})
