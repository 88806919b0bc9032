/** What teaching costs: until an edit answers, a preview before it, and the memory of many groups with knowledge of their own. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { infer, observe, TRAINING_SEED, trainingOf, trainWeights } from '@support-agent/diagnosis'
import {
  compile,
  type EditScope,
  loadSources,
  type Operation,
  openKnowledge,
  readSources,
  type SourceFile,
  type Sources,
  selectKnowledge,
  weightsCache,
} from '@support-agent/knowledge-base'
import { memoryStore } from '@support-agent/storage'
import { Journal, LiveKnowledge, Models, Workshop } from '@support-agent/teaching'
import { type Bar, format, judge, percentile } from './report'

const TOPICS = 500
const UTTERANCES = 24
const EDITS = 40
const GROUPS = 500
const SENTENCES = 30
/** Of the topic that a group has of its own. */
const OWN = 6
const MEGABYTE = 1024 * 1024
/** What `npm run prepare` has filled. */
const CACHE = 'data/cache'

/** Takes no options. */
export async function benchmarkTeaching(): Promise<boolean> {
  const shipped = loadSources('knowledge').sources
  return judge([...(await untilItAnswers()), ...(await previews(shipped)), ...(await memoryOfGroups(shipped))])
}

type Source = ConstructorParameters<typeof LiveKnowledge>[0]

/** The bot's own rooms, in memory. */
function roomsOver(sources: Sources) {
  const { bases } = compile(sources)
  return { bases, ...roomsOn({ current: bases, files: [], parsed: () => sources }) }
}

function roomsOn(source: Source) {
  const journal = new Journal(memoryStore(Date.now), Date.now)
  const live = new LiveKnowledge(source, journal)
  const cache = weightsCache(CACHE)
  const weights = { read: (revision: string) => cache.read(revision), write: () => {} }
  const models = new Models(live, () => source.current, {
    weights,
    train: () => ({ weights: new Promise(() => {}), cancel: () => {} }),
    later: () => () => {},
    trainingWaits: 0,
    tally: () => new Map(),
    trainingFailed: () => {},
  })
  const teach = (operations: readonly Operation[], scope: EditScope = 'global') =>
    journal.append({ author: null, scope, operations })
  const workshop = new Workshop({ journal, live, models, check: () => [] })
  return { models, teach, workshop }
}

/** From the wish to the first answer with it, the write to the disk left out: that is the store's own benchmark. */
async function untilItAnswers(): Promise<Bar[]> {
  const { models, teach } = roomsOver(readSources(syntheticFiles()))
  const evidence = observe({ text: sentence(7, 7) })
  // A plan has asked for the model before, and with it for the counts.
  infer(models.modelFor([]), evidence)
  const times: number[] = []
  for (let n = 0; n < EDITS; n++) {
    const start = performance.now()
    await teach([{ op: 'add-utterances', topic: topicId(n), texts: [sentence(n, UTTERANCES + 1)] }])
    infer(models.modelFor([]), evidence)
    times.push(performance.now() - start)
    const { topics } = models.modelFor([]).knowledge
    if (topics[n]?.utterances.length !== UTTERANCES + 1 || topics.length !== TOPICS)
      throw new Error('it was not taught')
  }
  const name = `${TOPICS} topics of ${UTTERANCES} utterances: an edit until it answers, median of ${EDITS}`
  return [{ name, value: percentile(times, 0.5), limit: 50, unit: ' ms', judged: 'with slack', good: 'at most' }]
}

/**
 * As after a start: the bases from the cache, and what is in force judged in the idle time that follows. Whoever is quicker
 * than that waits for both.
 */
async function previews(shipped: Sources): Promise<Bar[]> {
  learnWeights(shipped)
  const source = openKnowledge('knowledge', { cache: CACHE, watch: false })
  const { models, workshop } = roomsOn(source)
  const answering = models.modelFor([])
  const topic = answering.knowledge.topics[3]?.id ?? ''
  const planned = async (texts: readonly string[]) => {
    const start = performance.now()
    const draft = { author: null, scope: 'global', operations: [{ op: 'add-utterances', topic, texts }] } as const
    const made = await workshop.plan(draft, [])
    if (made.kind === 'refused') throw new Error('it was refused')
    return { ms: performance.now() - start, judged: made.plan.comparison.judged, plan: made.plan }
  }
  const start = performance.now()
  await workshop.warm('global', [])
  console.log(`judging what is in force, before the first preview: ${format(performance.now() - start)} ms`)
  const first = await planned(['群文件夹满了传不上去', '提示群空间已满'])
  const second = await planned(['群文件容量不足'])
  await workshop.confirm(second.plan, [])
  const third = await planned(['群文件提示容量超了'])
  console.log(`a preview judges ${first.judged} sentences twice`)
  const bar = (name: string, value: number): Bar => ({
    ...{ name: `shipped bases: ${name}`, value, limit: 2_000, unit: ' ms', judged: 'with slack', good: 'at most' },
  })
  return [
    bar('the first preview', first.ms),
    bar('another preview', second.ms),
    bar('a preview right after an edit', third.ms),
  ]
}

/** Every group has taught sentences to a topic and has a topic of its own, and has just been answered. */
async function memoryOfGroups(shipped: Sources): Promise<Bar[]> {
  const { bases, models, teach } = roomsOver(shipped)
  const topics = bases.flatMap((base) => base.topics).filter(({ kind }) => kind === 'cause')
  const answer = (guild: string) =>
    infer(models.modelFor([], { platform: 'onebot', guild }), observe({ text: '发不出去' }))
  await teach([{ op: 'set-prior', topic: topics[0]?.id ?? '', prior: 2 }])
  answer('none')
  const before = memoryNow()
  for (let guild = 0; guild < GROUPS; guild++) {
    const topic = topics[guild % topics.length]?.id ?? ''
    const own = { title: `本群第${guild}号规矩`, utterances: taughtIn(guild, '文件请发到').slice(0, OWN) }
    await teach(
      [
        { op: 'add-utterances', topic, texts: taughtIn(guild, '提示发送失败') },
        { op: 'add-topic', topic: `${topic.split('/')[0]}/own-${guild}`, kind: 'vague', file: own },
      ],
      { platform: 'onebot', guild: String(guild) },
    )
  }
  const start = performance.now()
  for (let guild = 0; guild < GROUPS; guild++) answer(String(guild))
  console.log(
    `the first answer in a group after an edit: ${format((performance.now() - start) / GROUPS)} ms on average`,
  )
  const value = (memoryNow() - before) / GROUPS / MEGABYTE
  // Asked again, so that nothing was given back meanwhile.
  answer('0')
  const name = `${GROUPS} groups, each with ${SENTENCES} sentences and a topic of ${OWN}: memory a group`
  return [{ name, value, limit: 1, unit: ' MB', judged: 'strictly', good: 'at most' }]
}

function taughtIn(guild: number, words: string): string[] {
  return Array.from({ length: SENTENCES }, (_, n) => `${words}${n}号文件夹,第${guild}群的第${n}种情况`)
}

function memoryNow(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

/** As `npm run prepare` does, where it has not been run. */
function learnWeights(sources: Sources): void {
  const knowledge = selectKnowledge(compile(sources).bases)
  const cache = weightsCache(CACHE)
  if (!cache.read(knowledge.revision)) {
    cache.write(knowledge.revision, trainWeights({ ...trainingOf(knowledge), seed: TRAINING_SEED }))
  }
}

/** In the order of their names. */
const nameOf = (topic: number) => `t${String(topic).padStart(3, '0')}`
const topicId = (topic: number) => `synthetic/${nameOf(topic)}`

function syntheticFiles(): SourceFile[] {
  const topics = Array.from({ length: TOPICS }, (_, topic) => ({
    path: `synthetic/causes/${nameOf(topic)}.yml`,
    text: [
      `title: 第${topic}个原因\nprior: common\nsummary: 一句话`,
      'remedies: [{ id: a, do: 试一试, success: likely }]\nutterances:',
      ...Array.from({ length: UTTERANCES }, (_, n) => `  - ${sentence(topic, n)}`),
    ].join('\n'),
  }))
  return [{ path: 'synthetic/base.yml', text: 'title: 五百个原因\n' }, ...topics]
}

/** Words that a topic's sentences share, and some that they do not; a multiplicative congruential generator (Lehmer). */
function sentence(topic: number, n: number): string {
  let state = ((topic * 131 + n) % 2_147_483_646) + 1
  const letter = (of: number) => {
    state = (state * 48_271) % 2_147_483_647
    return String.fromCharCode(0x4e00 + (state % of))
  }
  const own = String.fromCharCode(0x5e00 + topic, 0x5e00 + ((topic * 7) % 500))
  return `${own}${Array.from({ length: 12 }, () => letter(600)).join('')}${n}`
}
