/** Code serves every subject alike: what a subject knows stands in its folder of knowledge, not in the rooms. */
import { FILES, textOf } from './repository'

/** What only somebody who runs a bot says: programs, the names of their answers, and the number that everybody pastes. */
const OF_BOT_ERRORS =
  /bot-errors|napcat|llonebot|llbot|luckylillia|pmhq|lagrange|go-?cqhttp|gocq|nonebot|astrbot|aiocqhttp|yunzai|云崽|shamrock|mirai|icqq|ret_?code|eventret|actionfailed|apirejection|rich media|\b1200\b/i
/** What only somebody says whose file was refused. */
const OF_FILES = /qq-offline-file|离线文件|offline file|闪传|服务器拒绝|\b50001\b/i
/** What only a customer of the shop says. */
const OF_SHOP = /example-shop|退款|优惠券|包裹|refund|coupon|parcel/i

/** Where code may know the subject, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'plugins/diagnosis/src/extractors/': 'reads quantities by name: one file each',
  'plugins/diagnosis/src/logs/shapes/': 'reads the lines of a program: one file each',
  'plugins/diagnosis/src/logs/answers.ts': 'the answers of a bot interface, as they are printed',
  'plugins/diagnosis/src/mask/people.ts': 'folders and files that programs name after an account',
  'plugins/diagnosis/src/observe.ts': 'names the quantities of extractors that a paste is full of',
  'plugins/file-check/src/formats/error-page.ts': 'the keys under which any web service names an error',
  'plugins/onebot-bridge/': 'speaks that protocol',
  'plugins/support-agent/src/locales/': 'examples of what to type, in the help of commands',
  'plugins/cli/src/start/locales/': 'the first thing to try after a start',
  'plugins/support-page/src/locales/': 'an example of what to type',
}

const isAllowed = (file: string) => Object.keys(ALLOWED).some((place) => file.startsWith(place))

/** Code and words of the rooms; not their tests, nor what only tests read. */
const CODE = FILES.filter(
  (file) =>
    /^plugins\/[^/]+\/(src|locales)\/.+\.(ts|js|cjs|json)$/.test(file) &&
    !/(\.test|-contract)\.ts$|\/testing\//.test(file),
)

/** Comments explain by examples; only what runs must not know a subject. */
function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
}

/** The first line of each file that has one of the words. */
function found(words: RegExp, files: readonly string[], read = textOf): string[] {
  return files.flatMap((file) => {
    const line = withoutComments(read(file))
      .split('\n')
      .find((one) => words.test(one))
    return line === undefined ? [] : [`${file}: ${line.trim().slice(0, 120)}`]
  })
}

test.each([
  ['bot-errors', OF_BOT_ERRORS],
  ['qq-offline-file', OF_FILES],
  ['example-shop', OF_SHOP],
])('no line of code knows %s', (_subject, words) => {
  expect(CODE.length).toBeGreaterThan(250)
  expect(
    found(
      words,
      CODE.filter((file) => !isAllowed(file)),
    ),
  ).toEqual([])
})

test.each(Object.keys(ALLOWED))('%s is there and needs to be allowed', (place) => {
  const files = CODE.filter((file) => file.startsWith(place))
  expect([...found(OF_BOT_ERRORS, files), ...found(OF_FILES, files)]).not.toEqual([])
})

test.each([
  ["if (text.includes('napcat')) return 'bot-errors'", OF_BOT_ERRORS, true],
  ['const code = 1200', OF_BOT_ERRORS, true],
  ['const TIMEOUT = 1_200\nconst LONGEST = 12000', OF_BOT_ERRORS, false],
  ['{ "retcode": 1 }', OF_BOT_ERRORS, true],
  ['// napcat-1  | a line of docker\nconst a = 1', OF_BOT_ERRORS, false],
  ["const a = 'ActionFailed' // said", OF_BOT_ERRORS, true],
  ["const hint = '服务器拒绝了你发送离线文件'", OF_FILES, true],
  ['/** 错误码50001 */\nconst a = 1', OF_FILES, false],
])('planted: %j is found: %s', (code, words, isFound) => {
  expect(found(words, ['a.ts'], () => code).length > 0).toBe(isFound)
})
