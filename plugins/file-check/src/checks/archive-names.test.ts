/** Names of entries: which are programs, which lead out of the folder. */
import { isUnsafeLink, programExtension, unsafePath } from './archive-names'

it.each([
  ['setup.exe', 'exe'],
  ['folder/安装.MSI', 'msi'],
  ['a\\b\\run.bat', 'bat'],
  ['invoice.pdf.scr', 'scr'],
  ['picture.jpg.lnk', 'lnk'],
  ['trailing.exe. . ', 'exe'],
  ['command.com', 'com'],
  ['www.example.com', undefined],
  ['site/index.js', undefined],
  ['mods/mod.jar', undefined],
  ['readme.txt', undefined],
  ['exe', undefined],
  ['', undefined],
  ['__MACOSX/._setup.exe', undefined],
  ['folder/._setup.exe', undefined],
])('%j is a program by its extension: %s', (name, extension) => {
  expect(programExtension(name)).toBe(extension)
})

it.each([
  ['../evil.txt', 'parent'],
  ['a/../../evil.txt', 'parent'],
  ['a\\..\\..\\evil.txt', 'parent'],
  ['./../x', 'parent'],
  ['/etc/passwd', 'absolute'],
  ['\\\\host\\share\\x', 'absolute'],
  ['C:\\Windows\\x.dll', 'drive'],
  ['c:x', 'drive'],
  ['a/../b.txt', undefined],
  ['a..b/..c/d..', undefined],
  ['folder\\file.txt', undefined],
  ['时间:12.txt', undefined],
  ['', undefined],
])('%j leaves the folder: %s', (name, kind) => {
  expect(unsafePath(name)).toBe(kind)
})

it.each([
  ['link', '../out', true],
  ['link', '/etc', true],
  ['link', 'D:\\x', true],
  ['a/b/link', '../../../out', true],
  ['a/b/link', '../../in', false],
  ['a\\b\\link', '..\\..\\in', false],
  ['link', 'in/here', false],
  ['link', '', false],
])('a link %j to %j leads out: %s', (name, target, isUnsafe) => {
  expect(isUnsafeLink(name, target)).toBe(isUnsafe)
})

it('names of 100,000 letters take no longer than short ones', () => {
  const name = `${'../'.repeat(33_333)}x`
  expect([unsafePath(name), programExtension(name), isUnsafeLink(name, name)]).toEqual(['parent', undefined, true])
})
