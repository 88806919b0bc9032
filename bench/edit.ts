/** How fast edits are folded into the knowledge: all of them at a start, and one more while the bot runs. */

import type { Topic } from '@support-agent/diagnosis'
import {
  type Compiled,
  compile,
  type Edit,
  foldEdits,
  foldMore,
  loadSources,
  type Operation,
  readSources,
  type SourceFile,
  type Sources,
  selectKnowledge,
} from '@support-agent/knowledge-base'
import { type Bar, format, judge, timesOf } from './report'

const EDITS = 500
const TOPICS = 500
const ROUNDS = 20

/** Takes no options. Up to the knowledge in force; counting its words anew is not among it. */
export function benchmarkEdit(): boolean {
  const { files, sources } = loadSources('knowledge')
  const large = readSources(repeated(files, TOPICS - compile(sources).topics.size))
  return judge([
    ...foldingAll('shipped bases', sources),
    ...oneMore('shipped bases', sources),
    ...oneMore(`${TOPICS} topics`, large),
  ])
}

/** The causes over again under other names, `more` of them. */
function repeated(files: readonly SourceFile[], more: number): SourceFile[] {
  const causes = files.filter(({ path }) => path.split('/')[1] === 'causes')
  const copies = Array.from({ length: Math.ceil(more / causes.length) }, (_, round) =>
    causes.map(({ path, text }) => ({ path: path.replace('.yml', `-${round}.yml`), text })),
  )
  return [...files, ...copies.flat().slice(0, more)]
}

function foldingAll(name: string, sources: Sources): Bar[] {
  const edits = someEdits(topicsOf(compile(sources)))
  return [
    bar(
      `${name}: folding ${EDITS} edits`,
      fastest(() => foldEdits(sources, edits)),
      100,
    ),
  ]
}

function oneMore(name: string, sources: Sources): Bar[] {
  const topics = topicsOf(compile(sources))
  const fold = foldEdits(sources, someEdits(topics))
  const compiled = compile(fold.sources)
  selectKnowledge(compiled.bases, 'all')
  const knowledgeAfter = (edit: Edit, before?: Compiled) =>
    selectKnowledge(compile(foldMore(fold, edit).sources, before).bases, 'all')
  const another = edit('another', [{ op: 'add-utterances', topic: topics[0]?.id ?? '', texts: ['又一句新的说法'] }])
  const one = fastest(() => knowledgeAfter(another, compiled))
  const all = fastest(() => knowledgeAfter(another))
  const undo = fastest(() => knowledgeAfter({ ...another, operations: [], undoes: 'e0' }, compiled))
  console.log(`${name} (${topics.length}): ${format(all)} ms where everything is compiled anew`)
  return [
    bar(`${name}: one edit more, to the knowledge in force`, one, 50),
    bar(`${name}: an undo of the first of ${EDITS} edits`, undo, 50),
    {
      name: `${name}: one edit more, as a share of compiling anew`,
      value: one / all,
      limit: 0.5,
      judged: 'strictly',
      good: 'at most',
    },
  ]
}

function someEdits(topics: readonly Topic[]): Edit[] {
  return Array.from({ length: EDITS }, (_, index) =>
    edit(`e${index}`, [someOperation(index, topics[index % topics.length])]),
  )
}

function someOperation(index: number, target: Topic | undefined): Operation {
  const topic = target?.id ?? ''
  if (index % 3 === 0) return { op: 'add-utterances', topic, texts: [`新的说法${index}`] }
  if (index % 3 === 1) return { op: 'set-prior', topic, prior: 1 + (index % 7) }
  const file = { title: '新的', utterances: [`新主题的说法${index}`] }
  return { op: 'add-topic', topic: `${target?.base ?? ''}/new-${index}`, kind: 'vague', file }
}

function edit(id: string, operations: readonly Operation[]): Edit {
  return { id, at: 0, author: null, scope: 'global', operations }
}

function topicsOf({ bases }: Compiled): Topic[] {
  return bases.flatMap((base) => base.topics)
}

/** In milliseconds. */
function fastest(run: () => unknown): number {
  return (timesOf([undefined], run, ROUNDS)[0] ?? Number.NaN) / 1000
}

/** `limit` in milliseconds. */
function bar(name: string, value: number, limit: number): Bar {
  return { name, value, limit, unit: ' ms', judged: 'with slack', good: 'at most' }
}
