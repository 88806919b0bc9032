/** OOXML and OpenDocument: macros, commands in fields, links, documents within documents, and budgets. */
import fc from 'fast-check'
import { nativeObject, vbaProject } from '../testing/build-office'
import { buildOle } from '../testing/build-ole'
import { storedZip } from '../testing/build-stored-zip'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { officeZip } from './office-zip'

type Entries = Readonly<Record<string, string | Uint8Array>>

const check = (entries: Entries, context = TEST_CONTEXT) => officeZip.run(fileOf('a.docx', storedZip(entries)), context)
const found = async (entries: Entries) =>
  (await check(entries)).findings.map(({ id, severity, measured }) => ({ id, severity, ...measured }))

const MAIN = 'application/vnd.openxmlformats-officedocument'
const WORD = `${MAIN}.wordprocessingml.document.main+xml`
const EXCEL = `${MAIN}.spreadsheetml.sheet.main+xml`

/** A package whose list of content types names each of these parts. */
function ooxml(types: Readonly<Record<string, string>>, entries: Entries): Entries {
  const rows = Object.entries(types).map(([name, type]) =>
    name.startsWith('.')
      ? `<Default Extension="${name.slice(1)}" ContentType="${type}"/>`
      : `<Override PartName="/${name}" ContentType="${type}"/>`,
  )
  return { '[Content_Types].xml': `<Types>${rows.join('')}</Types>`, ...entries }
}

const docx = (body: string, more: Entries = {}) =>
  ooxml({ 'word/document.xml': WORD }, { 'word/document.xml': `<w:document xmlns:w="w">${body}</w:document>`, ...more })

const run = (inner: string) => `<w:r><w:rPr><w:b/></w:rPr>${inner}</w:r>`
const mark = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`)
const instruction = (text: string) => run(`<w:instrText xml:space="preserve">${text}</w:instrText>`)

const relationships = (type: string, target: string, mode = 'External') => ({
  'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships><Relationship Id="r1" Type="${MAIN}/relationships/${type}" Target="${target}" TargetMode="${mode}"/></Relationships>`,
})

describe('macros', () => {
  const project = (source: string) => buildOle({ streams: vbaProject('', { M: source }) })
  const withProject = (source: string, name = 'word/vbaProject.bin') =>
    ooxml(
      {
        '.bin': 'application/vnd.ms-office.vbaProject',
        'word/document.xml': 'application/vnd.ms-word.document.macroEnabled.main+xml',
      },
      { 'word/document.xml': '<w:document/>', [name]: project(source) },
    )

  it('that run by themselves', async () => {
    expect(await check(withProject('Sub Document_Open()\r\n'))).toEqual({
      findings: [
        {
          id: 'office-macro',
          severity: 'warning',
          measured: { variant: 'vba-auto', autoRun: 'Document_Open' },
          emits: [{ variable: 'file_content', value: 'active-content' }],
        },
      ],
      complete: true,
    })
  })

  it('are found by their content type under any name', async () => {
    expect(await found(withProject('Sub Tidy()', 'word/printer.bin'))).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'vba' },
    ])
  })

  it('that cannot be opened are still macros', async () => {
    const entries = { ...withProject(''), 'word/vbaProject.bin': 'nonsense' }
    expect(await found(entries)).toEqual([{ id: 'office-macro', severity: 'warning', variant: 'vba' }])
  })

  it('may be inside by the type and are not: normal', async () => {
    const entries = ooxml(
      { 'ppt/presentation.xml': 'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml' },
      {
        'ppt/presentation.xml': '<p/>',
      },
    )
    expect(await found(entries)).toEqual([{ id: 'office-macro', severity: 'info', variant: 'allowed' }])
  })

  it.each([
    ['', { variant: 'xlm' }],
    [
      '<definedName name="_xlnm.Auto_Open" hidden="1">Macro1!$A$1</definedName>',
      { variant: 'xlm-auto', autoRun: '_xlnm.Auto_Open' },
    ],
    ['<definedName name="auto_open2">Macro1!$A$1</definedName>', { variant: 'xlm-auto', autoRun: 'auto_open2' }],
    ['<definedName name="_xlnm.Print_Area">Macro1!$A$1</definedName>', { variant: 'xlm' }],
  ])('of Excel 4 stand in a macro sheet; workbook with %s', async (names, measured) => {
    const entries = ooxml(
      { 'xl/workbook.xml': EXCEL, 'xl/sheets/one.xml': 'application/vnd.ms-excel.macrosheet+xml' },
      { 'xl/workbook.xml': `<workbook><definedNames>${names}</definedNames></workbook>`, 'xl/sheets/one.xml': '<x/>' },
    )
    expect(await found(entries)).toEqual([{ id: 'office-macro', severity: 'warning', ...measured }])
  })

  it('of Excel 4 in a binary workbook', async () => {
    const entries = ooxml(
      {
        'xl/workbook.bin': 'application/vnd.ms-excel.sheet.binary.macroEnabled.main',
        'xl/macrosheets/sheet1.bin': 'application/vnd.ms-excel.macrosheet',
      },
      { 'xl/workbook.bin': Buffer.from('..\x0c\0_xlnm.Auto_Open..', 'utf16le'), 'xl/macrosheets/sheet1.bin': 'x' },
    )
    expect(await found(entries)).toEqual([
      { id: 'office-macro', severity: 'warning', variant: 'xlm-auto', autoRun: 'Auto_Open' },
    ])
  })
})

describe('fields', () => {
  const COMMAND = [{ id: 'dde', severity: 'danger', variant: 'command', application: 'cmd.exe', command: '/k calc' }]

  it.each([
    [
      'in one run',
      `${mark('begin')}${instruction('DDEAUTO cmd.exe &quot;/k calc&quot;')}${mark('separate')}${mark('end')}`,
    ],
    [
      'cut into runs',
      `${mark('begin')}${instruction('DD')}${instruction('EAU')}${instruction('TO cmd.exe "/k')}${instruction(' calc"')}${mark('end')}`,
    ],
    ['in a simple field', '<w:fldSimple w:instr=\' DDE cmd.exe "/k calc" \'><w:r/></w:fldSimple>'],
    ['in a prefix of its own', '<x:fldSimple x:instr=\'DDE cmd.exe "/k calc"\'/>'],
    [
      'spelt in numbers',
      `${mark('begin')}${mark('begin')}${instruction(' QUOTE 68 68 69 ')}${mark('end')}${instruction(' cmd.exe "/k calc"')}${mark('end')}`,
    ],
    ['in lower case', `${mark('begin')}${instruction('ddeauto cmd.exe "/k calc"')}${mark('end')}`],
  ])('with a command %s', async (_, body) => {
    expect(await found(docx(body))).toEqual(COMMAND)
  })

  it.each([
    ['a page number', `${mark('begin')}${instruction(' PAGE ')}${mark('separate')}${mark('end')}`],
    ['a hyperlink', `${mark('begin')}${instruction('HYPERLINK "http://a.example/"')}${mark('end')}`],
    ['the word in the text', '<w:r><w:t>DDEAUTO cmd.exe "/k calc"</w:t></w:r>'],
    ['the word in a comment', '<!-- <w:fldSimple w:instr="DDE cmd.exe"/> -->'],
  ])('%s is nothing to tell', async (_, body) => {
    expect(await check(docx(body))).toEqual({ findings: [], complete: true })
  })

  it('stand in footers as well', async () => {
    const entries = ooxml(
      { 'word/document.xml': WORD, 'word/footer1.xml': `${MAIN}.wordprocessingml.footer+xml` },
      {
        'word/document.xml': '<w/>',
        'word/footer1.xml': `<w:ftr><w:fldSimple w:instr='DDE cmd.exe "/k calc"'/></w:ftr>`,
      },
    )
    expect(await found(entries)).toEqual(COMMAND)
  })

  it('of a part in UTF-16', async () => {
    const body = `\ufeff<w:document><w:fldSimple w:instr='DDE cmd.exe "/k calc"'/></w:document>`
    expect(await found({ ...docx(''), 'word/document.xml': Buffer.from(body, 'utf16le') })).toEqual(COMMAND)
  })
})

describe('links of a workbook', () => {
  const withLink = (name: string, type: string, bytes: string | Uint8Array) =>
    ooxml({ 'xl/workbook.xml': EXCEL, [name]: type }, { 'xl/workbook.xml': '<workbook/>', [name]: bytes })

  it('to another program', async () => {
    const link = '<externalLink><ddeLink ddeService="Quotes" ddeTopic="EUR"/></externalLink>'
    expect(await found(withLink('xl/links/one.xml', `${MAIN}.spreadsheetml.externalLink+xml`, link))).toEqual([
      { id: 'dde', severity: 'warning', variant: 'link', application: 'Quotes', command: 'EUR' },
    ])
  })

  it('to another program in a binary workbook', async () => {
    const text = (letters: string) =>
      Buffer.concat([Uint8Array.of(letters.length, 0, 0, 0), Buffer.from(letters, 'utf16le')])
    const data = Buffer.concat([Uint8Array.of(1, 0), text('cmd'), text('/c calc')])
    const link = Buffer.concat([Uint8Array.of(0xe8, 0x02, data.length), data, Uint8Array.of(0xc1, 0x04, 0)])
    expect(await found(withLink('xl/links/one.bin', 'application/vnd.ms-excel.externalLink', link))).toEqual([
      { id: 'dde', severity: 'danger', variant: 'command', application: 'cmd', command: '/c calc' },
    ])
  })
})

describe('relationships', () => {
  it.each([
    ['attachedTemplate', 'http://a.example/t.dotm', 'warning', 'template'],
    ['attachedTemplate', '\\\\host\\share\\t.dotm', 'warning', 'template'],
    ['attachedTemplate', 'file://host/share/t.dotm', 'warning', 'template'],
    ['oleObject', 'https://a.example/a.doc', 'warning', 'object'],
    ['oleObject', 'mhtml:http://a.example/x.html!x-usc:http://a.example/x.html', 'warning', 'object'],
    ['frame', 'http://a.example/a.html', 'warning', 'frame'],
    ['image', 'http://a.example/a.png', 'notice', 'image'],
  ])('%s to %s: %s', async (type, target, severity, variant) => {
    expect(await found(docx('', relationships(type, target)))).toEqual([
      { id: 'external-link', severity, variant, target, links: 1 },
    ])
  })

  it.each([
    ['hyperlink', 'http://a.example/', 'External'],
    ['externalLinkPath', 'http://a.example/b.xlsx', 'External'],
    ['attachedTemplate', 'file:///C:\\Users\\me\\t.dotm', 'External'],
    ['attachedTemplate', 'C:\\Users\\me\\t.dotm', 'External'],
    ['image', 'file:///D:/a.png', 'External'],
    ['oleObject', 'embeddings/oleObject1.bin', 'Internal'],
  ])('%s to %s (%s) is normal', async (type, target, mode) => {
    expect(await check(docx('', relationships(type, target, mode)))).toEqual({ findings: [], complete: true })
  })

  it('in hundreds of thousands are read once and counted to a limit', async () => {
    const one = `<Relationship Type="a/image" TargetMode="External" Target="http://a.example/"/>`
    const entries = docx('', {
      'word/_rels/document.xml.rels': `<Relationships>${one.repeat(150_000)}</Relationships>`,
    })
    expect(await found(entries)).toEqual([
      { id: 'external-link', severity: 'notice', variant: 'image', target: 'http://a.example/', links: 1000 },
    ])
  })
})

describe('files within', () => {
  it('a program in an object of the packager', async () => {
    const object = buildOle({ streams: { '\x01Ole10Native': nativeObject('invoice.pdf.exe', Buffer.from('x')) } })
    expect(await found(docx('', { 'word/embeddings/oleObject1.bin': object }))).toEqual([
      { id: 'archive-nested-executable', severity: 'danger', variant: 'document', name: 'invoice.pdf.exe' },
    ])
  })

  it('a document with a command within a document', async () => {
    const inner = storedZip(docx(`<w:fldSimple w:instr='DDE cmd "/k a"'/>`))
    expect((await found(docx('', { 'word/embeddings/inner.docx': inner }))).map(({ id }) => id)).toEqual(['dde'])
  })

  it('an encrypted document within leaves the file itself open, and not fully checked', async () => {
    const inner = buildOle({ streams: { EncryptedPackage: Buffer.alloc(50) } })
    expect(await check(docx('', { 'word/embeddings/a.docx': inner }))).toEqual({ findings: [], complete: false })
  })

  it('a document within a document within … is not followed for ever', async () => {
    let entries = docx('')
    for (let depth = 0; depth < 6; depth++) entries = docx('', { 'word/embeddings/inner.docx': storedZip(entries) })
    expect(await check(entries)).toEqual({ findings: [], complete: false })
  })
})

describe('OpenDocument', () => {
  const odt = (content: string, more: Entries = {}) => ({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    'content.xml': `<office:document-content>${content}</office:document-content>`,
    ...more,
  })

  it.each<[string, Entries, object[]]>([
    [
      'a module',
      odt('', { 'Basic/Standard/Module1.xml': '<x/>' }),
      [{ id: 'office-macro', severity: 'warning', variant: 'script' }],
    ],
    [
      'a listener to its opening',
      odt(
        '<script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:S.M.Main?language=Basic"/>',
      ),
      [{ id: 'office-macro', severity: 'warning', variant: 'script-auto', autoRun: 'dom:load' }],
    ],
    ['an empty library', odt('', { 'Basic/script-lc.xml': '<x/>', 'Basic/Standard/script-lb.xml': '<x/>' }), []],
    ['a listener to a button', odt('<script:event-listener script:event-name="dom:click"/>'), []],
    ['pictures of its own', odt('<draw:image xlink:href="Pictures/1.png"/><draw:object xlink:href="./Object 1"/>'), []],
    ['a hyperlink', odt('<text:a xlink:href="http://a.example/">x</text:a>'), []],
    [
      'a picture from elsewhere',
      odt('<draw:image xlink:href="http://a.example/1.png"/>'),
      [{ id: 'external-link', severity: 'notice', variant: 'image', target: 'http://a.example/1.png', links: 1 }],
    ],
    [
      'a frame from elsewhere',
      odt('<draw:floating-frame xlink:href="http://a.example/"/>'),
      [{ id: 'external-link', severity: 'warning', variant: 'frame', target: 'http://a.example/', links: 1 }],
    ],
    [
      'a DDE source',
      odt('<office:dde-source office:dde-application="soffice" office:dde-topic="a.ods"/>'),
      [{ id: 'dde', severity: 'warning', variant: 'link', application: 'soffice', command: 'a.ods' }],
    ],
    [
      'encryption',
      odt('noise', {
        'META-INF/manifest.xml': '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>',
      }),
      [{ id: 'office-encrypted', severity: 'notice' }],
    ],
    [
      'a program in an object',
      odt('', { 'Object 1': buildOle({ streams: { '\x01Ole10Native': nativeObject('a.exe', Buffer.from('x')) } }) }),
      [{ id: 'archive-nested-executable', severity: 'danger', variant: 'document', name: 'a.exe' }],
    ],
  ])('with %s', async (_, entries, expected) => {
    expect(await found(entries)).toEqual(expected)
  })
})

describe('budgets', () => {
  const entries = docx('<w:p>text</w:p>'.repeat(1000))

  it.each([
    ['bytes to inflate', { inflated: 500 }],
    ['time', { isOver: () => true }],
    ['entries', { entries: 1 }],
  ])('over the limit of %s a document is not fully checked', async (_, budget) => {
    const context = { ...TEST_CONTEXT, budget: { ...TEST_CONTEXT.budget, ...budget } }
    expect(await check(entries, context)).toEqual({ findings: [], complete: false })
  })
})

it('a zip archive that is no document is left alone', async () => {
  expect(await check({ 'a.txt': 'x', 'word/vbaProject.bin': 'x' })).toEqual({ findings: [], complete: true })
})

it('changed bytes never make it throw', async () => {
  const whole = storedZip(
    ooxml(
      {
        'word/document.xml': WORD,
        'xl/l.xml': `${MAIN}.spreadsheetml.externalLink+xml`,
        'xl/l.bin': 'application/vnd.ms-excel.externalLink',
      },
      {
        'word/document.xml': `<w:document>${mark('begin')}${instruction('DDE a "b"')}${mark('end')}</w:document>`,
        'xl/l.xml': '<ddeLink ddeService="a" ddeTopic="b"/>',
        'xl/l.bin': Buffer.from('e8020801000100000061', 'hex'),
        ...relationships('image', 'http://a.example/a.png'),
        'word/vbaProject.bin': buildOle({ streams: vbaProject('', { M: 'Sub AutoOpen()' }) }),
      },
    ),
  )
  const change = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 30 }), fc.nat(whole.length), async (changes, cut) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      for (const part of [bytes, bytes.subarray(0, cut)]) {
        const { findings } = await officeZip.run(fileOf('a.docx', part), TEST_CONTEXT)
        expect(findings.length).toBeLessThanOrEqual(6)
      }
    }),
    { seed: 13, numRuns: 300 },
  )
})
