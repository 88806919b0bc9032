/** Adds a labelled case to a base's cases.yml. */
import { fullTopicId } from '../compile'
import type { Sources } from '../parsed-base'
import type { CaseFile, CasesFile } from '../schema'
import { show } from '../shape'
import type { Operations } from './operation'
import { problem } from './problem'
import { type Applied, changeBase, reachOf, splitId } from './topic-place'

export function addCase(sources: Sources, { base: baseId, text, topic, at }: Operations['add-case']): Applied {
  const base = sources.find(({ id }) => id === baseId)
  if (base === undefined) return { sources, problem: problem('base-gone', { value: baseId }) }
  if (base.cases !== undefined && base.cases.data === undefined) {
    return { sources, problem: problem('topic-unreadable', { topic: baseId, file: base.cases.path }) }
  }
  const reach = reachOf(sources, baseId)
  const isSilence = topic === 'silent' || topic === 'vague'
  if (!isSilence && fullTopicId(topic, reach) === undefined)
    return { sources, problem: problem('topic-gone', { value: topic }) }
  const data: CasesFile = base.cases?.data ?? {}
  const lists = [data.vague, data['out-of-scope'], ...Object.values(data.cases ?? {})]
  // Sentences alike in all but case and space are for the check of what is taught.
  if (lists.some((list) => list?.some((each) => each.text === text))) {
    return { sources, problem: problem('case-exists', { value: show(text) }) }
  }
  const cases = {
    path: base.cases?.path ?? `${baseId}/cases.yml`,
    data: withCase(data, baseId, topic, { text, ...(at && { at }) }),
  }
  return { sources: changeBase(sources, baseId, (each) => ({ ...each, cases })) }
}

/** A topic of the base itself goes by its bare id, as people write it, unless the file names it in full already. */
function withCase(data: CasesFile, base: string, topic: string, added: CaseFile): CasesFile {
  if (topic === 'vague') return { ...data, vague: [...(data.vague ?? []), added] }
  if (topic === 'silent') return { ...data, 'out-of-scope': [...(data['out-of-scope'] ?? []), added] }
  const cases = data.cases ?? {}
  const [home, id] = splitId(topic)
  const name = home === base && !Object.hasOwn(cases, topic) ? id : topic
  return { ...data, cases: { ...cases, [name]: [...(cases[name] ?? []), added] } }
}
