/** An edit that the files hold: looked at and taken back as if it had never been exported. */
import { compile, type Operation, readSources, type SourceFile } from '@support-agent/knowledge-base'
import { memoryStore } from '@support-agent/storage'
import { filesWith } from '../../knowledge-base/src/testing/tiny-base'
import { Journal } from './journal'
import { LiveKnowledge } from './live-knowledge'
import { writeBack } from './write-back'

const BIG = 'tiny/too-large'
const OPTIONS = 'tiny/options'
const EDITS: readonly (readonly Operation[])[] = [
  [{ op: 'add-utterances', topic: BIG, texts: ['大得离谱'] }],
  [{ op: 'set-words', topic: BIG, locale: 'en-US', title: 'Far too large' }],
  [{ op: 'add-topic', topic: 'tiny/new', kind: 'vague', file: { title: '新的', utterances: ['新的说法'] } }],
  [{ op: 'set-prior', topic: OPTIONS, prior: 9 }],
  [{ op: 'remove-utterances', topic: BIG, texts: ['太大1'] }],
  [{ op: 'hide-topic', topic: OPTIONS }],
]

/** The bot's store and folder, in memory. */
function openHouse() {
  const store = memoryStore(() => 0)
  const texts = new Map(filesWith().map(({ path, text }) => [path, text]))
  const read = (): SourceFile[] => [...texts].map(([path, text]) => ({ path, text }))
  const write = ({ path, text }: SourceFile) => void texts.set(path, text)
  /** As after a start. */
  async function open() {
    const journal = new Journal(store, () => 0)
    await journal.restore()
    const files = read()
    const sources = readSources(files)
    const live = new LiveKnowledge({ current: compile(sources).bases, files, parsed: () => sources }, journal)
    const undoing = (id: string) => live.undoing(journal.find(id)!)
    const undo = async (id: string) => {
      const how = undoing(id)
      if ('problems' in how) throw new Error(`${id}: ${how.problems.map(({ code }) => code).join(' ')}`)
      await journal.append({ author: null, scope: 'global', ...how })
    }
    const teach = (operations: readonly Operation[]) => journal.append({ author: null, scope: 'global', operations })
    const writeAll = () => writeBack(store, journal, { read, write }, { now: 9 })
    return { journal, live, undo, undoing, teach, writeAll }
  }
  return { open, texts }
}

/** Taught everything, and exported after so many of the edits, each time. */
async function taught(exports: readonly number[]) {
  const { open } = openHouse()
  for (const [number, operations] of EDITS.entries()) {
    const { teach, writeAll } = await open()
    await teach(operations)
    if (exports.includes(number + 1)) await writeAll()
  }
  return open
}

/** In which order utterances stand means nothing. */
function contentOf({ live }: { readonly live: LiveKnowledge }) {
  const topics = live.bases().flatMap((base) => base.topics)
  return topics.map((topic) => ({ ...topic, utterances: [...topic.utterances].sort() }))
}

test.each<[string, readonly number[]]>([
  ['once', [6]],
  ['in several exports', [2, 3, 6]],
  ['with some that are pending still', [3]],
])('exported %s: each is compared and taken back as if it never had been', async (_how, exports) => {
  const never = await (await taught([]))()
  const exported = await (await taught(exports))()
  expect(contentOf(exported)).toEqual(contentOf(never))
  for (const edit of exported.journal.edits) {
    const [before, after] = exported.live.around(edit) ?? []
    expect(before).toBeDefined()
    expect(before).not.toEqual(after)
  }
  for (let id = EDITS.length; id > 0; id--) {
    await never.undo(String(id))
    await exported.undo(String(id))
    expect(contentOf(exported)).toEqual(contentOf(never))
  }
  expect(exported.live.stale()).toEqual([])
})

test('an edit that was undone before the export has nothing to take back; its undo has', async () => {
  const { open } = openHouse()
  const first = await open()
  await first.teach(EDITS[0]!)
  await first.undo('1')
  await first.teach(EDITS[3]!)
  await first.writeAll()
  const later = await open()
  expect(later.undoing('1')).toMatchObject({ problems: [{ code: 'already-undone' }] })
  await later.undo('2')
  expect(contentOf(later).find(({ id }) => id === BIG)?.utterances).toContain('大得离谱')
})

test('so many exports are looked back at, and an edit of one before them can no longer be taken back', async () => {
  const { open } = openHouse()
  for (let n = 0; n < 25; n++) {
    const { teach, writeAll } = await open()
    await teach([{ op: 'add-utterances', topic: BIG, texts: [`大得离谱${n}`] }])
    await writeAll()
  }
  const { journal, live, undoing } = await open()
  expect(journal.pasts).toHaveLength(20)
  expect(undoing('25')).toMatchObject({ operations: [{ op: 'remove-utterances' }] })
  expect(live.around(journal.find('1')!)).toBeUndefined()
  // An undo that finds nothing is refused by the plan.
  expect(undoing('1')).toEqual({ operations: [], undoes: '1' })
})

test('an export of what was left over takes the past of the one before it away from nobody', async () => {
  const { open, texts } = openHouse()
  const first = await open()
  await first.teach(EDITS[0]!)
  await first.teach([{ op: 'remove-utterances', topic: BIG, texts: ['没有这一句'] }])
  expect(await first.writeAll()).toMatchObject({ kind: 'written', stale: 1 })
  const path = 'tiny/causes/too-large.yml'
  texts.set(path, (texts.get(path) ?? '').replace(/^( *- )大得离谱$/m, '$&\n$1没有这一句'))
  expect(await (await open()).writeAll()).toMatchObject({ kind: 'written', stale: 0 })
  const later = await open()
  expect(later.live.around(later.journal.find('1')!)).toBeDefined()
  expect(later.undoing('1')).toMatchObject({ operations: [{ op: 'remove-utterances', texts: ['大得离谱'] }] })
})
