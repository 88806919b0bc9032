/** Each room says in a page what it is and what to touch, and every path that a document names is there. */
import { dirname } from 'node:path'
import { namedPaths } from './markdown'
import { exists, FILES, ROOMS, textOf } from './repository'

const MOST_LINES = 60

describe.each(ROOMS)('plugins/%s', (room) => {
  const readme = `plugins/${room}/README.md`

  test('has a README of at most a page that begins with its name', () => {
    const lines = textOf(readme).trimEnd().split('\n')
    expect(lines[0]).toBe(`# ${room}`)
    expect(lines.length).toBeLessThanOrEqual(MOST_LINES)
  })

  test('says what to touch to add something', () => {
    expect(textOf(readme)).toMatch(/^\| to add +\| touch/m)
  })
})

const DOCUMENTS = FILES.filter((file) => file.endsWith('.md') && !file.endsWith('.golden.md'))

/** Where a document may mean: from its own folder, its room's sources, the root, or any room and base that it tells of. */
function isNamed(document: string, path: string): boolean {
  const own = dirname(document)
  const inDocs = own === 'docs' ? [...ROOMS.map((room) => `plugins/${room}/src`), 'plugins', ...BASES] : []
  return ['.', own, ...inDocs].some((folder) => exists(folder, path))
}

const BASES = [
  ...new Set(FILES.filter((file) => /^knowledge\/[^/]+\//.test(file)).map((file) => file.split('/', 2).join('/'))),
]

/** What only the running bot makes: `data/store`, and `store/` on the page of the data folder. */
function isMadeByTheBot(document: string, path: string): boolean {
  return path.startsWith('data/') || dirname(document) === 'data'
}

const NAMED = DOCUMENTS.flatMap((document) =>
  namedPaths(textOf(document))
    .filter((path) => !isMadeByTheBot(document, path))
    .map((path) => [document, path] as const),
)

test('documents name many paths', () => {
  expect(NAMED.length).toBeGreaterThan(50)
})

test.each([...new Map(NAMED.map((pair) => [pair.join(' '), pair])).values()])('%s: %s exists', (document, path) => {
  expect(isNamed(document, path)).toBe(true)
})
