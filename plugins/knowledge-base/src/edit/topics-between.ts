/** The operations that lead a list of topics from one state of the knowledge to another. */
import type { TopicId } from '@support-agent/diagnosis'
import type { Sources } from '../parsed-base'
import type { Operation } from './operation'
import { type Between, operationsBetween } from './operations-between'
import { isProblem, lookUp } from './topic-place'

/** A topic that is gone afterwards is hidden: an edit takes nothing off the disk. */
export function topicsBetween(before: Sources, after: Sources, topics: readonly TopicId[]): Between {
  const all = topics.map((topic): Between => {
    const [was, is] = [lookUp(before, topic), lookUp(after, topic)]
    const unreadable = [was, is].flatMap((found) => (found !== undefined && isProblem(found) ? [found] : []))
    if (unreadable.length) return { operations: [], problems: unreadable }
    if (is !== undefined && !isProblem(is)) return operationsBetween(was as Exclude<typeof is, undefined>, is)
    const hide: Operation = { op: 'hide-topic', topic }
    return { operations: was === undefined ? [] : [hide], problems: [] }
  })
  return { operations: all.flatMap(({ operations }) => operations), problems: all.flatMap(({ problems }) => problems) }
}
