/** Random edits of the tiny base, for properties: most of them apply, some do not. */
import fc from 'fast-check'
import type { Edit, Operation } from '../edit'

const GROUP = { platform: 'onebot', guild: '1' }
const TOPICS = ['tiny/too-large', 'tiny/options', 'tiny/new-one', 'common/weather', 'tiny/gone']
const topic = fc.constantFrom(...TOPICS)
/** Among them what YAML would take for something else than text. */
const words = fc
  .oneof(
    fc.constantFrom(
      '太大1',
      '怎么发1',
      '太大 了',
      '今天下雨吗',
      'no',
      '0b1',
      '- a',
      '# b',
      '1e3',
      '"',
      "it's",
      'a: b',
      '{a}',
      '多行\n第二行',
      '😀',
    ),
    fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  )
  .map((text) => text.trim() || '空')
const texts = fc.array(words, { minLength: 1, maxLength: 3 })
const chance = fc.constantFrom(0.97, 0.7, 0.25, 0.4, 1)
const remedyId = fc.constantFrom('split', 'compress', 'group-file', 'third')
const claim = fc.record({
  says: fc.constantFrom('上限是 50 MB', '别的事实'),
  source: fc.constantFrom({ document: 'article' }, { document: 'article', section: '正文' }, { document: 'nowhere' }),
  standing: fc.constantFrom('stated' as const, 'disputed' as const),
})
const none = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** Fields that are undefined are left out, as in what `readOperation` returns. */
function compact<T extends object>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

export const anyOperation: fc.Arbitrary<Operation> = fc
  .oneof(
    fc.record({
      op: fc.constant('add-topic' as const),
      topic,
      kind: fc.constant('cause' as const),
      file: fc.record({
        title: words,
        prior: fc.constantFrom(1, 3, 9, 2.5),
        summary: words,
        utterances: texts,
        remedies: fc.constant([{ id: 'third', do: '再试', success: 0.25 }]),
        evidence: fc.constantFrom(undefined, { small_test: { passes: 0.7 } }),
      }),
      english: none(fc.record({ title: words })),
    }),
    fc.record({
      op: fc.constant('add-topic' as const),
      topic,
      kind: fc.constantFrom('not-ours' as const, 'vague' as const),
      file: fc.record({ title: words, utterances: texts }),
    }),
    fc.record({ op: fc.constantFrom('hide-topic' as const, 'show-topic' as const), topic }),
    fc.record({ op: fc.constantFrom('add-utterances' as const, 'remove-utterances' as const), topic, texts }),
    fc.record({ op: fc.constant('change-utterance' as const), topic, from: words, to: words }),
    fc.record({
      op: fc.constant('add-remedy' as const),
      topic,
      remedy: fc.record({ id: remedyId, do: words, success: none(chance), minutes: none(fc.constant(5)) }),
      english: none(words),
    }),
    fc.record({
      op: fc.constant('change-remedy' as const),
      topic,
      remedy: remedyId,
      do: none(words),
      success: none(chance),
      english: none(words),
    }),
    fc.record({ op: fc.constant('remove-remedy' as const), topic, remedy: remedyId }),
    fc.record({
      op: fc.constant('set-evidence' as const),
      topic,
      variable: fc.constantFrom('file_size', 'small_test', 'nothing'),
      value: fc.constantFrom('small', 'large', 'passes', 'fails'),
      likelihood: none(chance),
    }),
    fc.record({ op: fc.constant('set-prior' as const), topic, prior: fc.constantFrom(1, 3, 9, 7) }),
    fc.record({ op: fc.constant('add-claim' as const), topic, claim }),
    fc.record({
      op: fc.constant('change-claim' as const),
      topic,
      says: fc.constantFrom('上限是 50 MB', '别的事实'),
      claim,
    }),
    fc.record({ op: fc.constant('remove-claim' as const), topic, says: fc.constantFrom('上限是 50 MB', '别的事实') }),
    fc.record({
      op: fc.constant('set-words' as const),
      topic,
      locale: fc.constantFrom('zh-CN' as const, 'en-US' as const),
      title: none(words),
      summary: none(words),
      caution: none(words),
      removeCaution: none(fc.boolean()),
    }),
    fc.record({
      op: fc.constant('add-case' as const),
      base: fc.constantFrom('tiny', 'common', 'gone'),
      text: words,
      topic: fc.constantFrom(...TOPICS, 'silent', 'vague'),
      at: none(fc.constant('2026-11-25T02:30:00+08:00')),
    }),
  )
  .map((operation) => compact(operation) as Operation)

/** Edits with the ids e0, e1, …; about a quarter takes back an earlier (or a later) one. */
export const anyEdits: fc.Arbitrary<Edit[]> = fc
  .array(
    fc.record({
      operations: fc.array(anyOperation, { minLength: 1, maxLength: 3 }),
      undoes: fc.option(fc.nat(11), { freq: 3, nil: undefined }),
      scope: fc.constantFrom('global' as const, 'global' as const, GROUP),
    }),
    { maxLength: 12 },
  )
  .map((edits) =>
    edits.map(({ operations, undoes, scope }, index) => ({
      id: `e${index}`,
      at: index,
      author: null,
      scope,
      ...(undoes === undefined ? { operations } : { operations: [], undoes: `e${undoes % edits.length}` }),
    })),
  )
