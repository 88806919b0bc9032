/** Files and edits as what is in force: whatever happens in between, it is what folding the edits over the files gives. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  compile,
  type Edit,
  type EditScope,
  exportFiles,
  exportText,
  foldEdits,
  importFiles,
  readSources,
  type SourceFile,
} from '@support-agent/knowledge-base'
import { memoryStore } from '@support-agent/storage'
import fc from 'fast-check'
import { anyEdits } from '../../knowledge-base/src/testing/any-edit'
import { edit as changedFile, filesWith } from '../../knowledge-base/src/testing/tiny-base'
import { simulatedMachine } from '../../storage/src/testing/simulated-machine'
import { type Draft, Journal } from './journal'
import { LiveKnowledge } from './live-knowledge'

const FILES = filesWith()
/** What somebody does in an editor while the bot runs. */
const OTHER_FILES = filesWith({
  ...changedFile('tiny/causes/too-large.yml', '太大1', '大到不行'),
  'tiny/guides/options.yml': null,
  'tiny/locales/en-US/guides/options.yml': null,
})
const GROUP = { platform: 'onebot', guild: '1' }
const SCOPES: readonly EditScope[] = ['global', GROUP]

/** Files that are replaced as a hot reload replaces them. */
class Folder {
  #files: readonly SourceFile[] = FILES
  #parsed = readSources(FILES)
  #bases = compile(this.#parsed).bases

  put(files: readonly SourceFile[]): void {
    this.#files = files
    this.#parsed = readSources(files)
    this.#bases = compile(this.#parsed).bases
  }
  get files() {
    return this.#files
  }
  get current() {
    return this.#bases
  }
  parsed() {
    return this.#parsed
  }
}

const draftOf = ({ id: _id, at: _at, undoes, ...draft }: Edit): Draft =>
  undoes === undefined ? draft : { ...draft, undoes: String(Number(undoes.slice(1)) + 1) }

/** The simple model: everything from nothing, each time. */
function modelled(files: readonly SourceFile[], edits: readonly Edit[], scope: EditScope) {
  const everywhere = foldEdits(readSources(files), edits, 'global')
  const fold = scope === 'global' ? everywhere : foldEdits(everywhere.sources, edits, scope)
  return { bases: JSON.stringify(compile(fold.sources).bases), stale: fold.stale }
}

const directory = mkdtempSync(join(tmpdir(), 'live-'))
mkdirSync(directory, { recursive: true })
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const between = fc.constantFrom('nothing', 'nothing', 'kill', 'close', 'other files', 'first files')

test('any edits, undos, restarts, snapshots and changes of the files are what the model says', async () => {
  const property = fc.asyncProperty(
    anyEdits,
    fc.array(between, { minLength: 12, maxLength: 12 }),
    async (edits, events) => {
      // It writes a snapshot every few edits.
      const machine = simulatedMachine(directory, { compactAfter: 400 })
      const folder = new Folder()
      const made: Edit[] = []
      const begin = async () => {
        const store = await machine.open()
        const journal = new Journal(store, () => made.length)
        await journal.restore()
        return { store, journal, live: new LiveKnowledge(folder, journal) }
      }
      let bot = await begin()
      for (const [index, edit] of edits.entries()) {
        made.push(await bot.journal.append(draftOf(edit)))
        const event = events[index]
        if (event === 'other files') folder.put(OTHER_FILES)
        if (event === 'first files') folder.put(FILES)
        if (event === 'close') await bot.store.close()
        if (event === 'kill') await machine.kill(bot.store)
        if (event === 'close' || event === 'kill') bot = await begin()
        expect(bot.journal.edits).toEqual(made)
        for (const scope of SCOPES) {
          const { bases, stale } = bot.live.state(scope)
          const model = modelled(folder.files, made, scope)
          expect(JSON.stringify(bases)).toBe(model.bases)
          const isOwn = scope === 'global' || made.some((one) => one.scope !== 'global')
          if (isOwn) expect(stale).toEqual(model.stale)
        }
      }
      await machine.kill(bot.store)
    },
  )
  await fc.assert(property, { numRuns: 60 })
}, 60_000)

test('with every edit taken back, the base is there again, byte for byte', async () => {
  const property = fc.asyncProperty(anyEdits, async (edits) => {
    const journal = new Journal(
      memoryStore(() => 0),
      () => 0,
    )
    const folder = new Folder()
    const live = new LiveKnowledge(folder, journal)
    for (const edit of edits) await journal.append(draftOf(edit))
    const counting = () => {
      const scopes = SCOPES.map((scope) => foldEdits(folder.parsed(), journal.edits, scope).inForce)
      return journal.edits.findLast(({ id, undoes }) => undoes === undefined && scopes.some((ids) => ids.has(id)))
    }
    for (let last = counting(); last; last = counting()) {
      await journal.append({ author: null, scope: last.scope, operations: [], undoes: last.id })
    }
    for (const scope of SCOPES) {
      expect(JSON.stringify(live.bases(scope))).toBe(JSON.stringify(folder.current))
      expect(exportFiles(FILES, folder.parsed(), live.state(scope).sources)).toEqual([])
    }
  })
  await fc.assert(property, { numRuns: 60 })
}, 60_000)

test('what is exported asks for nothing when it is imported where it came from', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { sources } = foldEdits(readSources(FILES), edits, 'global')
      const changed = exportFiles(FILES, readSources(FILES), sources)
      const files = [...new Map([...FILES, ...changed].map((file) => [file.path, file])).values()]
      expect(importFiles(exportText(files), readSources(files)).operations).toEqual([])
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('an edit that the changed files have no place for is kept, told, and counts again when they have', async () => {
  const journal = new Journal(
    memoryStore(() => 0),
    () => 0,
  )
  const folder = new Folder()
  const live = new LiveKnowledge(folder, journal)
  const topic = 'tiny/options'
  const operations = [
    { op: 'add-utterances', topic: 'tiny/too-large', texts: ['大得离谱'] },
    { op: 'add-utterances', topic, texts: ['怎么才发得动'] },
  ] as const
  await journal.append({ author: null, scope: 'global', operations })
  await journal.append({ author: null, scope: GROUP, operations: [{ op: 'hide-topic', topic }] })
  const utterances = () => live.bases().flatMap((base) => base.topics.flatMap((one) => one.utterances))
  expect([live.stale(), utterances()]).toEqual([[], expect.arrayContaining(['大得离谱', '怎么才发得动'])])

  folder.put(OTHER_FILES)
  expect(live.stale().map(({ edit, operation }) => [edit, operation])).toEqual([
    ['1', 1],
    ['2', 0],
  ])
  expect(utterances()).toEqual(expect.arrayContaining(['大到不行', '大得离谱']))
  expect(utterances()).not.toContain('怎么才发得动')

  folder.put(FILES)
  expect([live.stale(), utterances()]).toEqual([[], expect.arrayContaining(['大得离谱', '怎么才发得动'])])
})
