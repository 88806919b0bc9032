/** PDF files: what is active in them and what only looks so, in every packing, whole and broken. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { buildPdf, type PdfRecipe, pdfObjectStream, pdfStream } from '../testing/build-pdf'
import { contentOf, fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { pdf } from './pdf'

const PAGE = '<</Type/Page/Parent 2 0 R>>'
const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'

const check = (recipe: PdfRecipe, context = TEST_CONTEXT) => pdf.run(fileOf('a.pdf', buildPdf(recipe)), context)
const found = async (objects: PdfRecipe['objects']) =>
  (await check({ objects: { 1: CATALOG, 3: PAGE, ...objects } })).findings.map(({ severity, measured }) => ({
    severity,
    ...measured,
  }))

const OPENING = [{ severity: 'warning', variant: 'script-opening', scripts: 1 }]
const EVENT = [{ severity: 'warning', variant: 'script-event', scripts: 1 }]

describe('a plain file', () => {
  it.each<[string, PdfRecipe['objects']]>([
    ['of pages', {}],
    ['that opens on a page', { 1: '<</Type/Catalog/OpenAction<</S/GoTo/D[3 0 R/Fit]>>>>' }],
    ['that opens on a page, shortly', { 1: '<</Type/Catalog/OpenAction[3 0 R/Fit]>>' }],
    ['with links', { 4: '<</Subtype/Link/A<</S/URI/URI(http://a.example/)>>>>' }],
    [
      'with a form',
      { 1: '<</AcroForm<</Fields[4 0 R]/XFA[(form) 5 0 R]>>>>', 5: pdfStream('', Buffer.from('<xdp><field/></xdp>')) },
    ],
    [
      'with a picture attached',
      { 4: '<</Type/Filespec/F(a.png)/EF<</F 5 0 R>>>>', 5: pdfStream('', Buffer.from('PNG')) },
    ],
    [
      'that speaks of scripts',
      { 4: pdfStream('', Buffer.from('(/S /JavaScript /JS) Tj')), 5: '(/S/JavaScript/JS(x))' },
    ],
    ['with a name that only begins so', { 4: '<</S/JavaScripts/JS(x)>>' }],
  ])('%s has nothing to tell', async (_, objects) => {
    expect(await check({ objects: { 1: CATALOG, 3: PAGE, ...objects } })).toEqual({ findings: [], complete: true })
  })
})

describe('scripts', () => {
  it('that run at the opening', async () => {
    expect(
      await check({ objects: { 1: '<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>' } }),
    ).toEqual({
      findings: [
        {
          id: 'pdf-active-content',
          severity: 'warning',
          measured: { variant: 'script-opening', scripts: 1 },
          emits: [{ variable: 'file_content', value: 'active-content' }],
        },
      ],
      complete: true,
    })
  })

  it.each<[string, PdfRecipe['objects'], object[]]>([
    ['in an object of its own', { 1: '<</OpenAction 4 0 R>>', 4: '<</S/JavaScript/JS(x)>>' }, OPENING],
    ['whose object stands before', { 0: '<</S/JavaScript/JS(x)>>', 1: '<</OpenAction 0 0 R>>' }, OPENING],
    ['as an event of a page', { 3: '<</Type/Page/AA<</O<</S/JavaScript/JS 9 0 R>>>>>>' }, OPENING],
    ['by name for the whole file', { 1: '<</Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>>>' }, OPENING],
    ['behind a button', { 4: '<</Subtype/Widget/A<</S/JavaScript/JS(x)>>>>' }, EVENT],
    ['beside a film', { 4: '<</A<</S/Rendition/JS(x)>>>>' }, EVENT],
    ['with its names escaped', { 4: '<</#53/J#61vaScr#69pt/#4aS(x)>>' }, EVENT],
    ['with comments between', { 4: '<<%x\n/S%y\r/JavaScript/JS%z\n(x)>>' }, EVENT],
    ['in lists within lists', { 4: '[[[<</A[<</S/JavaScript/JS<78>>>]>>]]]' }, EVENT],
    ['packed into a stream', { 4: pdfObjectStream({ 7: '<</Type/Page>>', 8: '<</S/JavaScript/JS(x)>>' }) }, EVENT],
    [
      'packed, and opened from elsewhere',
      { 1: '<</OpenAction 8 0 R>>', 4: pdfObjectStream({ 8: '<</S/JavaScript/JS(x)>>' }) },
      OPENING,
    ],
    ['behind a string that is never closed', { 2: '(', 4: '<</S/JavaScript/JS(x)>>' }, EVENT],
    [
      'that only format the fields of a form',
      { 4: '<</AA<</F<</S/JavaScript/JS(AFNumber_Format\\(2, 0\\))>>>>>>' },
      [{ severity: 'notice', variant: 'script-form', scripts: 1 }],
    ],
    [
      'in a form of XML',
      { 1: '<</XFA 5 0 R>>', 5: pdfStream('', Buffer.from('<event><script>x</script>')) },
      [{ severity: 'warning', variant: 'form' }],
    ],
    [
      'in a form of XML, packed in pieces',
      {
        1: '<</XFA[(a) 5 0 R(b) 6 0 R]>>',
        5: pdfStream('', Buffer.from('<a>')),
        6: pdfStream('/Filter[/FlateDecode]', deflateSync(Buffer.from('<xfa:script contentType="x">'))),
      },
      [{ severity: 'warning', variant: 'form' }],
    ],
  ])('%s', async (_, objects, expected) => {
    expect(await found(objects)).toEqual(expected)
  })
})

describe('programs', () => {
  it.each([
    ['/F(cmd.exe)', 'cmd.exe'],
    ['/F<</Type/Filespec/F(calc.exe)>>', 'calc.exe'],
    ['/Win<</F(cmd.exe)/P(/c start a)>>', 'cmd.exe /c start a'],
    ['/F(\xfe\xff\0a\0.\0e\0x\0e)', 'a.exe'],
    ['', ''],
  ])('that are started: %s', async (entries, target) => {
    expect(await found({ 4: `<</S/Launch${entries}>>` })).toEqual([{ severity: 'danger', variant: 'launch', target }])
  })

  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])
  it.each<[string, string, Uint8Array]>([
    ['by their name', '/F(a.vbs)', pdfStream('', Buffer.from('x'))],
    ['by the name that is shown', '/F(a.txt)/UF(a.js)', pdfStream('', Buffer.from('x'))],
    ['by their bytes', '/F(a.jpg)', pdfStream('/Filter/FlateDecode', deflateSync(program))],
    ['by their bytes in digits', '/F(a.jpg)', pdfStream('/Filter/AHx', Buffer.from(`${program.toString('hex')}>`))],
  ])('that are carried, %s', async (_, names, stream) => {
    const findings = await found({ 4: `<</Type/Filespec${names}/EF<</F 5 0 R>>>>`, 5: stream })
    expect(findings.map((finding) => [finding.severity, 'variant' in finding && finding.variant])).toEqual([
      ['danger', 'program'],
    ])
  })

  it('media that a player runs', async () => {
    expect(await found({ 4: '<</Subtype/RichMedia>>' })).toEqual([{ severity: 'warning', variant: 'media' }])
  })
})

describe('encryption', () => {
  const ENCRYPTED = [
    { id: 'pdf-encrypted', severity: 'notice', measured: {}, emits: [{ variable: 'file_state', value: 'encrypted' }] },
  ]

  it.each<[string, PdfRecipe]>([
    ['in the trailer', { objects: { 1: CATALOG, 4: '<</Filter/Standard>>' }, trailer: '/Encrypt 4 0 R' }],
    [
      'in the table that is a stream',
      { objects: { 1: CATALOG, 4: pdfStream('/Type/XRef/Encrypt 5 0 R', Buffer.alloc(9)) } },
    ],
  ])('%s', async (_, recipe) => {
    expect(await check(recipe)).toEqual({ findings: ENCRYPTED, complete: true })
  })

  it('is not a word in another place', async () => {
    expect(await found({ 4: '<</Encrypt 5 0 R>>', 5: '(trailer <</Encrypt 4 0 R>>)' })).toEqual([])
  })
})

describe('packing', () => {
  const SCRIPT = Buffer.from('8 0 <</S/JavaScript/JS(x)>>')
  const packed = (filter: string, data: Uint8Array) => ({ 4: pdfStream(`/Type/ObjStm/N 1/First 4${filter}`, data) })

  it.each<[string, string, Uint8Array]>([
    ['none', '', SCRIPT],
    ['deflate', '/Filter/FlateDecode', deflateSync(SCRIPT)],
    ['deflate, cut at its end', '/Filter/Fl', deflateSync(SCRIPT).subarray(0, -5)],
    [
      'digits around deflate',
      '/Filter[/ASCIIHexDecode/FlateDecode]',
      Buffer.from(`${deflateSync(SCRIPT).toString('hex')}>`),
    ],
    ['letters', '/Filter/A85', Buffer.from(ascii85(SCRIPT))],
  ])('%s is undone', async (_, filter, data) => {
    expect(await found(packed(filter, data))).toEqual(EVENT)
  })

  it.each<[string, string, Uint8Array]>([
    ['of an unknown kind', '/Filter/LZWDecode', SCRIPT],
    ['damaged', '/Filter/FlateDecode', Buffer.from('nonsense')],
    ['with a predictor', '/Filter/FlateDecode/DecodeParms<</Predictor 12>>', deflateSync(SCRIPT)],
    ['of too many bytes', '/Filter/FlateDecode', deflateSync(Buffer.alloc(5_000_000))],
  ])('%s is not fully checked', async (_, filter, data) => {
    const context = { ...TEST_CONTEXT, budget: { ...TEST_CONTEXT.budget, inflated: 1_000_000 } }
    expect(await check({ objects: packed(filter, data) }, context)).toEqual({ findings: [], complete: false })
  })

  it('of an encrypted file is not asked for', async () => {
    const objects = {
      3: pdfStream('/Type/XRef/Encrypt 5 0 R', Buffer.alloc(9)),
      ...packed('/Filter/FlateDecode', Buffer.from('noise')),
    }
    expect((await check({ objects })).complete).toBe(true)
  })

  /** Groups of four bytes as five letters; the last one is filled up and cut. */
  function ascii85(bytes: Uint8Array): string {
    let letters = ''
    for (let at = 0; at < bytes.length; at += 4) {
      const group = Buffer.alloc(4)
      group.set(bytes.subarray(at, at + 4))
      let value = group.readUInt32BE()
      let five = ''
      for (let digit = 0; digit < 5; digit++, value = Math.floor(value / 85))
        five = String.fromCharCode(33 + (value % 85)) + five
      letters += five.slice(0, Math.min(4, bytes.length - at) + 1)
    }
    return `${letters}~>`
  }
})

describe('a long file', () => {
  const SCRIPT = '<</S/JavaScript/JS(x)>>'

  it.each([
    ['stated', undefined],
    ['stated wrongly', 5],
    ['stated elsewhere', '9 0 R'],
  ])('whose streams have their length %s is read to its end', async (_, length) => {
    const stream = pdfStream('', Buffer.alloc(300_000, 'x'), length)
    expect(await found({ 4: stream, 5: stream, 6: SCRIPT })).toEqual(EVENT)
  })

  it('of pictures is skipped through', async () => {
    const picture = pdfStream('/Subtype/Image', Buffer.alloc(3_000_000, 'x'))
    const bytes = buildPdf({ objects: { 1: CATALOG, 4: picture, 5: picture, 6: picture, 7: SCRIPT } })
    const content = contentOf(bytes)
    let read = 0
    const counted = {
      ...content,
      read: (...args: Parameters<typeof content.read>) => {
        read += args[1]
        return content.read(...args)
      },
    }
    const { findings } = await pdf.run({ name: 'a.pdf', size: bytes.length, content: counted }, TEST_CONTEXT)
    expect([findings.length, read < 600_000]).toEqual([1, true])
  })

  it('over 32 MB is read in part, its trailer at the end as well, and not fully checked', async () => {
    const stream = pdfStream('', Buffer.alloc(36 * 1024 * 1024, 'x'), '9 0 R')
    const { findings, complete } = await check({ objects: { 1: CATALOG, 4: stream }, trailer: '/Encrypt 5 0 R' })
    expect([findings.map(({ id }) => id), complete]).toEqual([['pdf-encrypted'], false])
  })

  it.each([
    ['an object longer than 64 KB', `[${'1 2 3 '.repeat(30_000)}${SCRIPT}]`, EVENT, true],
    ['an object longer than 4 MB', `[${'1 2 3 '.repeat(1_000_000)}]`, [], false],
    ['lists without end', '['.repeat(50_000), [], false],
    ['objects that never end', '1 0 obj ('.repeat(20_000), [], false],
  ])('with %s', async (_, body, expected, complete) => {
    const result = await check({ objects: { 1: CATALOG, 4: body } })
    expect([result.findings.map(({ severity, measured }) => ({ severity, ...measured })), result.complete]).toEqual([
      expected,
      complete,
    ])
  })

  it('is left when the time is up', async () => {
    const context = { ...TEST_CONTEXT, budget: { ...TEST_CONTEXT.budget, isOver: () => true } }
    expect(await check({ objects: { 1: CATALOG } }, context)).toEqual({ findings: [], complete: false })
  })
})

it('what is no PDF file is left alone', async () => {
  expect(await pdf.run(fileOf('a.pdf', Buffer.from('<</S/Launch>>')), TEST_CONTEXT)).toEqual({
    findings: [],
    complete: true,
  })
})

it('changed bytes never make it throw', async () => {
  const whole = buildPdf({
    objects: {
      1: '<</Type/Catalog/OpenAction 4 0 R/AcroForm<</XFA[(a) 6 0 R]>>>>',
      4: '<</S/JavaScript/JS(\\101x)/Next[<</S/Launch/Win<</F<61>>>>>]>>',
      5: pdfObjectStream({ 7: '<</Type/Filespec/F(a.exe)/EF<</F 6 0 R>>>>', 8: '[1 2.5 -3 true null]' }),
      6: pdfStream('/Filter/FlateDecode', deflateSync(Buffer.from('<script>'))),
    },
    trailer: '/Encrypt 9 0 R',
  })
  const change = fc.tuple(
    fc.nat(whole.length - 1),
    fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(...Buffer.from('<>[]()/%\\ \n'))),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), fc.nat(whole.length), async (changes, cut) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      for (const part of [bytes, bytes.subarray(0, cut)]) {
        const { findings } = await pdf.run(fileOf('a.pdf', part), TEST_CONTEXT)
        expect(findings.length).toBeLessThanOrEqual(6)
      }
    }),
    { seed: 19, numRuns: 500 },
  )
})
