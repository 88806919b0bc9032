/** Parsed files → topics, variables, examples and labelled cases. What does not fit is left out; the checks report it. */
import type { SubjectText, Topic, TopicKind, TopicText, Variable } from '@support-agent/diagnosis'
import { type Base, type Bases, type Example, type LabelledCase, withExtended } from './base'
import { compileVariable } from './compile-variable'
import { distribution, LIKELIHOOD, PRIOR } from './likelihood'
import type { ParsedBase, Sources } from './parsed-base'
import type { CauseFile, EnglishTopicFile, GuideFile, UnspokenFile } from './schema'

type TopicFile = CauseFile | GuideFile | UnspokenFile
type Variables = ReadonlyMap<string, Variable>

/** What one compilation leaves for the next, which takes over whatever did not change. */
export interface Compiled {
  readonly sources: Sources
  readonly bases: Bases
  /** By base: the variables of its own, and those that its topics may speak of. */
  readonly variables: ReadonlyMap<string, { readonly own: readonly Variable[]; readonly inReach: Variables }>
  /** By the file that a topic was made of. */
  readonly topics: ReadonlyMap<TopicFile, CompiledTopic>
}

interface CompiledTopic {
  readonly topic: Topic
  readonly english: EnglishTopicFile | undefined
  readonly variables: Variables
}
type TopicOfFile = CompiledTopic & { readonly file: TopicFile }

export function compileBases(sources: Sources): Bases {
  return compile(sources).bases
}

/**
 * Compiles every base. Bases, topics and variables made of the same objects as `before` are the same objects again, so that
 * one changed topic costs one topic. The result equals that of a compilation from nothing.
 */
export function compile(sources: Sources, before?: Compiled): Compiled {
  const earlier = before && hasSameBases(before.sources, sources) ? before : undefined
  const byId = new Map(sources.map((base) => [base.id, base]))
  const old = new Map(earlier?.sources.map((source, index) => [source.id, { source, base: earlier.bases[index] }]))
  const own = new Map(sources.map((base) => [base.id, ownVariables(base, old.get(base.id)?.source, earlier)]))
  const variables = new Map<string, { own: readonly Variable[]; inReach: Variables }>()
  const topics = new Map<TopicFile, CompiledTopic>()
  const bases = sources.map((source) => {
    const reach = withExtended(source.id, byId, (each) => each.head?.data?.extends ?? [])
    const stated = new Map(reach.flatMap(({ id }) => own.get(id) ?? []).map((variable) => [variable.id, variable]))
    const reached = earlier?.variables.get(source.id)?.inReach
    const inReach = reached && hasSameEntries(reached, stated) ? reached : stated
    variables.set(source.id, { own: own.get(source.id) ?? [], inReach })
    const compiled = compileTopics(source, inReach, earlier)
    for (const each of compiled) topics.set(each.file, each)
    const isSame = reach.every((each) => each === old.get(each.id)?.source)
    return (isSame && inReach === reached && old.get(source.id)?.base) || compileBase(source, reach, inReach, compiled)
  })
  return { sources, bases, variables, topics }
}

function hasSameBases(a: Sources, b: Sources): boolean {
  return a.length === b.length && a.every(({ id }, index) => id === b[index]?.id)
}

function ownVariables(base: ParsedBase, old: ParsedBase | undefined, earlier: Compiled | undefined) {
  const isSame = old?.evidence === base.evidence && old.english.evidence === base.english.evidence
  return (isSame ? earlier?.variables.get(base.id)?.own : undefined) ?? compileVariables(base)
}

function compileVariables({ evidence, english }: ParsedBase): Variable[] {
  return [...evidence].flatMap(([id, { data }]) =>
    data ? [compileVariable(id, data, english.evidence.get(id)?.data)] : [],
  )
}

/** The order of the entries does not matter. */
function hasSameEntries<K, V>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
}

/** The topics of a base that are not hidden. */
function compileTopics(base: ParsedBase, variables: Variables, earlier: Compiled | undefined): TopicOfFile[] {
  return topicFiles(base)
    .filter(({ file }) => !file.hidden)
    .map(({ kind, id, file, english }) => {
      const old = earlier?.topics.get(file)
      if (old?.variables === variables && old.english === english) return { ...old, file }
      return { file, english, variables, topic: compileTopic(base.id, id, kind, file, english, variables) }
    })
}

function compileBase(
  base: ParsedBase,
  reach: readonly ParsedBase[],
  variables: Variables,
  compiled: readonly TopicOfFile[],
): Base {
  const head = base.head?.data
  const topics = compiled.map(({ topic }) => topic)
  return {
    id: base.id,
    title: head?.title ?? base.id,
    text: compileSubject(base, topics),
    languages: head?.languages ?? ['zh-CN'],
    enabled: head?.enabled ?? true,
    extends: head?.extends ?? [],
    ours: (head?.ours ?? []).flatMap((name) => fullTopicId(name, reach) ?? []),
    documents: head?.documents ?? {},
    topics,
    variables: [...base.evidence.keys()].flatMap((id) => variables.get(id) ?? []),
    examples: compiled.flatMap(({ topic, file }) => compileExamples(topic.id, file)),
    cases: compileCases(base, reach),
  }
}

function compileExamples(topic: string, file: TopicFile): Example[] {
  const stated = 'examples' in file ? Object.entries(file.examples ?? {}) : []
  return stated.map(([text, decision]) => ({ topic, text, decision }))
}

/** What the base is about: by default its title, with the first utterance of its first topic as the example. */
function compileSubject({ id, head, english }: ParsedBase, topics: readonly Topic[]): Base['text'] {
  const title = head?.data?.title ?? id
  const example =
    head?.data?.example ?? topics.find(({ kind }) => kind === 'cause' || kind === 'guide')?.utterances[0] ?? ''
  const chinese: SubjectText = { title, about: head?.data?.about ?? title, example }
  const words = english.base?.data
  return {
    'zh-CN': chinese,
    'en-US': {
      title: words?.title ?? title,
      about: words?.about ?? words?.title ?? chinese.about,
      example: words?.example ?? example,
    },
  }
}

interface TopicFiles {
  readonly kind: TopicKind
  readonly id: string
  readonly path: string
  readonly file: TopicFile
  readonly english?: EnglishTopicFile | undefined
}

/** The readable topics of a base: causes, guides, what is not ours, what is vague. Those that are hidden are among them. */
export function topicFiles({ causes, guides, notOurs, vague, english }: ParsedBase): TopicFiles[] {
  return [
    ...[...causes].flatMap(([id, { path, data }]) =>
      data ? [{ kind: 'cause' as const, id, path, file: data, english: english.causes.get(id)?.data }] : [],
    ),
    ...[...guides].flatMap(([id, { path, data }]) =>
      data ? [{ kind: 'guide' as const, id, path, file: data, english: english.guides.get(id)?.data }] : [],
    ),
    ...[...notOurs].flatMap(([id, { path, data }]) =>
      data ? [{ kind: 'not-ours' as const, id, path, file: data }] : [],
    ),
    ...[...vague].flatMap(([id, { path, data }]) => (data ? [{ kind: 'vague' as const, id, path, file: data }] : [])),
  ]
}

function compileTopic(
  base: string,
  id: string,
  kind: TopicKind,
  file: TopicFile,
  english: EnglishTopicFile | undefined,
  variables: Variables,
): Topic {
  const ours = 'remedies' in file ? file : undefined
  const chinese: TopicText = {
    title: file.title,
    summary: ours?.summary ?? '',
    remedies: Object.fromEntries((ours?.remedies ?? []).map((remedy) => [remedy.id, remedy.do])),
    caution: ours?.caution,
  }
  return {
    id: `${base}/${id}`,
    base,
    kind,
    role: 'role' in file ? file.role : undefined,
    prior: file.prior ?? PRIOR.possible ?? 1,
    utterances: file.utterances,
    evidence: compileEvidence(ours?.evidence ?? {}, variables),
    remedies: (ours?.remedies ?? []).map((remedy) => ({
      id: remedy.id,
      success: remedy.success ?? LIKELIHOOD.possible ?? 0,
      minutes: remedy.minutes ?? 1,
    })),
    claims: ours?.claims ?? [],
    text: { 'zh-CN': chinese, 'en-US': translate(chinese, english) },
  }
}

/** Field by field, so that a half translated topic is still half in English. */
function translate(chinese: TopicText, english: EnglishTopicFile | undefined): TopicText {
  const remedies = Object.entries(chinese.remedies).map(([id, words]) => [id, english?.remedies?.[id] ?? words])
  return {
    title: english?.title ?? chinese.title,
    summary: english?.summary ?? chinese.summary,
    remedies: Object.fromEntries(remedies),
    caution: chinese.caution && (english?.caution ?? chinese.caution),
  }
}

type StatedEvidence = Readonly<Record<string, Readonly<Record<string, number>>>>

function compileEvidence(stated: StatedEvidence, variables: Variables): Topic['evidence'] {
  const entries: [string, readonly number[]][] = []
  for (const [id, chances] of Object.entries(stated)) {
    const variable = variables.get(id)
    if (variable === undefined) continue
    const numbers = variable.values.map((value) => chances[value.id])
    entries.push([id, distribution(numbers, variable.usually)])
  }
  return Object.fromEntries(entries)
}

/** The full id of a topic named in a base: a full id as it is, a bare id in the base itself or in one it extends. */
export function fullTopicId(name: string, reach: readonly ParsedBase[]): string | undefined {
  const home = reach.find(({ id, causes, guides, notOurs }) => {
    const bare = name.startsWith(`${id}/`) ? name.slice(id.length + 1) : name
    return causes.has(bare) || guides.has(bare) || notOurs.has(bare)
  })
  if (home === undefined) return undefined
  return name.startsWith(`${home.id}/`) ? name : `${home.id}/${name}`
}

/** A case of a hidden topic tests nothing that could be answered, so it rests as well. */
function compileCases({ cases }: ParsedBase, reach: readonly ParsedBase[]): LabelledCase[] {
  const data = cases?.data
  const hidden = hiddenTopics(reach)
  const known = (names: readonly string[]) =>
    names.flatMap((name) => fullTopicId(name, reach) ?? []).filter((id) => !hidden.has(id))
  const ofTopics = Object.entries(data?.cases ?? {}).flatMap(([topic, sentences]) =>
    sentences.map(({ text, also = [], at }) => ({ text, accepts: known([topic, ...also]), at })),
  )
  const vague = data?.vague ?? []
  const outOfScope = data?.['out-of-scope'] ?? []
  return [
    ...ofTopics.filter(({ accepts }) => accepts.length > 0),
    ...vague.map(({ text, at }) => ({ text, accepts: 'vague' as const, at })),
    ...outOfScope.map(({ text, at }) => ({ text, accepts: 'out-of-scope' as const, at })),
  ]
}

function hiddenTopics(reach: readonly ParsedBase[]): ReadonlySet<string> {
  const hidden = reach.flatMap((base) =>
    topicFiles(base).flatMap(({ id, file }) => (file.hidden ? `${base.id}/${id}` : [])),
  )
  return new Set(hidden)
}
