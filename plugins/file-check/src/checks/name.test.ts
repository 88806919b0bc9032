/** What a name alone gives away: every trick, and the names beside it that are none. */
import fc from 'fast-check'
import { BLOCKED_EXTENSIONS } from '../policy'
import { fileOf, TEST_CONTEXT } from '../testing/memory-file'
import { characters } from './characters'
import { extension } from './extension'
import { nameForm } from './name-form'

const context = { ...TEST_CONTEXT, policy: { ...TEST_CONTEXT.policy, blockedExtensions: BLOCKED_EXTENSIONS } }
const CHECKS = [extension, characters, nameForm]

async function findingsOf(name: string) {
  const results = await Promise.all(CHECKS.map((check) => check.run(fileOf(name), context)))
  return results.flatMap(({ findings }) => findings)
}

/** `id:severity`, with the variant where there is one. */
async function found(name: string): Promise<string[]> {
  const findings = await findingsOf(name)
  return findings.map(({ id, severity, measured: { variant } }) => `${id}${variant ? `.${variant}` : ''}:${severity}`)
}

const BLOCKED = 'blocked-extension:warning'
const LOOKALIKE = 'lookalike-extension:danger'
const HIDDEN = 'hidden-characters:notice'

describe('names that do harm or are refused', () => {
  it.each<[string, string[]]>([
    // Refused types.
    ['setup.exe', [BLOCKED]],
    ['SETUP.EXE', [BLOCKED]],
    ['.exe', [BLOCKED]],
    ['run.bat', [BLOCKED]],
    ['QQ - 快捷方式.lnk', [BLOCKED]],
    ['jquery.min.js', [BLOCKED]],
    ['tool.user.js', [BLOCKED]],
    ['System.Zip.dll', [BLOCKED]],
    ['手册.pdf.chm', [BLOCKED]],
    ['messages.json.js', [BLOCKED]],
    ['page.html.js', [BLOCKED]],
    // A harmless end before the true one.
    ['合同.pdf.exe', [BLOCKED, 'double-extension:danger']],
    ['photo.JPG.Scr', [BLOCKED, 'double-extension:danger']],
    ['invoice.pdf.js', [BLOCKED, 'double-extension:danger']],
    ['电影.mp4.apk', ['double-extension:danger']],
    ['资料.zip.lnk', [BLOCKED, 'double-extension:danger']],
    ['photo.jpg               .exe', [BLOCKED, 'double-extension:danger']],
    ['报告                                  .exe', [BLOCKED, 'double-extension.spaces:danger']],
    ['报告　　　　　　.exe', [BLOCKED, 'double-extension.spaces:danger']],
    // Imitations.
    ['photo.ехе', [LOOKALIKE]],
    ['photo.еxe', [LOOKALIKE]],
    ['photo.ｅｘｅ', [LOOKALIKE]],
    ['photo.𝐞𝐱𝐞', [LOOKALIKE]],
    ['photo.ＥＸＥ', [LOOKALIKE]],
    ['run.bаt', [LOOKALIKE]],
    ['photo.éxe', [LOOKALIKE]],
    ['photo.e\u200bxe', [LOOKALIKE, HIDDEN]],
    ['photo.ex\u2060e', [LOOKALIKE, HIDDEN]],
    ['photo．exe', [LOOKALIKE]],
    ['photo․exe', [LOOKALIKE]],
    ['v1.2．exe', [LOOKALIKE]],
    ['照片。jpg', ['lookalike-extension.unknown:notice']],
    ['照片.ｊｐｇ', ['lookalike-extension.unknown:notice']],
    // Put on.
    ['base.apk.1', ['renamed-suffix:notice']],
    ['base(1).apk.1', ['renamed-suffix:notice']],
    ['setup.exe.重命名', ['renamed-suffix:notice']],
    ['资料.zip.重命名', ['renamed-suffix:notice']],
    ['game.apk1', ['renamed-suffix:notice']],
    ['tool.exe_', ['renamed-suffix:notice']],
    ['run.bat.rename', ['renamed-suffix:notice']],
    // Turned round.
    ['报告\u202egpj.exe', [BLOCKED, 'bidi-override:danger']],
    ['\u202etxt.scr', [BLOCKED, 'bidi-override:danger']],
    ['song\u202e3pm.apk', ['bidi-override:danger']],
    ['a\u202dbc.txt', ['bidi-override:danger']],
    ['报告\u202egpj', ['bidi-override.bare:danger']],
    ['\u202aphoto.jpg', ['bidi-override.control:notice']],
    ['\u2066photo\u2069.jpg', ['bidi-override.control:notice']],
    // Not to be seen.
    ['re\u200bport.docx', [HIDDEN]],
    ['\ufeffreport.docx', [HIDDEN]],
    ['re\u00adport.docx', [HIDDEN]],
    ['a\u200db.txt', [HIDDEN]],
    ['report\u200e.docx', [HIDDEN]],
    ['\u3164.txt', [HIDDEN]],
    // Not allowed.
    ['a:b|c?.txt', ['illegal-characters:warning']],
    ['<新建>.txt', ['illegal-characters:warning']],
    ['what*.txt', ['illegal-characters:warning']],
    ['tab\there.txt', ['illegal-characters:warning']],
    ['half\ud83d.txt', ['illegal-characters:warning']],
    ['../../home/x', ['illegal-characters.path:warning']],
    ['..\\..\\x.txt', ['illegal-characters.path:warning']],
    ['..', ['illegal-characters.path:warning']],
    // What Windows drops from the end.
    ['photo.jpg.', ['trailing-dot-or-space:notice']],
    ['photo.jpg ', ['trailing-dot-or-space:notice']],
    ['setup.exe. .', [BLOCKED, 'trailing-dot-or-space:notice']],
    // Devices.
    ['CON', ['reserved-name:warning']],
    ['con.txt', ['reserved-name:warning']],
    ['Com1.xlsx', ['reserved-name:warning']],
    ['lpt9', ['reserved-name:warning']],
    ['NUL.tar.gz', ['reserved-name:warning']],
    ['COM¹.txt', ['reserved-name:warning']],
    // Length.
    [`${'a'.repeat(252)}.txt`, ['name-too-long:warning']],
    [`${'长'.repeat(84)}.txt`, ['name-too-long.phones:notice']],
    [`${'长'.repeat(252)}.txt`, ['name-too-long:warning']],
  ])('%j: %j', async (name, expected) => {
    expect(await found(name)).toEqual(expected)
  })
})

describe('names in which nothing is wrong', () => {
  it.each([
    'report.docx',
    'app.v1.2.zip',
    'x.tar.gz',
    'report.final.v2.docx',
    '2024.03.14会议.pdf',
    '合同（终稿）.pdf',
    '论文 第3版 (1).docx',
    '无后缀的文件',
    '.gitignore',
    '',
    '....txt',
    'app.log.1',
    'libssl.so.1',
    'man.1',
    'backup.tar.gz.1',
    'console.log',
    'contract.pdf',
    'common.txt',
    'com10.txt',
    '🎉报告.docx',
    '👨‍👩‍👧‍👦全家福.jpg',
    '❤️‍🔥.png',
    '👩🏽‍🚀.gif',
    '🏴‍☠️海盗.mp4',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿.png',
    '1️⃣作业.docx',
    '葛󠄀城.txt',
    'تقرير.pdf',
    'تقرير\u200f 2024.pdf',
    '\u202bتقرير\u202c.pdf',
    'דוח.pdf',
    'می\u200cخواهم.docx',
    'क्\u200dष.txt',
    '표.xlsx',
    'レポート.pptx',
    'отчёт.docx',
    'г.Москва',
    'Ελλάδα.jpg',
    'a,b;c&d=e+f@g#h%i.txt',
    'résumé.pdf',
    '①②③.txt',
    `${'长'.repeat(83)}.txt`,
    `${'a'.repeat(251)}.txt`,
  ])('%j', async (name) => {
    expect(await found(name)).toEqual([])
  })
})

describe('what is said of it', () => {
  const first = async (name: string, id: string) => (await findingsOf(name)).find((finding) => finding.id === id)

  it('shows a turned name as it is seen, and its true end', async () => {
    expect(await first('报告\u202egpj.exe', 'bidi-override')).toMatchObject({
      measured: { shown: '报告exe.jpg', extension: 'exe' },
      emits: [
        { variable: 'file_content', value: 'disguised' },
        { variable: 'file_name', value: 'odd-characters' },
      ],
    })
  })

  it.each([
    ['photo.ехе', 'lookalike-extension', { extension: 'exe', written: 'ехе' }],
    ['photo.e\u200bxe', 'lookalike-extension', { extension: 'exe', written: 'e�xe' }],
    ['合同.pdf.exe', 'double-extension', { shown: 'pdf', extension: 'exe' }],
    ['报告       .exe', 'double-extension', { variant: 'spaces', spaces: 7, extension: 'exe' }],
    ['base.apk.1', 'renamed-suffix', { suffix: '.1', extension: 'apk' }],
    ['setup.exe_', 'renamed-suffix', { suffix: '_', extension: 'exe' }],
    ['a\u200b\u200bb.txt', 'hidden-characters', { count: 2, characters: 'U+200B' }],
    ['a?b\u0007?.txt', 'illegal-characters', { characters: '? U+0007' }],
    ['CON.txt', 'reserved-name', { name: 'CON' }],
    [`${'长'.repeat(84)}.txt`, 'name-too-long', { letters: 88, bytes: 256, most: 255, variant: 'phones' }],
  ])('%j: %s', async (name, id, measured) => {
    expect((await first(name, id))?.measured).toEqual(measured)
  })

  it('follows the operator in what is refused', async () => {
    const policy = { ...context.policy, blockedExtensions: ['heic'] }
    const { findings } = await extension.run(fileOf('IMG_1.HEIC'), { ...context, policy })
    expect(findings.map(({ id }) => id)).toEqual(['blocked-extension'])
  })
})

describe('hostile names', () => {
  const ODD_PIECES = [
    '.',
    ' ',
    '\u202e',
    '\u200d',
    '\u200b',
    '\ud83d',
    '\ufe0f',
    '/',
    '\\',
    '．',
    'exe',
    'ехе',
    '重命名',
    '长',
    '👩‍🚀',
  ]
  const piece = fc.oneof(fc.constantFrom(...ODD_PIECES), fc.string({ unit: 'binary', maxLength: 4 }))

  it('never throw, and what is shown is short and printable', async () => {
    const names = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        for (const { measured } of await findingsOf(name)) {
          for (const value of Object.values(measured)) expect(String(value)).toMatch(/^[^\p{C}]{0,80}$/u)
        }
      }),
      { seed: 41, numRuns: 500 },
    )
  })

  it.each(['.', ' ', '. ', '\u202e', '\u200d', 'e', 'ех.', '长', '\ud83d', '/', '1\ufe0f', '重命名.'])(
    'a hundred thousand times %j is only too long',
    async (unit) => {
      const name = `${unit.repeat(100_000 / unit.length)}x`
      const ids = (await findingsOf(name)).map(({ id }) => id)
      expect(ids.filter((id) => id === 'name-too-long')).toHaveLength(unit === '/' ? 0 : 1)
    },
  )
})
