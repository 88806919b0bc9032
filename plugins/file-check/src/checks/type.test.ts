/** Whether contents are what names say, and servers' messages that were saved in place of a file. */
import { buildJpeg, buildMp4, buildPng, buildRiff } from '../testing/build-picture'
import { buildShortcut } from '../testing/build-shortcut'
import { storedZip } from '../testing/build-stored-zip'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { type } from './type'

const check = async (name: string, bytes: Uint8Array | string) =>
  (await type.run(fileOf(name, Buffer.from(bytes)), TEST_CONTEXT)).findings
const padded = (letters: string) => Buffer.concat([Buffer.from(letters, 'latin1'), Buffer.alloc(600)])

const ZIP = storedZip({ 'a.txt': 'a' })
const APK = storedZip({ 'AndroidManifest.xml': '' })
const DOCX = storedZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' })
const RAR = padded('Rar!\x1a\x07\x00')
const OLE = padded('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
const PDF = padded('%PDF-1.7\n')
const ELF = padded('\x7fELF')
const PROGRAM = padded(`MZ\x90\0\0\0\0\0\x04\0${'\0'.repeat(50)}\x40\0\0\0PE\0\0`)
const HTML = '<!DOCTYPE html><html><head><title>Index</title></head></html>'

describe('content and extension agree', () => {
  it.each<[string, Uint8Array | string]>([
    ['a.png', buildPng()],
    ['A.JPG', buildJpeg()],
    ['a.mp4', buildMp4()],
    ['a.mov', buildMp4('qt  ')],
    ['a.heic', buildMp4('heic')],
    ['a.wav', buildRiff('WAVE')],
    ['a.zip', ZIP],
    ['a.docx', DOCX],
    // One container.
    ['a.docx', ZIP],
    ['a.zip', APK],
    ['a.jar', ZIP],
    ['a.doc', OLE],
    ['a.wps', OLE],
    ['a.msi', OLE],
    // A password makes a compound file of a docx.
    ['a.docx', OLE],
    // Office opens these under its old extensions.
    ['a.doc', DOCX],
    ['a.xls', `<html><table>${'<tr><td>1</td></tr>'.repeat(9)}</table></html>`],
    ['a.xls', 'name\tnumber\n'],
    // Texts of all kinds.
    ['a.txt', HTML],
    ['a.svg', '<svg xmlns="x"/>'],
    ['a.json', '{"error": 404}'],
    ['a.html', HTML],
    ['a.ts', 'export const a = 1\n'],
    ['a.exe', PROGRAM],
    ['a.dll', PROGRAM],
    ['a.so', ELF],
    // Nothing is promised, or nothing is known.
    ['a', PROGRAM],
    ['a.dat', PROGRAM],
    ['a.bin', buildPng()],
    ['a.apk.1', APK],
    ['a.unheard-of', buildPng()],
    ['a.pdf', new Uint8Array(5000)],
    ['a.jpg', ''],
  ])('%s', async (name, bytes) => {
    expect(await check(name, bytes)).toEqual([])
  })
})

describe('they do not', () => {
  const DISGUISED = [{ variable: 'file_content', value: 'disguised' }]

  it.each<[string, Uint8Array | string, string]>([
    ['readme.txt', buildPng(), 'png'],
    ['合同.pdf', DOCX, 'docx'],
    ['data.zip', PDF, 'pdf'],
    ['setup.exe', buildJpeg(), 'jpg'],
    ['setup.exe', 'not a program', 'txt'],
    ['song.mp3', ZIP, 'zip'],
    ['photo.jpg', 'just words', 'txt'],
    ['photo.jpg', buildMp4(), 'mp4'],
    ['app.apk', RAR, 'rar'],
    ['report.docx', RAR, 'rar'],
  ])('%s is something else', async (name, bytes, found) => {
    const extension = name.split('.').at(-1)
    expect(await check(name, bytes)).toEqual([
      { id: 'type-mismatch', severity: 'warning', measured: { extension, found }, emits: DISGUISED },
    ])
  })

  it.each<[string, Uint8Array, string]>([
    ['photo.jpg', PROGRAM, 'exe'],
    ['合同.pdf', PROGRAM, 'exe'],
    ['资料.zip', PROGRAM, 'exe'],
    ['readme.txt', ELF, 'elf'],
    ['report.docx', buildShortcut(), 'lnk'],
    ['film.mp4', APK, 'apk'],
  ])('%s is a program', async (name, bytes, found) => {
    const extension = name.split('.').at(-1)
    expect(await check(name, bytes)).toEqual([
      { id: 'type-mismatch', severity: 'danger', measured: { extension, found, variant: 'program' }, emits: DISGUISED },
    ])
  })

  it('a picture under the name of another is opened all the same', async () => {
    expect(await check('照片.png', buildJpeg())).toEqual([
      { id: 'type-mismatch', severity: 'info', measured: { extension: 'png', found: 'jpg', variant: 'kin' } },
    ])
  })

  it('an archive under the name of another may be minded', async () => {
    expect(await check('a.zip', RAR)).toEqual([
      {
        id: 'type-mismatch',
        severity: 'notice',
        measured: { extension: 'zip', found: 'rar', variant: 'kin' },
        emits: DISGUISED,
      },
    ])
  })
})

describe('a server said no, and that was saved', () => {
  const page = (title: string) => `<!DOCTYPE html><html><head><title>${title}</title></head><body>…</body></html>`

  it.each<[string, string, Record<string, string | number>]>([
    ['a.zip', page('404 Not Found'), { form: 'html', status: 404, variant: 'status' }],
    ['a.exe', page('百度网盘'), { form: 'html' }],
    ['a.pdf', '<html><h1>502 Bad Gateway</h1></html>', { form: 'html', status: 502, variant: 'status' }],
    ['a.jpg', page('请登录'), { form: 'html' }],
    ['a.docx', page('登录'), { form: 'html' }],
    ['a.xls', page('403 Forbidden'), { form: 'html', status: 403, variant: 'status' }],
    ['a.zip', '{"code": 404, "message": "not found"}', { form: 'json', status: 404, variant: 'status' }],
    ['a.apk', '{"errcode":-1,"errmsg":"link expired"}', { form: 'json' }],
    ['a.mp4', '<?xml version="1.0"?>\n<Error><Code>NoSuchKey</Code></Error>', { form: 'xml' }],
    ['a.rar', '404: Not Found', { form: 'text', status: 404, variant: 'status' }],
    ['a.7z', 'Access Denied', { form: 'text' }],
  ])('%s: %s', async (name, body, measured) => {
    expect(await check(name, body)).toEqual([
      {
        id: 'download-error-page',
        severity: 'warning',
        measured: { extension: name.split('.')[1], ...measured },
        emits: [{ variable: 'file_state', value: 'damaged' }],
      },
    ])
  })

  it.each<[string, string]>([
    ['a.html', page('404 Not Found')],
    ['error.json', '{"error": 1}'],
    ['a.xls', page('二季度报表')],
    ['a.txt', '404 Not Found'],
  ])('%s holds what it should', async (name, body) => {
    expect(await check(name, body)).toEqual([])
  })

  it('other data under a wrong name is no message', async () => {
    expect((await check('a.zip', '{"name": "value"}')).map(({ id }) => id)).toEqual(['type-mismatch'])
  })
})
