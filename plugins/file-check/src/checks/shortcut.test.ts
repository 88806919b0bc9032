/** Shortcuts, and how much of their targets is told. */
import fc from 'fast-check'
import { buildShortcut } from '../testing/build-shortcut'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { shortcut } from './shortcut'

const check = async (bytes: Uint8Array | string) =>
  (await shortcut.run(fileOf('a.lnk', Buffer.from(bytes)), TEST_CONTEXT)).findings
const told = async (bytes: Uint8Array | string) =>
  (await check(bytes)).map(({ severity, measured }) => ({ severity, ...measured }))

const SYSTEM = 'C:\\Windows\\System32\\cmd.exe'

it.each<[string, Uint8Array | string, Record<string, string>]>([
  ['a program', buildShortcut({ target: 'C:\\Users\\somebody\\QQ.exe' }), { severity: 'warning', target: 'QQ.exe' }],
  [
    'behind a list of items',
    buildShortcut({ target: 'D:\\a.pdf', idList: true }),
    { severity: 'warning', target: 'a.pdf' },
  ],
  [
    'a relative path',
    buildShortcut({ relativePath: '..\\资料\\合同.docx' }),
    { severity: 'warning', target: '合同.docx' },
  ],
  ['nothing in letters', buildShortcut({ idList: true }), { severity: 'warning', variant: 'unknown' }],
  [
    'a command line',
    buildShortcut({ target: SYSTEM, commandLine: '/c del x' }),
    { severity: 'danger', target: 'cmd', variant: 'command' },
  ],
  ['the shell alone', buildShortcut({ target: SYSTEM }), { severity: 'warning', target: 'cmd.exe' }],
  [
    'a command hidden in arguments',
    buildShortcut({ relativePath: '.\\explorer.exe', commandLine: 'x & PowerShell -enc AAAA' }),
    { severity: 'danger', target: 'PowerShell', variant: 'command' },
  ],
  [
    'a page',
    '[InternetShortcut]\r\nURL=https://u:p@example.com:8080/?token=x',
    { severity: 'notice', target: 'example.com', variant: 'web' },
  ],
  [
    'a page, not first',
    '[InternetShortcut]\r\nIconIndex=0\r\nURL = http://example.com',
    { severity: 'notice', target: 'example.com', variant: 'web' },
  ],
  [
    'a file of a server',
    '[InternetShortcut]\nURL=file://server/a.exe',
    { severity: 'warning', target: 'file', variant: 'scheme' },
  ],
  ['a share', '[InternetShortcut]\nURL=\\\\server\\a.exe', { severity: 'warning', target: '\\\\', variant: 'scheme' }],
  ['no address', '[InternetShortcut]\n', { severity: 'warning', variant: 'unknown' }],
  [
    'of a Linux desktop',
    '[Desktop Entry]\nType=Application\nExec=/opt/qq/qq %U',
    { severity: 'warning', target: 'qq' },
  ],
  ['with a shell', '[Desktop Entry]\nExec=sh -c "rm x"', { severity: 'danger', target: 'sh', variant: 'command' }],
  [
    'to a page',
    '[Desktop Entry]\nType=Link\nURL=https://example.com/x',
    { severity: 'notice', target: 'example.com', variant: 'web' },
  ],
  [
    'of a Mac',
    '<?xml version="1.0"?><plist><dict><key>URL</key><string>https://example.com/x</string></dict></plist>',
    { severity: 'notice', target: 'example.com', variant: 'web' },
  ],
])('%s', async (_, bytes, expected) => {
  expect(await told(bytes)).toEqual([expected])
})

it.each(['', 'words', '[Section]\nURL=https://example.com', '<plist><dict/></plist>'])('%j is none', async (text) => {
  expect(await check(text)).toEqual([])
})

it('a shortcut that is broken anywhere is one still, and what is told of it is short', async () => {
  const whole = Buffer.from(buildShortcut({ target: SYSTEM, relativePath: '..\\x', commandLine: '/c x', idList: true }))
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(changes, fc.integer({ min: 76, max: whole.length }), async (list, cut) => {
      const bytes = Buffer.from(whole)
      for (const [at, byte] of list) bytes[20 + (at % (bytes.length - 20))] = byte
      const [found] = await check(bytes.subarray(0, cut))
      expect(['warning', 'danger']).toContain(found?.severity)
      expect(String(found?.measured.target ?? '').length).toBeLessThanOrEqual(60)
    }),
    { seed: 46, numRuns: 500 },
  )
})
