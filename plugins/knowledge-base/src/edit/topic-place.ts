/** Where a topic stands in the sources, and the sources with that one topic changed; all else stays the same object. */
import type { TopicId, TopicKind } from '@support-agent/diagnosis'
import { withExtended } from '../base'
import type { Parsed, ParsedBase, Sources } from '../parsed-base'
import type { CauseFile, EnglishTopicFile, GuideFile, UnspokenFile } from '../schema'
import { type Problem, problem } from './problem'

export type SpokenFile = CauseFile | GuideFile
export type TopicFile = SpokenFile | UnspokenFile

/** By kind: the key of a base, and the folder of its files. */
const PLACES = {
  cause: { key: 'causes', folder: 'causes' },
  guide: { key: 'guides', folder: 'guides' },
  'not-ours': { key: 'notOurs', folder: 'not-ours' },
  vague: { key: 'vague', folder: 'vague' },
} as const satisfies Record<TopicKind, unknown>
const KINDS = Object.keys(PLACES) as TopicKind[]

/** What can be said: causes and guides. */
type Spoken = { readonly kind: 'cause' | 'guide'; readonly file: SpokenFile; readonly english?: EnglishTopicFile }
type Unspoken = { readonly kind: 'not-ours' | 'vague'; readonly file: UnspokenFile; readonly english?: undefined }
/** A topic as its files say it. */
export type TopicSource = {
  readonly id: TopicId
  /** Path of its file inside the knowledge folder. */
  readonly path: string
} & (Spoken | Unspoken)

/** What came of an operation. */
export interface Applied {
  /** The same object where nothing applied. */
  readonly sources: Sources
  /** What of the operation did not apply, if anything. */
  readonly problem?: Problem | undefined
}

/** The topic changed, with what did not apply; or only why nothing does. */
export type TopicChange = { readonly topic: TopicSource; readonly problem?: Problem | undefined } | Problem

/** The base's id and the bare id. */
export function splitId(topic: TopicId): readonly [base: string, id: string] {
  const slash = topic.indexOf('/')
  return [topic.slice(0, slash), topic.slice(slash + 1)]
}

/** The topic of a full id; a problem if its file cannot be read; undefined where there is none. */
export function lookUp(sources: Sources, topic: TopicId): TopicSource | Problem | undefined {
  const [baseId, id] = splitId(topic)
  const base = sources.find((each) => each.id === baseId)
  if (base === undefined) return undefined
  for (const kind of KINDS) {
    const parsed = base[PLACES[kind].key].get(id)
    if (parsed === undefined) continue
    if (parsed.data === undefined) return problem('topic-unreadable', { topic, file: parsed.path })
    const english = kind === 'cause' || kind === 'guide' ? base.english[PLACES[kind].key].get(id)?.data : undefined
    return { id: topic, path: parsed.path, kind, file: parsed.data, ...(english && { english }) } as TopicSource
  }
  return undefined
}

/** The topic of a full id, or why there is none. */
export function findTopic(sources: Sources, topic: TopicId): TopicSource | Problem {
  const found = lookUp(sources, topic)
  if (found !== undefined) return found
  const [base] = splitId(topic)
  const isBaseThere = sources.some(({ id }) => id === base)
  return isBaseThere ? problem('topic-gone', { value: topic }) : problem('base-gone', { value: base })
}

/** Every topic of a base, in the order of its files by kind; those that cannot be read are left out. */
export function topicsOf(base: ParsedBase): TopicSource[] {
  return topicIds(base).flatMap((id) => {
    const found = lookUp([base], id)
    return found === undefined || isProblem(found) ? [] : [found]
  })
}

/** Every topic of a base by its full id, those hidden or unreadable among them. */
export function topicIds({ id, causes, guides, notOurs, vague }: ParsedBase): TopicId[] {
  return [causes, guides, notOurs, vague].flatMap((map) => [...map.keys()].map((name) => `${id}/${name}`))
}

/** The base of a topic and all that it extends: where its variables and documents are. */
export function reachOf(sources: Sources, base: string): Sources {
  const byId = new Map(sources.map((each) => [each.id, each]))
  return withExtended(base, byId, (each) => each.head?.data?.extends ?? [])
}

export function isProblem(found: object): found is Problem {
  return 'code' in found && 'params' in found
}

export function isSpoken(topic: TopicSource): topic is TopicSource & Spoken {
  return topic.kind === 'cause' || topic.kind === 'guide'
}

/** The sources with this topic's file, and where it is spoken its English, as given; a new topic stands where its file would. */
export function putTopic(sources: Sources, { id: topic, kind, file, english }: Omit<TopicSource, 'path'>): Sources {
  const [baseId, id] = splitId(topic)
  const { key, folder } = PLACES[kind]
  return changeBase(sources, baseId, (base) => {
    const path = base[key].get(id)?.path ?? `${baseId}/${folder}/${id}.yml`
    const changed = { ...base, [key]: withEntry<TopicFile>(base[key], id, { path, data: file }) }
    if (key !== 'causes' && key !== 'guides') return changed
    const translated = base.english[key].get(id)
    if (translated?.data === english) return changed
    const words = { path: translated?.path ?? `${baseId}/locales/en-US/${folder}/${id}.yml`, data: english }
    return { ...changed, english: { ...base.english, [key]: withEntry(base.english[key], id, words) } }
  })
}

/** The sources with one base changed; the same sources where there is no such base. */
export function changeBase(sources: Sources, id: string, change: (base: ParsedBase) => ParsedBase): Sources {
  return sources.map((base) => (base.id === id ? change(base) : base))
}

/** Files are read in the order of their paths, so a new one takes its place among them. */
function withEntry<T>(
  map: ReadonlyMap<string, Parsed<T>>,
  id: string,
  entry: Parsed<T>,
): ReadonlyMap<string, Parsed<T>> {
  if (map.has(id)) return new Map(map).set(id, entry)
  const entries = [...map]
  const next = entries.findIndex(([, { path }]) => path > entry.path)
  return new Map(entries.toSpliced(next < 0 ? entries.length : next, 0, [id, entry]))
}
