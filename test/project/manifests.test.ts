/** The manifests: licence, what Koishi's market shows, and dependencies that are declared and there. */
import { isBuiltin } from 'node:module'
import { exists, FILES, ROOMS, textOf } from './repository'

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly private?: boolean
  readonly description?: string
  readonly main?: string
  readonly types?: string
  readonly keywords?: readonly string[]
  readonly koishi?: {
    readonly description: Readonly<Record<string, string>>
    readonly locales: readonly string[]
    readonly service: Readonly<Record<string, readonly string[]>>
  }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
}

const read = (file: string): Manifest => JSON.parse(textOf(file))
const root = read('package.json')
const rooms = ROOMS.map((room) => ({ room, manifest: read(`plugins/${room}/package.json`) }))
const versions = new Map(rooms.map(({ manifest }) => [manifest.name, manifest.version]))

test('the licence is MIT, in words too', () => {
  expect(textOf('LICENSE')).toMatch(/^MIT License/)
  expect([root, ...rooms.map(({ manifest }) => manifest)].map(({ license }) => license)).toEqual(
    Array(rooms.length + 1).fill('MIT'),
  )
})

test('the root is private, and Node.js is named', () => {
  expect(root).toMatchObject({ private: true, engines: { node: '>=20' } })
})

test.each(rooms)('$room: its entry is there', ({ room, manifest: { main = '', types = main } }) => {
  expect([main, types].filter((file) => !exists('plugins', room, file))).toEqual([])
})

test.each(rooms)('$room: other rooms are asked for in the version that they have', ({ manifest }) => {
  const asked = Object.entries(manifest.dependencies ?? {}).filter(([name]) => name.startsWith('@support-agent/'))
  expect(asked).toEqual(asked.map(([name]) => [name, versions.get(name)]))
})

test.each(rooms)('$room: every package is installed', ({ manifest }) => {
  const wanted = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  expect(wanted.filter((name) => !exists('node_modules', name, 'package.json'))).toEqual([])
})

test.each(rooms)('$room: what its code imports is declared', ({ room, manifest }) => {
  const declared = { ...manifest.dependencies, ...manifest.peerDependencies }
  const sources = FILES.filter(
    (file) => file.startsWith(`plugins/${room}/src/`) && /(?<!\.test|\.d|contract)\.ts$/.test(file),
  ).filter((file) => !file.includes('/testing/'))
  const imported = new Set(sources.flatMap((file) => packagesOf(textOf(file))))
  expect([...imported].filter((name) => !(name in declared)).sort()).toEqual([])
})

/** Names of packages in `import`, `export … from`, `import()` and `require()`; types are needed by nobody who runs it. */
function packagesOf(source: string): string[] {
  const code = source.replace(/^(?:import|export) type [^;]*? from .*$/gm, '')
  const specifiers = code.matchAll(
    /(?:\bfrom |^import |(?<!\.)\b(?:import|require(?:\.resolve)?)\(\s*)'([^'.\s][^'\s]*)'/gm,
  )
  return [...specifiers]
    .map(([, specifier = '']) => specifier)
    .filter((specifier) => !isBuiltin(specifier) && !specifier.startsWith('/'))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

const plugins = rooms.filter(({ manifest }) => manifest.name.startsWith('koishi-plugin-'))

test('three rooms are plugins for Koishi', () => {
  expect(plugins.map(({ room }) => room)).toEqual(['onebot-bridge', 'support-agent', 'support-page'])
})

test.each(plugins)('$room has what the market shows', ({ room, manifest }) => {
  expect(manifest).toMatchObject({
    name: `koishi-plugin-${room}`,
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    description: expect.stringMatching(/^\S.{20,}/),
    keywords: expect.arrayContaining(['koishi', 'plugin', 'chatbot', 'qq']),
    peerDependencies: { koishi: root.dependencies?.koishi },
    koishi: {
      description: { zh: expect.stringMatching(/\p{Script=Han}{4}/u), en: expect.stringMatching(/[a-z]{3,} /) },
      locales: ['zh', 'en'],
      service: expect.any(Object),
    },
  })
  // The market leaves private packages out.
  expect(manifest.private).toBeUndefined()
})
