/** Plans: refused with a reason, in conflict with somebody else's edit, stale at the moment of confirming, or done. */
import type { Operation } from '@support-agent/knowledge-base'
import { draftBy, IN_GROUP, openTeachingRoom } from '../../../test/helpers/teaching-room'

const JAM = 'printers/paper-jam'
const INK = 'printers/out-of-ink'
const adds = (topic: string, ...texts: string[]): Operation => ({ op: 'add-utterances', topic, texts })

async function planned(room: Awaited<ReturnType<typeof openTeachingRoom>>, draft: ReturnType<typeof draftBy>) {
  const made = await room.workshop.plan(draft, [])
  if (made.kind !== 'plan') throw new Error(made.problems.map(({ code }) => code).join(' '))
  return made.plan
}

it('shows what a plan does, and changes nothing before it is confirmed', async () => {
  const room = await openTeachingRoom()
  const plan = await planned(
    room,
    draftBy('a', [adds(JAM, '没墨了呀', '没有墨了', '墨没了', '墨盒空了吗', '提示没墨')]),
  )
  expect(plan.comparison.worse.map(({ example }) => example.text)).toEqual(['提示更换墨盒'])
  expect(plan.warnings[0]).toMatchObject({ kind: 'closer', text: '没墨了呀', topic: INK })
  expect(room.journal.edits).toEqual([])
  expect(await room.workshop.confirm(plan, [])).toMatchObject({ kind: 'done', edit: { id: '1', at: 5 } })
  expect(room.journal.edits).toHaveLength(1)
})

test('what was judged of a plan serves the next one, which says what it would say without it', async () => {
  const [first, second] = [draftBy('a', [adds(JAM, '没墨了呀', '墨盒空了吗')]), draftBy('a', [adds(INK, '搓纸轮打滑')])]
  const [judged, fresh] = [await openTeachingRoom(), await openTeachingRoom()]
  await judged.workshop.confirm(await planned(judged, first), [])
  // What is trained is what there was before the edit, in both.
  fresh.models.modelFor([])
  await fresh.journal.append(first)
  const [{ comparison }, other] = [await planned(judged, second), await planned(fresh, second)]
  expect(comparison.judged).toBeGreaterThan(0)
  expect(comparison).toEqual(other.comparison)
})

test.each<[code: string, operations: Operation[]]>([
  ['topic-gone', [adds('printers/gone', '一')]],
  ['utterance-exists', [adds(JAM, '打印机卡纸了')]],
  ['shared-utterance', [adds(INK, '打印机卡纸了')]],
  ['sensitive-word', [adds(JAM, '我想发财')]],
  ['personal-data', [adds(JAM, '我的手机 13812345678')]],
  ['link-not-allowed', [{ op: 'add-remedy', topic: JAM, remedy: { id: 'x', do: '看 https://example.com/x' } }]],
  ['scalar-too-long', [adds(JAM, '长'.repeat(600))]],
])('refuses with %s', async (code, operations) => {
  const { workshop } = await openTeachingRoom()
  expect(await workshop.plan(draftBy('a', operations), [])).toMatchObject({ kind: 'refused', problems: [{ code }] })
})

it('only notes that a sentence is one of the cases that test it', async () => {
  const room = await openTeachingRoom()
  const { notes } = await planned(room, draftBy('a', [adds(JAM, '纸卡死了')]))
  expect(notes.map(({ code }) => code)).toEqual(['case-in-training'])
})

test('the second of two at once is told of the first, and gets the plan as it is now', async () => {
  const room = await openTeachingRoom()
  const first = await planned(room, draftBy('a', [adds(JAM, '搓纸轮打滑')]))
  const second = await planned(room, draftBy('b', [adds(JAM, '纸太潮了')]))
  await room.workshop.confirm(first, [])
  const conflict = await room.workshop.confirm(second, [])
  expect(conflict).toMatchObject({ kind: 'conflict', edits: [{ id: '1', author: { name: 'a' } }] })
  if (conflict.kind !== 'conflict' || conflict.planned.kind !== 'plan') throw new Error('no plan')
  expect(await room.workshop.confirm(conflict.planned.plan, [])).toMatchObject({ kind: 'done', edit: { id: '2' } })
})

test.each<[what: string, first: ReturnType<typeof draftBy>, second: ReturnType<typeof draftBy>]>([
  ['another topic', draftBy('a', [adds(INK, '墨盒没装紧')]), draftBy('b', [adds(JAM, '纸太潮了')])],
  ['the same author', draftBy('a', [adds(JAM, '搓纸轮打滑')]), draftBy('a', [adds(JAM, '纸太潮了')])],
  [
    'another group',
    draftBy('a', [adds(JAM, '搓纸轮打滑')], { scope: IN_GROUP }),
    draftBy('b', [adds(JAM, '纸太潮了')], { scope: { ...IN_GROUP, guild: 'h' } }),
  ],
])('%s is no conflict', async (_, one, other) => {
  const room = await openTeachingRoom()
  const [first, second] = [await planned(room, one), await planned(room, other)]
  await room.workshop.confirm(first, [])
  expect(await room.workshop.confirm(second, [])).toMatchObject({ kind: 'done' })
})

test('what no longer applies when it is confirmed is refused, and nothing is written', async () => {
  const room = await openTeachingRoom()
  const removal = draftBy('a', [{ op: 'remove-utterances', topic: JAM, texts: ['老是卡纸'] }])
  const [first, second] = [await planned(room, removal), await planned(room, removal)]
  await room.workshop.confirm(first, [])
  expect(await room.workshop.confirm(second, [])).toMatchObject({
    ...{ kind: 'refused', problems: [{ code: 'utterance-gone' }] },
  })
  expect(room.journal.edits).toHaveLength(1)
})

test('an undo concerns the topic of its edit', async () => {
  const room = await openTeachingRoom()
  await room.workshop.confirm(await planned(room, draftBy('a', [adds(JAM, '搓纸轮打滑')])), [])
  const undo = await planned(room, draftBy('b', [], { undoes: '1' }))
  expect(undo.topics).toEqual([JAM])
  await room.workshop.confirm(await planned(room, draftBy('a', [adds(JAM, '纸太潮了')])), [])
  expect(await room.workshop.confirm(undo, [])).toMatchObject({ kind: 'conflict' })
})

test('a group that has taught a megabyte teaches no more, and others go on', async () => {
  const room = await openTeachingRoom()
  const full = (start: number) => Array.from({ length: 380 }, (_, i) => `${'满'.repeat(450)}${start + i}`)
  for (const start of [1_000, 2_000]) {
    const draft = draftBy('a', [adds(JAM, ...full(start))], { scope: IN_GROUP })
    const { kind } = await room.workshop.plan(draft, [])
    expect(kind).toBe('plan')
    await room.journal.append(draft)
  }
  const more = (guild: string) =>
    room.workshop.plan(draftBy('a', [adds(JAM, ...full(3_000).slice(0, 20))], { scope: { platform: 'p', guild } }), [])
  expect(await more('g')).toMatchObject({ kind: 'refused', problems: [{ code: 'group-full' }] })
  expect(await more('h')).toMatchObject({ kind: 'plan' })
})
