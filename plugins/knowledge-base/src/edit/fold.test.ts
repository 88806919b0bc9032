/** Edits in order, taken back and brought back: what counts, what is stale, and that nothing is lost. */
import fc from 'fast-check'
import { compile } from '../compile'
import { readSources } from '../read-bases'
import { selectKnowledge } from '../select'
import { anyEdits } from '../testing/any-edit'
import { filesWith } from '../testing/tiny-base'
import { applyOperation } from './apply'
import { checkScope } from './check-scope'
import { type Edit, readEdit, sameScope } from './edit'
import { exportFiles } from './export'
import { foldEdits, foldMore } from './fold'

const FILES = filesWith()
const BASE = readSources(FILES)
const GROUP = { platform: 'onebot', guild: '1' }
const contentOf = (sources: typeof BASE) => JSON.stringify(compile(sources).bases)

/** The simple model: an edit counts if no undo that counts comes after it while it counted. */
function inForceByReplay(edits: readonly Edit[]): string[] {
  const counts = new Map<string, boolean>()
  for (const { id, undoes } of edits) {
    const isValid = undoes === undefined || counts.get(undoes) === true
    counts.set(id, isValid)
    if (!isValid) continue
    let target = undoes
    for (let sign = false; target !== undefined; sign = !sign) {
      counts.set(target, sign)
      target = edits.find((edit) => edit.id === target)?.undoes
    }
  }
  return edits.filter(({ id }) => counts.get(id)).map(({ id }) => id)
}

test('any edits, one by one, all at once or after a restart, are what the model says', () => {
  fc.assert(
    fc.property(anyEdits, fc.constantFrom('global' as const, GROUP), (edits, scope) => {
      const ours = edits.filter((edit) => sameScope(edit.scope, scope))
      const inForce = inForceByReplay(ours)
      let sources = BASE
      for (const { operations } of ours.filter(({ id }) => inForce.includes(id))) {
        for (const operation of operations) {
          if (checkScope(operation, scope, BASE) === undefined) sources = applyOperation(sources, operation).sources
        }
      }
      const atOnce = foldEdits(BASE, edits, scope)
      const oneByOne = edits.reduce(foldMore, foldEdits(BASE, [], scope))
      const restarted = foldEdits(
        BASE,
        edits.map((edit) => {
          const read = readEdit(JSON.parse(JSON.stringify(edit)))
          return 'edit' in read ? read.edit : fail(read)
        }),
        scope,
      )
      expect([...atOnce.inForce].sort()).toEqual([...inForce].sort())
      for (const fold of [atOnce, oneByOne, restarted]) {
        expect(contentOf(fold.sources)).toBe(contentOf(sources))
        expect(fold.stale).toEqual(atOnce.stale)
      }
    }),
    { numRuns: 300 },
  )
})

function fail(reason: unknown): never {
  throw new Error(JSON.stringify(reason))
}

test('a compilation that takes over what did not change equals one from nothing', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      let compiled = compile(BASE)
      let fold = foldEdits(BASE, [])
      for (const edit of edits) {
        fold = foldMore(fold, edit)
        compiled = compile(fold.sources, compiled)
        expect(compiled.bases).toEqual(compile(fold.sources).bases)
      }
    }),
  )
})

test('a translation alone makes its topic anew, and no other', () => {
  const words = { op: 'set-words', topic: 'tiny/too-large', locale: 'en-US', title: 'Too big' } as const
  const { sources } = foldEdits(BASE, [{ id: '1', at: 0, author: null, scope: 'global', operations: [words] }])
  const before = compile(BASE)
  const after = compile(sources, before)
  expect(after.bases[1]?.topics[0]?.text['en-US'].title).toBe('Too big')
  expect(after.bases[1]?.topics[1]).toBe(before.bases[1]?.topics[1])
  expect(after.bases[0]).toBe(before.bases[0])
})

test('written to the files and read again, everything compiles to the same', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const { sources } = foldEdits(BASE, edits)
      const changed = exportFiles(FILES, BASE, sources)
      const texts = new Map([...FILES, ...changed].map((file) => [file.path, file]))
      const again = readSources([...texts.values()])
      expect(contentOf(again)).toBe(contentOf(sources))
      expect(selectKnowledge(compile(again).bases).revision).toBe(selectKnowledge(compile(sources).bases).revision)
    }),
    { numRuns: 300 },
  )
})

test('with everything taken back, the base is what it was: the same objects, no file to write', () => {
  fc.assert(
    fc.property(anyEdits, (edits) => {
      const counted = foldEdits(BASE, edits)
      // The last first, so that an undo that is taken back brings its edit back before that one's turn comes.
      let fold = counted
      for (let round = 0; fold.edits.some(({ id, undoes }) => fold.inForce.has(id) && undoes === undefined); round++) {
        const last = fold.edits.findLast(({ id, undoes }) => fold.inForce.has(id) && undoes === undefined)
        fold = foldMore(fold, {
          id: `u${round}`,
          at: 0,
          author: null,
          scope: 'global',
          operations: [],
          undoes: last?.id,
        })
      }
      expect(fold.sources).toBe(BASE)
      expect(fold.stale.filter(({ operation }) => operation !== undefined)).toEqual([])
      expect(exportFiles(FILES, BASE, fold.sources)).toEqual([])
    }),
  )
})
