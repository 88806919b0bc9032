/** `explain TEXT`: what each word and each piece of evidence did for the best topic. */
import { explain as explainTopic, infer, observe, type Share } from '@support-agent/diagnosis'
import { readArguments, UsageError } from '../command'
import { KNOWLEDGE_OPTIONS, loadChosen, modelOf, titleOf } from '../knowledge'
import { say } from '../words'

const MOST_TOPICS = 5
const MOST_SHARES = 20

export async function explain(args: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(args, KNOWLEDGE_OPTIONS)
  const text = positionals.join(' ')
  if (!text) throw new UsageError(say('no-text'))
  const model = modelOf(loadChosen(values).knowledge)
  const evidence = observe({ text })
  const { topics, inScope } = infer(model, evidence)
  const [best] = topics
  const lines = [
    say('in-scope', { percent: Math.round(inScope * 100) }),
    ...topics
      .slice(0, MOST_TOPICS)
      .map(({ id, p }) => say('ranked', { percent: (p * 100).toFixed(1).padStart(5), id, title: titleOf(model, id) })),
    '',
    ...(best ? explainTopic(model, evidence, best.id).slice(0, MOST_SHARES).map(shareLine) : []),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function shareLine(share: Share): string {
  const what = share.kind === 'word' ? share.said : `${share.variable} = ${share.value} (${share.said})`
  return say('share', { nats: `${share.nats >= 0 ? '+' : ''}${share.nats.toFixed(3)}`.padStart(8), what })
}
