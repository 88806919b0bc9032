/** RTF, tables of text and the XML forms of office documents. */
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { nativeObject, uint16, uint32, vbaProject } from '../testing/build-office'
import { buildOle } from '../testing/build-ole'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { officeText } from './office-text'

const check = (name: string, text: string | Uint8Array) => officeText.run(fileOf(name, Buffer.from(text)), TEST_CONTEXT)
const found = async (name: string, text: string | Uint8Array) =>
  (await check(name, text)).findings.map(({ id, severity, measured }) => ({ id, severity, ...measured }))

const COMMAND = [{ id: 'dde', severity: 'danger', variant: 'command', application: 'cmd', command: '/c calc' }]
const MACRO = [{ id: 'office-macro', severity: 'warning', variant: 'vba-auto', autoRun: 'AutoOpen' }]
const link = (variant: string, target: string) => [
  { id: 'external-link', severity: 'warning', variant, target, links: 1 },
]

describe('RTF', () => {
  const rtf = (body: string) => `{\\rtf1\\ansi{\\fonttbl{\\f0 Calibri;}}\\pard ${body}\\par}`

  it.each([
    ['plain', '{\\field{\\*\\fldinst DDEAUTO cmd "/c calc"}{\\fldrslt x}}'],
    ['in groups', '{\\field{\\*\\fldinst {\\rtlch DDE}{\\b AUTO} {cmd "/c}\r\n{ calc"}}{\\fldrslt x}}'],
    ['with letters escaped', "{\\field{\\*\\fldinst \\'44\\'44E cmd \\u34?/c calc\\u34?}}"],
    ['spelt in numbers', '{\\field{\\*\\fldinst {\\field{\\*\\fldinst QUOTE 68 68 69}} cmd "/c calc"}}'],
  ])('with a command in a field, %s', async (_, body) => {
    expect(await found('a.rtf', rtf(body))).toEqual(COMMAND)
  })

  it.each([
    ['{\\field{\\*\\fldinst HYPERLINK "http://a.example/"}{\\fldrslt x}}'],
    ['{\\field{\\*\\fldinst PAGE}{\\fldrslt DDEAUTO cmd "/c calc"}}'],
    ['DDEAUTO cmd "/c calc"'],
    ['{\\pict\\bin20 {\\fldinst DDE a "b"}}'],
    ['{\\*\\template C:\\\\Users\\\\me\\\\Normal.dotm}'],
    ['{{{}}}}}}}'],
  ])('%s is nothing to tell', async (body) => {
    expect(await check('a.rtf', rtf(body))).toEqual({ findings: [], complete: true })
  })

  it.each([
    ['http://a.example/t.dotm', 'http://a.example/t.dotm'],
    ['\\\\\\\\host\\\\share\\\\t.dot', '\\\\host\\share\\t.dot'],
  ])('with the template %s', async (written, target) => {
    expect(await found('a.doc', rtf(`{\\*\\template ${written}}`))).toEqual(link('template', target))
  })

  /** Kind 1 is linked, 2 embedded: [MS-OLEDS] 2.2. */
  function object(kind: number, program: string, topic: string, data: Uint8Array): string {
    const texts = [program, topic, ''].map((text) => Buffer.concat([uint32(text.length + 1), Buffer.from(`${text}\0`)]))
    return Buffer.concat([uint32(0x501), uint32(kind), ...texts, uint32(data.length), data]).toString('hex')
  }
  const written = (digits: string) => `{\\object\\objemb{\\*\\objdata ${digits.replace(/(.{60})/g, '$1\r\n')}}}`

  it('with a program from the packager', async () => {
    const data = nativeObject('run.exe', Buffer.from('x')).subarray(4)
    expect(await found('a.rtf', rtf(written(object(2, 'Package', '', data))))).toEqual([
      { id: 'archive-nested-executable', severity: 'danger', variant: 'document', name: 'run.exe' },
    ])
  })

  it('with a compound file within', async () => {
    const data = buildOle({ streams: vbaProject('Macros', { M: 'Sub AutoOpen()\r\n' }) })
    expect(await found('a.rtf', rtf(written(object(2, 'Word.Document', '', data))))).toEqual(MACRO)
  })

  it('with an object that lies elsewhere', async () => {
    const digits = object(1, 'htmlfile', 'http://a.example/x', new Uint8Array())
    expect(await found('a.rtf', rtf(written(digits)))).toEqual(link('object', 'http://a.example/x'))
  })

  it('nested without end is not fully checked', async () => {
    expect(await check('a.rtf', `{\\rtf1${'{'.repeat(100_000)}`)).toEqual({ findings: [], complete: false })
  })
})

describe('a table', () => {
  it.each([
    ['a.csv', "=cmd|'/c calc'!A0"],
    ['a.csv', "name,1\r\nx,@cmd|'/c calc'!A1,3"],
    ['a.csv', '"-cmd|\'/c calc\'!A1"'],
    ['a.tsv', "1\t=1+cmd|'/c calc'!A1"],
    ['a.slk', "ID;P\r\nC;X1;Y1;K0;Ecmd|'/c calc'!A1\r\n"],
    ['A.CSV', Buffer.from("\ufeff=cmd|'/c calc'!A0", 'utf16le')],
  ])('%s with the formula %s', async (name, text) => {
    expect(await found(name, text)).toEqual(COMMAND)
  })

  it('that asks an ordinary program', async () => {
    expect(await found('a.csv', "=Quotes|'EUR'!price")).toEqual([
      { id: 'dde', severity: 'warning', variant: 'link', application: 'Quotes', command: 'EUR' },
    ])
  })

  it.each([
    ['a.csv', 'a|b|c\r\n1|2|3!'],
    ['a.csv', '=SUM(A1:A9),=A1&"|"&B1'],
    ['a.csv', '1 - 2 | 3'],
    ['a.txt', "=cmd|'/c calc'!A0"],
    ['a.csv', '姓名,备注\n张三,"说明:A|B!"'],
  ])('%s with %s is nothing to tell', async (name, text) => {
    expect(await check(name, text)).toEqual({ findings: [], complete: true })
  })

  it.each(['|', '=|', '=a|b', '|!'])('of %s without end is read in one go', async (unit) => {
    const { findings, complete } = await check('a.csv', unit.repeat(500_000))
    expect([findings.length, complete]).toEqual([0, true])
  })
})

describe('XML', () => {
  const project = buildOle({ streams: vbaProject('', { M: 'Sub AutoOpen()\r\n' }) })
  const deflated = deflateSync(project)
  const mso = Buffer.concat([Buffer.from('ActiveMime'), Buffer.alloc(20), uint16(4), Buffer.alloc(18), deflated])
  const word = (body: string) =>
    `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">${body}</w:wordDocument>`

  it.each([
    ['a packed macro project', `<w:binData w:name="editdata.mso">${mso.toString('base64')}</w:binData>`, MACRO],
    ['a field', `<w:fldSimple w:instr='DDE cmd "/c calc"'/>`, COMMAND],
    ['a template', '<w:attachedTemplate w:val="http://a.example/t.dot"/>', link('template', 'http://a.example/t.dot')],
    ['a picture', '<w:binData w:name="a.png">iVBORw0KGgo=</w:binData>', []],
  ])('of Word 2003 with %s', async (_, body, expected) => {
    expect(await found('a.xml', word(body))).toEqual(expected)
  })

  it('of Word 2003 with objects, each packed under a number', async () => {
    const inner = buildOle({ streams: { '\x01Ole10Native': nativeObject('a.exe', Buffer.from('x')) } })
    const outer = buildOle({ streams: { _123: Buffer.concat([uint32(inner.length), deflateSync(inner)]) } })
    const body = `<w:binData w:name="oledata.mso">${Buffer.from(outer).toString('base64')}</w:binData>`
    expect((await found('a.xml', word(body))).map(({ id }) => id)).toEqual(['archive-nested-executable'])
  })

  it('as a flat package', async () => {
    const text = `<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:contentType="application/vnd.ms-office.vbaProject"><pkg:binaryData>${Buffer.from(project).toString('base64')}</pkg:binaryData></pkg:part><Relationship Type="x/attachedTemplate" TargetMode="External" Target="http://a.example/t.dot"/></pkg:package>`
    expect(await found('a.xml', text)).toEqual([...MACRO, ...link('template', 'http://a.example/t.dot')])
  })

  it('of Excel 2003', async () => {
    const text = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Cell ss:Formula="=cmd|'/c calc'!A1"/></Workbook>`
    expect(await found('a.xls', text)).toEqual(COMMAND)
  })

  it('as a flat OpenDocument', async () => {
    const text = `<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><script:event-listener script:event-name="dom:load"/><script:source-code>Sub Main</script:source-code></office:document>`
    expect(await found('a.fodt', text)).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'script-auto', autoRun: 'dom:load' },
    ])
  })

  it.each(['<?xml version="1.0"?><package name="x"/>', '<html><fldSimple instr="DDE cmd a"/></html>', '<?xml', '<'])(
    '%s is none of these',
    async (text) => {
      expect(await check('a.xml', text)).toEqual({ findings: [], complete: true })
    },
  )

  it('as a page with its parts (MIME)', async () => {
    const text = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Location: editdata.mso\r\n\r\n${mso.toString('base64').replace(/(.{76})/g, '$1\r\n')}\r\n--b--`
    expect(await found('a.doc', text)).toEqual(MACRO)
  })

  it('with a packed project that cannot be opened', async () => {
    const text = word(`<w:binData>${Buffer.from('ActiveMime, and then nothing').toString('base64')}</w:binData>`)
    expect(await found('a.xml', text)).toEqual([{ id: 'office-macro', severity: 'warning', variant: 'vba' }])
  })
})

it('changed letters never make it throw', async () => {
  const texts = [
    '{\\rtf1{\\field{\\*\\fldinst DDE a "b"}{\\fldrslt x}}{\\*\\template http://a/}{\\object{\\*\\objdata 01050000020000000800}}}',
    `<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/"><w:fldSimple w:instr='DDE a "b"'/><w:binData>0M8R4KGxGuE</w:binData></w:wordDocument>`,
    "=a|'b'!c,=d|e!f",
  ]
  const change = fc.tuple(fc.nat(200), fc.constantFrom(...'{}\\<>"\'=|!&;#x0\0\u{1f600}'))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...texts), fc.array(change, { maxLength: 20 }), async (text, changes) => {
      const letters = [...text]
      for (const [at, letter] of changes) letters.splice(at % letters.length, 1, letter)
      const { findings } = await check('a.csv', letters.join(''))
      expect(findings.length).toBeLessThanOrEqual(4)
    }),
    { seed: 17, numRuns: 500 },
  )
})
