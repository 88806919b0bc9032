/** The repository speaks of itself alone: no machine's paths, no registry's host, nothing left to do. */
import { FILES, textOf } from './repository'

const TEXTS = FILES.filter((file) => !/\.(png|jpg|ico|woff2?)$/.test(file))

/** Brackets keep the patterns from finding themselves. */
const MACHINE_PATHS = [
  /(?:^|[\s"'`(=:])\/(?:hom[e]|roo[t]|Use[r]s|wor[k]|tm[p])\/[\w.-]/m,
  /\b[A-Z]:\\+Use[r]s\\+[\w.-]/,
  /\b[A-Z]:\/Use[r]s\/[\w.-]/,
]
const REGISTRIES = /regist[r]y\.[a-z]|npmmirro[r]|npmj[s]\.(?:org|com)|artifactor[y]|verdacci[o]/i
const LEFT_TO_DO = /\b(?:TOD[O]|FIXM[E]|XX[X]|HAC[K])\b|待[办]|以后再[说]/

/** Paths of made-up machines: what the mask must find and what a file name is read from. */
const EXAMPLES_OF_PATHS = [
  'plugins/diagnosis/src/mask/mask.test.ts',
  'test/masks/chat-lines.ts',
  'plugins/diagnosis/src/extractors/file-name.test.ts',
  'plugins/file-check/src/checks/office-ole.test.ts',
  'plugins/file-check/src/checks/office-text.test.ts',
  'plugins/file-check/src/checks/office-zip.test.ts',
  'plugins/file-check/src/checks/shortcut.test.ts',
  'knowledge/bot-errors/cases.yml',
  'knowledge/bot-errors/causes/file-path-not-visible.yml',
  'knowledge/bot-errors/causes/file-uri-format.yml',
]

/** The first line of each file that a pattern finds. */
function found(patterns: readonly RegExp[], files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const text = textOf(file)
    const [match] = patterns.flatMap((pattern) => pattern.exec(text) ?? [])
    return match === undefined ? [] : [`${file}: ${match.trim()}`]
  })
}

test('no path of a machine', () => {
  expect(
    found(
      MACHINE_PATHS,
      TEXTS.filter((file) => !EXAMPLES_OF_PATHS.includes(file)),
    ),
  ).toEqual([])
})

test('each file that may have such examples has some', () => {
  expect(found(MACHINE_PATHS, EXAMPLES_OF_PATHS)).toHaveLength(EXAMPLES_OF_PATHS.length)
})

test('no host of a registry', () => {
  expect(found([REGISTRIES], TEXTS)).toEqual([])
})

test('nothing left to do', () => {
  // Checksums may spell anything, and people chat about such lists.
  const ours = TEXTS.filter((file) => file !== 'package-lock.json' && !file.startsWith('knowledge/'))
  expect(found([LEFT_TO_DO], ours)).toEqual([])
})

test('the lock file names no place to download from', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly resolved?: string; readonly link?: boolean }>>
  }
  const places = Object.values(lock.packages).flatMap(({ resolved, link }) => (resolved && !link ? [resolved] : []))
  expect(places).toEqual([])
})
