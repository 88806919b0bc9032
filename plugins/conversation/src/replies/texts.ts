/** The words of topics, values and subjects in the reader's language. */
import type { Knowledge, LocaleId, Topic, TopicText, Variable, VariableValue } from '@support-agent/diagnosis'

export function textOf(topic: Topic, locale: LocaleId): TopicText {
  return topic.text[locale]
}

/** @throws RangeError for a topic that is not in force: a decision must never name one */
export function topicOf(knowledge: Knowledge, id: string): Topic {
  const topic = knowledge.topics.find((candidate) => candidate.id === id)
  if (!topic) throw new RangeError(`no topic ${id} is in force`)
  return topic
}

export function variableTitle(variable: Variable, locale: LocaleId): string {
  return variable.text[locale].title
}

export function valueLabel(value: VariableValue, locale: LocaleId): string {
  return value.text[locale].label
}
