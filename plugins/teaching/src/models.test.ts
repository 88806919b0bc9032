/** The models in force: an edit counts at once, is learned later, and an old training never overtakes a newer one. */
import { infer, observe } from '@support-agent/diagnosis'
import { draftBy, IN_GROUP, openTeachingRoom } from '../../../test/helpers/teaching-room'

const SENTENCE = '搓纸轮打滑空转'
const JAM = 'printers/paper-jam'
const lesson = draftBy('a', [{ op: 'add-utterances', topic: JAM, texts: [SENTENCE] }])

type Room = Awaited<ReturnType<typeof openTeachingRoom>>
const chance = ({ models }: Room, group?: typeof IN_GROUP) =>
  infer(models.modelFor([], group), observe({ text: SENTENCE })).topics.find(({ id }) => id === JAM)?.p ?? 0

it('counts at once, before anything is learned', async () => {
  const room = await openTeachingRoom()
  const before = chance(room)
  await room.journal.append(lesson)
  expect(chance(room)).toBeGreaterThan(Math.max(0.9, before))
  expect(room.trainings).toEqual([])
})

it('goes over to the weights when they arrive', async () => {
  const room = await openTeachingRoom()
  const counted = room.models.modelFor([])
  room.pass()
  expect(room.models.modelFor([])).toBe(counted)
  await room.trainings[0]?.finish()
  expect(room.models.modelFor([])).not.toBe(counted)
  expect(chance(room)).toBeGreaterThan(0)
})

it('cancels a training that an edit has overtaken, and learns what holds now', async () => {
  const room = await openTeachingRoom()
  room.models.modelFor([])
  room.pass()
  await room.journal.append(lesson)
  expect(room.trainings.map(({ cancelled }) => cancelled)).toEqual([true])
  room.pass()
  expect(room.trainings.map(({ cancelled }) => cancelled)).toEqual([true, false])
  expect(room.trainings[1]?.training.utterances.map(({ text }) => text)).toContain(SENTENCE)
})

it("holds a group's edit in the group alone", async () => {
  const room = await openTeachingRoom()
  await room.journal.append({ ...lesson, scope: IN_GROUP })
  expect(chance(room, IN_GROUP)).toBeGreaterThan(0.9)
  expect(room.models.modelFor([], { platform: 'p', guild: 'h' })).toBe(room.models.modelFor([]))
  expect(chance(room)).toBeLessThan(chance(room, IN_GROUP))
})

it('lets cases move the priors of what counts, and not of what the files say', async () => {
  let solved = 0
  const room = await openTeachingRoom(() => new Map(solved ? [[JAM, { solved, remedies: new Map() }]] : []))
  const prior = () => room.models.modelFor([]).knowledge.topics.find(({ id }) => id === JAM)?.prior
  const before = prior()
  solved = 100
  room.models.experienced()
  expect(prior()).toBeGreaterThan(before ?? 0)
  expect(room.models.knowledgeFor([]).topics.find(({ id }) => id === JAM)?.prior).toBe(before)
})
