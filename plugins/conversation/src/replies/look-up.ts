/** 错误码: what a code means, which topic it belongs to, or the nearest code that is known. */
import { type Knowledge, nearest, type Topic, type Variable } from '@support-agent/diagnosis'
import { type Line, line } from '../line'
import { render } from '../render'
import type { Circumstance, Turn } from '../turn'
import { quotable } from './said'
import { textOf, valueLabel } from './texts'

/** A topic is named for a code from this probability on. */
const LEAST_FOR_TOPIC = 0.2

export function lookUpReply(text: string, turn: Turn, { model, prefix }: Circumstance): Line[] {
  const { knowledge } = model
  const asked = wantedCode(text)
  const known = findCode(knowledge, asked)
  if (!known) {
    const codes = knowledge.variables.flatMap(codesOf)
    const near = nearest(asked, codes, 1)
    const code = quotable(asked)
    return [near ? line('look-up.near', { code, near }) : line('look-up.unknown', { code })]
  }
  const { variable, position } = known
  const value = variable.values[position]!
  const code = valueLabel(value, turn.locale)
  const topic = topicOfCode(knowledge, variable, position)
  return [
    line('look-up.known', { code, means: value.text[turn.locale].means ?? '' }),
    ...(topic ? [topicLine(topic, code, turn, prefix)] : []),
  ]
}

function topicLine(topic: Topic, code: string, { locale }: Turn, prefix: string): Line {
  const example = render([line('example.diagnose', { prefix, code })], locale)
  return line('look-up.topic', { title: textOf(topic, locale).title, example })
}

/** Whether the text is a code that the knowledge explains, and nothing else. */
export function isKnownCode(knowledge: Knowledge, text: string): boolean {
  const code = wantedCode(text)
  return code === text.trim().toLowerCase() && findCode(knowledge, code) !== undefined
}

/** The code in the text: its first run of digits with a sign or a hexadecimal head, else its first word. */
function wantedCode(text: string): string {
  const match = /0x[0-9a-f]{1,16}|-?\d{1,12}/i.exec(text)
  return (match?.[0] ?? text.trim().split(/\s/u, 1)[0] ?? '').toLowerCase().slice(0, 40)
}

function findCode(knowledge: Knowledge, code: string): { variable: Variable; position: number } | undefined {
  for (const variable of knowledge.variables) {
    const position = variable.values.findIndex((value) => value.id === code && value.text['zh-CN'].means !== undefined)
    if (position >= 0) return { variable, position }
  }
  return undefined
}

function codesOf(variable: Variable): string[] {
  return variable.values.flatMap((value) => (value.text['zh-CN'].means === undefined ? [] : [value.id]))
}

/** The topic under which the code is likeliest, when it is likely at all. */
function topicOfCode({ topics }: Knowledge, { id }: Variable, position: number): Topic | undefined {
  const likely = topics
    .map((topic) => ({ topic, p: topic.evidence[id]?.[position] ?? 0 }))
    .filter(({ p }) => p >= LEAST_FOR_TOPIC)
    .sort((a, b) => b.p - a.p)
  return likely[0]?.topic
}
