/** Parsed files → topics, variables, examples and labelled cases. What does not fit is left out; the checks report it. */
import type { SubjectText, Topic, TopicKind, TopicText, Variable } from '@support-agent/diagnosis'
import { type Base, type Bases, type Example, type LabelledCase, withExtended } from './base'
import { compileVariable } from './compile-variable'
import { distribution, LIKELIHOOD, PRIOR } from './likelihood'
import type { ParsedBase } from './parsed-base'
import type { CauseFile, EnglishTopicFile, GuideFile, UnspokenFile } from './schema'

type TopicFile = CauseFile | GuideFile | UnspokenFile
type Variables = ReadonlyMap<string, Variable>

export function compileBases(parsed: readonly ParsedBase[]): Bases {
  const byId = new Map(parsed.map((base) => [base.id, base]))
  const variables = new Map(parsed.map((base) => [base.id, compileVariables(base)]))
  return parsed.map((base) => {
    const reach = withExtended(base.id, byId, (each) => each.head?.data?.extends ?? [])
    const inReach = reach.flatMap(({ id }) => variables.get(id) ?? [])
    return compileBase(base, reach, new Map(inReach.map((variable) => [variable.id, variable])))
  })
}

function compileVariables({ evidence, english }: ParsedBase): Variable[] {
  return [...evidence].flatMap(([id, { data }]) =>
    data ? [compileVariable(id, data, english.evidence.get(id)?.data)] : [],
  )
}

function compileBase(base: ParsedBase, reach: readonly ParsedBase[], variables: Variables): Base {
  const head = base.head?.data
  const topics: Topic[] = []
  const examples: Example[] = []
  for (const { kind, id, file, english } of topicFiles(base)) {
    const topic = compileTopic(base.id, id, kind, file, english, variables)
    topics.push(topic)
    if ('examples' in file && file.examples !== undefined) {
      const stated = Object.entries(file.examples)
      examples.push(...stated.map(([text, decision]) => ({ topic: topic.id, text, decision })))
    }
  }
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
    examples,
    cases: compileCases(base, reach),
  }
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

/** The readable topics of a base: causes, guides, what is not ours, what is vague. */
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

function compileCases({ cases }: ParsedBase, reach: readonly ParsedBase[]): LabelledCase[] {
  const data = cases?.data
  const known = (names: readonly string[]) => names.flatMap((name) => fullTopicId(name, reach) ?? [])
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
