/** "Did you mean …" for a name that an edit missed: looked for when a person reads it, as it takes its time. */
import type { Sources } from '../parsed-base'
import { suggest } from '../suggest'
import type { Problem } from './problem'
import { isProblem, isSpoken, lookUp, reachOf, splitId, topicIds } from './topic-place'

/** The problem with what is `allowed` in place of its `value` and, if one is near, the `nearest`; others as they are. */
export function withSuggestion(problem: Problem, sources: Sources): Problem {
  const names = candidates(problem, sources)
  const { value } = problem.params
  if (names === undefined || value === undefined) return problem
  return { ...problem, params: { ...problem.params, ...suggest(value, names) } }
}

function candidates({ code, params }: Problem, sources: Sources): readonly string[] | undefined {
  const { topic = '', value = '', variable = '' } = params
  const reach = () => reachOf(sources, splitId(topic)[0])
  switch (code) {
    case 'base-gone':
      return sources.map(({ id }) => id)
    case 'topic-gone': {
      const [base] = splitId(value)
      return sources.filter(({ id }) => id === base).flatMap(topicIds)
    }
    case 'remedy-gone': {
      const found = lookUp(sources, topic)
      return found && !isProblem(found) && isSpoken(found) ? found.file.remedies.map(({ id }) => id) : undefined
    }
    case 'variable-gone':
      return reach().flatMap(({ evidence }) => [...evidence.keys()])
    case 'value-gone':
      return reach().flatMap(({ evidence }) => Object.keys(evidence.get(variable)?.data?.values ?? {}))
    case 'document-gone':
      return reach().flatMap(({ head }) => Object.keys(head?.data?.documents ?? {}))
    default:
      return undefined
  }
}
