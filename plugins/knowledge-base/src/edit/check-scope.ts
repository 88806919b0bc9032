/** What a group's administrators may do to the knowledge that counts everywhere: add to it and hide a topic, for their group. */
import type { Sources } from '../parsed-base'
import { show } from '../shape'
import type { EditScope } from './edit'
import type { Operation } from './operation'
import { type Problem, problem } from './problem'
import { isProblem, isSpoken, lookUp, type TopicSource } from './topic-place'

/**
 * Why an operation is not a group's to do; undefined where it is, and for every operation of scope `global`.
 * @param everywhere the sources that count everywhere, without the group's edits
 */
export function checkScope(operation: Operation, scope: EditScope, everywhere: Sources): Problem | undefined {
  if (scope === 'global') return undefined
  if (operation.topic === 'silent' || operation.topic === 'vague') return problem('group-own-cases')
  const found = lookUp(everywhere, operation.topic)
  // What does not count everywhere is the group's own, and whether it exists is for `apply` to say.
  if (found === undefined || isProblem(found)) return undefined
  return refusal(operation, found)
}

function refusal(operation: Operation, shared: TopicSource): Problem | undefined {
  const adds = (value: string) => problem('group-adds-only', { value: show(value), topic: shared.id })
  switch (operation.op) {
    case 'add-topic':
    case 'hide-topic':
    case 'add-utterances':
    case 'add-remedy':
      return undefined
    case 'show-topic':
      return shared.file.hidden ? problem('group-shared-topic', { topic: shared.id }) : undefined
    case 'remove-utterances': {
      const common = operation.texts.find((text) => shared.file.utterances.includes(text))
      return common === undefined ? undefined : adds(common)
    }
    case 'change-utterance':
      return shared.file.utterances.includes(operation.from) ? adds(operation.from) : undefined
    case 'change-remedy':
    case 'remove-remedy': {
      const isShared = isSpoken(shared) && shared.file.remedies.some(({ id }) => id === operation.remedy)
      return isShared ? adds(operation.remedy) : undefined
    }
    case 'add-case':
      return problem('group-own-cases')
    default:
      return problem('group-shared-topic', { topic: shared.id })
  }
}
