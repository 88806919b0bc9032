/** What is exported and imported again is the same knowledge; what a chat would change goes into a file. */
import type { Operation } from '@support-agent/knowledge-base'
import { draftBy, openTeachingRoom } from '../../../test/helpers/teaching-room'
import type { Exchange } from './exchange'

const JAM = 'printers/paper-jam'
const EDITS: readonly Operation[] = [
  { op: 'add-utterances', topic: JAM, texts: ['搓纸轮打滑', '- 像列表', 'no', '0123'] },
  { op: 'set-prior', topic: 'printers/out-of-ink', prior: 2.5 },
  { op: 'change-remedy', topic: JAM, remedy: 'restart', do: '关机: 等十秒 # 再开' },
  { op: 'hide-topic', topic: 'printers/both-sides' },
]

function textsOf(answer: ReturnType<Exchange['write']>): string[] {
  return answer.filter((piece) => typeof piece === 'string')
}

test('export then import is the identity', async () => {
  const taught = await openTeachingRoom()
  for (const operation of EDITS) await taught.journal.append(draftBy('a', [operation]))
  const exported = taught.exchange().write(undefined, 'global', 'zh-CN').join('\n')
  const fresh = await openTeachingRoom()
  const read = fresh.exchange().read(exported, 'global', fresh.models.modelFor([]).knowledge)
  if ('problems' in read) throw new Error(read.problems.map(({ code }) => code).join(' '))
  await fresh.journal.append(draftBy('b', read.operations))
  expect(fresh.live.bases()).toEqual(taught.live.bases())
  const again = fresh.exchange().read(exported, 'global', fresh.models.modelFor([]).knowledge)
  expect(again).toMatchObject({ problems: [{ code: 'already-so' }] })
})

test('one of several pieces is refused: the rest would be taken for taken away', async () => {
  const { exchange, models } = await openTeachingRoom()
  const [first = '', ...others] = textsOf(exchange().write('printers', 'global', 'zh-CN'))
  expect(others.length).toBeGreaterThan(0)
  const { knowledge } = models.modelFor([])
  expect(exchange().read(first, 'global', knowledge)).toMatchObject({ problems: [{ code: 'only-a-piece' }] })
  const all = [first, ...others].join('\n')
  expect(exchange().read(all, 'global', knowledge)).toMatchObject({ problems: [{ code: 'already-so' }] })
})

test('nothing was taught', async () => {
  const { exchange } = await openTeachingRoom()
  expect(exchange().write(undefined, 'global', 'zh-CN')).toEqual(['没有可导出的。'])
})

test('what holds a link is not said in a chat, which would cut it', async () => {
  const { exchange, journal } = await openTeachingRoom()
  await journal.append(draftBy('a', [{ op: 'add-utterances', topic: JAM, texts: ['看 https://example.com/x 也不行'] }]))
  const kept: [string, string][] = []
  const said = exchange((name, text) => {
    kept.push([name, text])
    return `data/exports/${name}`
  }).write(JAM, 'global', 'zh-CN')
  const name = 'printers-paper-jam.yml'
  const place = `data/exports/${name}`
  const text = expect.stringContaining('https://example.com/x')
  expect(said).toEqual([
    {
      file: { name, place, text },
      beside: expect.stringMatching(/文件.*data/),
      instead: expect.stringContaining(place),
    },
  ])
  expect(kept).toEqual([[name, text]])
})

test('a block goes to the topic of its first line, else to a new one', async () => {
  const { exchange, models } = await openTeachingRoom()
  const block = 'title: 怎么打信封\nsummary: 选信封。\nutterances: [怎么打信封]\nremedies: [{ id: a, do: 选信封。 }]'
  const { knowledge } = models.modelFor([])
  const topicOf = (text: string) => {
    const read = exchange().read(text, 'global', knowledge)
    return 'operations' in read ? read.operations[0]?.topic : read.problems
  }
  expect(topicOf(block)).toBe('printers/taught-1')
  expect(topicOf(`printers/envelopes\n${block}`)).toBe('printers/envelopes')
})
