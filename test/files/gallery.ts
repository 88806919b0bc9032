/** For every sentence that a check of a file may say, a file of our own that makes it say so. */
import { agilePackage } from '../../plugins/file-check/src/testing/build-encrypted'
import { buildGzipQuine } from '../../plugins/file-check/src/testing/build-gzip-quine'
import {
  boundSheet,
  builtInName,
  nativeObject,
  supBook,
  vbaProject,
  word,
  workbook,
} from '../../plugins/file-check/src/testing/build-office'
import { buildOle } from '../../plugins/file-check/src/testing/build-ole'
import { buildPdf, pdfStream } from '../../plugins/file-check/src/testing/build-pdf'
import { buildPe } from '../../plugins/file-check/src/testing/build-pe'
import { buildBmp, buildJpeg, buildPng } from '../../plugins/file-check/src/testing/build-picture'
import { buildRar4, buildRar5 } from '../../plugins/file-check/src/testing/build-rar'
import { buildSevenZip } from '../../plugins/file-check/src/testing/build-seven-zip'
import { buildShortcut } from '../../plugins/file-check/src/testing/build-shortcut'
import { storedZip } from '../../plugins/file-check/src/testing/build-stored-zip'
import { buildTar } from '../../plugins/file-check/src/testing/build-tar'
import { buildZip } from '../../plugins/file-check/src/testing/build-zip'

/** What is sent: a name with bytes, or a name with a size alone. */
export interface Exhibit {
  readonly name: string
  readonly bytes?: Uint8Array
  readonly size?: number
}

const MEGABYTE = 1024 ** 2
const text = (words: string) => Buffer.from(words)
const named = (name: string): Exhibit => ({ name })
const zip = (...entries: Parameters<typeof buildZip>[0]): Exhibit => ({ name: 'a.zip', bytes: buildZip(entries) })
const ole = (name: string, streams: Readonly<Record<string, Uint8Array>>): Exhibit => ({
  name,
  bytes: buildOle({ streams }),
})
const doc = (words: string, template?: string) => ole('a.doc', word({ text: words, ...(template ? { template } : {}) }))
const macros = (source: string) => ole('a.doc', { ...word({ text: '' }), ...vbaProject('Macros', { M: source }) })
const CATALOG = '<</Type/Catalog/Pages 2 0 R>>'
const pdf = (objects: Readonly<Record<number, string | Uint8Array>>, trailer = ''): Exhibit => ({
  name: 'a.pdf',
  bytes: buildPdf({ objects: { 1: CATALOG, 3: '<</Type/Page/Parent 2 0 R>>', ...objects }, trailer }),
})
const PROGRAM = buildPe()

/** Like the output of a cipher, the same every time. */
function noise(length: number): Uint8Array {
  let state = 7
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return state >>> 16
  })
}

const OOXML = 'application/vnd.openxmlformats-officedocument'
const ooxml = (name: string, part: string, type: string, body: string): Exhibit => ({
  name,
  bytes: storedZip({
    '[Content_Types].xml': `<Types><Override PartName="/${part}" ContentType="${type}"/></Types>`,
    [part]: body,
  }),
})
const odt = (content: string, more: Readonly<Record<string, string>> = {}): Exhibit => ({
  name: 'a.odt',
  bytes: storedZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': content,
    ...more,
  }),
})
const zeros = (name: string, bytes = 40 * MEGABYTE) => ({ name, bytes: Buffer.alloc(bytes), deflated: true })
const letter = { name: 'letter.txt', bytes: text('dear friend, '.repeat(30)), deflated: true }
const moved = { name: 'b', bytes: text('b'), offset: 5_000_000 }
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')

/** By the key of the sentence, without `finding.`. */
export const GALLERY: Readonly<Record<string, Exhibit>> = {
  // The name.
  'blocked-extension': named('setup.exe'),
  'double-extension': named('photo.jpg.exe'),
  'double-extension.spaces': named(`photo${' '.repeat(40)}.exe`),
  'lookalike-extension': named('setup.ехе'),
  'lookalike-extension.unknown': named('setup.docх'),
  'bidi-override': named('pic\u202egpj.exe'),
  'bidi-override.bare': named('pic\u202egpj'),
  'bidi-override.control': named('\u202apicture.png\u202c'),
  'bidi-override.entry': zip({ name: 'pic\u202egpj.mp4', bytes: text('a') }),
  'hidden-characters': named('pic\u200bture.png'),
  'illegal-characters': named('a:b?.txt'),
  'illegal-characters.path': named('../a.txt'),
  'reserved-name': named('CON.txt'),
  'name-too-long': named(`${'a'.repeat(300)}.txt`),
  'name-too-long.phones': named(`${'长'.repeat(100)}.txt`),
  'trailing-dot-or-space': named('a.txt. '),
  'renamed-suffix': named('game.apk.1'),
  'sensitive-word.name': named('绝密计划.txt'),
  // The size.
  empty: { name: 'a.txt', bytes: new Uint8Array() },
  'too-large': { name: 'a.zip', size: 5 * 1024 * MEGABYTE },
  'too-large.disputed': { name: 'a.zip', size: 60 * MEGABYTE },
  // The type.
  'type-mismatch': { name: 'a.pdf', bytes: buildPng() },
  'type-mismatch.kin': { name: 'a.png', bytes: buildJpeg() },
  'type-mismatch.program': { name: 'a.jpg', bytes: PROGRAM },
  shortcut: { name: 'a.lnk', bytes: buildShortcut({ target: 'D:\\a.pdf' }) },
  'shortcut.command': { name: 'a.lnk', bytes: buildShortcut({ target: 'C:\\cmd.exe', commandLine: '/c del x' }) },
  'shortcut.web': { name: 'a.url', bytes: text('[InternetShortcut]\r\nURL=https://a.example/') },
  'shortcut.scheme': { name: 'a.url', bytes: text('[InternetShortcut]\r\nURL=file://host/a.exe') },
  'shortcut.unknown': { name: 'a.lnk', bytes: buildShortcut({ idList: true }) },
  script: { name: 'a.bat', bytes: text('@echo off') },
  'script.inside': { name: 'a.txt', bytes: text('@echo off\r\ndel x') },
  'script.shell': { name: 'a.sh', bytes: text('#!/bin/sh\nls\n') },
  'download-error-page': { name: 'a.zip', bytes: text('<!DOCTYPE html><html><body>sign in</body></html>') },
  'download-error-page.status': {
    name: 'a.zip',
    bytes: text('<html><head><title>404 Not Found</title></head></html>'),
  },
  polyglot: { name: 'a.jpg', bytes: Buffer.concat([buildJpeg(), storedZip({ 'a.txt': 'hello' })]) },
  // Programs.
  'pe-malformed.cut': { name: 'a.exe', bytes: PROGRAM.subarray(0, 300) },
  'pe-malformed.value': { name: 'a.exe', bytes: Uint8Array.from(PROGRAM, (byte, at) => (at === 129 ? 0 : byte)) },
  'pe-checksum-mismatch': { name: 'a.exe', bytes: buildPe({ checksum: 7 }) },
  'packed-executable.name': {
    name: 'a.exe',
    bytes: buildPe({
      sections: [
        { name: 'UPX0', bytes: noise(512) },
        { name: 'UPX1', bytes: noise(8192) },
      ],
    }),
  },
  'packed-executable.entropy': {
    name: 'a.exe',
    bytes: buildPe({ sections: [{ name: '.text', bytes: noise(65_536), executable: true }], imports: 2 }),
  },
  // Entropy.
  entropy: { name: 'a.bin', bytes: Uint8Array.from({ length: 3000 }, (_, at) => (at % 49) + 128) },
  'entropy.usual': { name: 'a.txt', bytes: text('The quick brown fox. '.repeat(100)) },
  'entropy-abnormal': { name: 'a.bmp', bytes: buildBmp(noise(100_000)) },
  // Archives.
  'archive-encrypted.entries': zip({ ...letter, encryption: 'aes' }),
  'archive-encrypted.names': {
    name: 'a.7z',
    bytes: buildSevenZip([{ name: 'a', bytes: text('a') }], { header: 'locked' }),
  },
  'archive-corrupt.header': { name: 'a.rar', bytes: withByte(buildRar5([{ name: 'a.txt', bytes: text('a') }]), 30) },
  'archive-corrupt.directory': { name: 'a.zip', bytes: buildZip([letter], { stated: 3 }) },
  'archive-corrupt.outside': zip(letter, moved),
  'archive-corrupt.data': zip({ ...letter, crc: 1 }),
  'archive-corrupt.size': zip({ ...letter, size: 5 }),
  'archive-corrupt.missing': { name: 'a.zip', bytes: new Uint8Array(100) },
  'truncated.end': { name: 'a.zip', bytes: buildZip([letter]).subarray(0, 60) },
  'truncated.size': { name: 'a.tar', bytes: buildTar([{ name: 'a', bytes: noise(5000) }]).subarray(0, 2048) },
  'archive-bomb.ratio': zip(zeros('zeros.bin')),
  'archive-bomb.nested-ratio': zip(
    ...Array.from({ length: 14 }, (_, at) => ({
      name: `${at}.zip`,
      bytes: buildZip([zeros('a', 3 * MEGABYTE)]),
      deflated: true,
    })),
  ),
  'archive-bomb.nested': { name: 'a.zip', bytes: nested(4) },
  'archive-bomb.recursive': { name: 'a.gz', bytes: buildGzipQuine() },
  'archive-bomb.lie': zip({ ...zeros('a', 3 * MEGABYTE), size: 10 }),
  'archive-overlap': zip(letter, { name: 'again.txt', offset: 0, size: 390, compressedSize: 30 }),
  'archive-nested-executable.name': zip({ name: 'setup.exe', bytes: PROGRAM }),
  'archive-nested-executable.content': zip({ name: 'photo.jpg', bytes: PROGRAM }),
  'archive-nested-executable.document': ole('a.doc', {
    ...word({ text: '' }),
    'ObjectPool/_1/\x01Ole10Native': nativeObject('run.vbs', text('x')),
  }),
  'archive-multi-volume.part': named('a.part2.rar'),
  'archive-multi-volume.of': { name: 'a.zip', bytes: buildZip([letter], { volume: 1 }) },
  'archive-multi-volume.unknown': { name: 'a.rar', bytes: buildRar4([{ name: 'a' }], { volume: 2, open: true }) },
  'archive-unsafe-path.parent': zip({ name: '../a', bytes: text('x') }),
  'archive-unsafe-path.absolute': zip({ name: '/etc/a', bytes: text('x') }),
  'archive-unsafe-path.drive': zip({ name: 'C:\\a', bytes: text('x') }),
  'archive-unsafe-path.link': { name: 'a.tar', bytes: buildTar([{ name: 'l', type: '2', target: '../../x' }]) },
  // Documents.
  'office-macro.vba': macros('Sub Tidy()\r\n'),
  'office-macro.vba-auto': macros('Sub AutoOpen()\r\n'),
  'office-macro.vba-empty': macros('Option Explicit\r\n'),
  'office-macro.xlm': ole('a.xls', { Workbook: workbook([boundSheet(1)]) }),
  'office-macro.xlm-auto': ole('a.xls', { Workbook: workbook([boundSheet(1), builtInName(1)]) }),
  'office-macro.script': odt('<office/>', {
    'Basic/Standard/Module1.xml': '<script:module>Sub Main\nEnd Sub</script:module>',
  }),
  'office-macro.script-auto': odt(
    '<office><script:event-listener script:event-name="dom:load" xlink:href="vnd.sun.star.script:a?language=Basic"/></office>',
    { 'Basic/Standard/Module1.xml': '<script:module>Sub Main\nEnd Sub</script:module>' },
  ),
  'office-macro.allowed': ooxml(
    'a.pptm',
    'ppt/presentation.xml',
    'application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml',
    '<p/>',
  ),
  'office-encrypted': ole('a.doc', word({ text: '', encrypted: true })),
  'office-encrypted.standard': ole(
    'a.xlsx',
    agilePackage(buildZip([letter]), { password: 'VelvetSweatshop', hash: 'SHA1', keyBits: 128 }),
  ),
  'dde.command': ole('a.xls', { Workbook: workbook(supBook('cmd', '/c calc')) }),
  'dde.link': ole('a.xls', { Workbook: workbook(supBook('Quotes', 'EUR')) }),
  'external-link.template': doc('', 'http://a.example/t.dotm'),
  'external-link.object': doc('{ LINK Word.Document "https://a.example/a.doc" }'),
  'external-link.image': doc('{ INCLUDEPICTURE "http://a.example/a.png" \\d }'),
  'external-link.frame': {
    name: 'a.docx',
    bytes: storedZip({
      '[Content_Types].xml': `<Types><Override PartName="/word/document.xml" ContentType="${OOXML}.wordprocessingml.document.main+xml"/></Types>`,
      'word/document.xml': '<w:document/>',
      'word/_rels/webSettings.xml.rels': `<Relationships><Relationship Id="r" Type="${OOXML}/relationships/frame" Target="http://a.example/f.htm" TargetMode="External"/></Relationships>`,
    }),
  },
  'pdf-encrypted': pdf({ 4: '<</Filter/Standard/V 2>>' }, '/Encrypt 4 0 R'),
  'pdf-active-content.launch': pdf({ 1: '<</Type/Catalog/OpenAction<</S/Launch/F(a.exe)>>>>' }),
  'pdf-active-content.program': pdf({
    4: '<</Type/Filespec/F(a.exe)/EF<</F 5 0 R>>>>',
    5: pdfStream('/Type/EmbeddedFile', PROGRAM),
  }),
  'pdf-active-content.script-opening': pdf({ 1: '<</Type/Catalog/OpenAction<</S/JavaScript/JS(x)>>>>' }),
  'pdf-active-content.script-event': pdf({ 4: '<</Subtype/Link/A<</S/JavaScript/JS(x)>>>>' }),
  'pdf-active-content.script-form': pdf({ 4: '<</FT/Tx/AA<</F<</S/JavaScript/JS(AFNumber_Format\\(2\\))>>>>>>' }),
  'pdf-active-content.form': pdf({
    1: '<</Type/Catalog/AcroForm<</XFA 5 0 R>>>>',
    5: pdfStream('', text('<xdp><script contentType="application/x-javascript">x</script></xdp>')),
  }),
  'pdf-active-content.media': pdf({ 4: '<</Subtype/RichMedia/RichMediaContent<<>>>>' }),
  // Text.
  encoding: { name: 'a.txt', bytes: text('你好,世界') },
  'sensitive-word.text': { name: 'a.txt', bytes: text('这是绝密文件') },
  eicar: { name: 'a.txt', bytes: text(EICAR) },
  log: { name: 'a.log', bytes: text('2025-01-01 08:00:00 [INFO] up\n2025-01-01 08:00:01 [ERROR] down\n'.repeat(5)) },
}

function withByte(bytes: Uint8Array, at: number): Uint8Array {
  return Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ 0xff : byte))
}

/** Ten archives of the same kind in each archive. */
function nested(depth: number): Uint8Array {
  const inner = depth === 0 ? text('x') : nested(depth - 1)
  const name = depth === 0 ? 'x.txt' : 'x.zip'
  return buildZip(Array.from({ length: 10 }, (_, at) => ({ name: `${at}${name}`, bytes: inner, deflated: true })))
}
