/** Knowledge as text: what was taught leaves as YAML, and YAML comes in as operations. */
import { plainReply } from '@support-agent/conversation'
import type { Knowledge, LocaleId } from '@support-agent/diagnosis'
import {
  type EditScope,
  exportFiles,
  exportText,
  importFiles,
  importTopic,
  inParts,
  isSeveralFiles,
  type KnowledgeSource,
  type Operation,
  type Problem,
  type SourceFile,
  type Sources,
  severityOf,
} from '@support-agent/knowledge-base'
import { freeTopicId } from './dialogue'
import { word } from './words'

export type ReadText = { readonly operations: readonly Operation[] } | { readonly problems: readonly Problem[] }

export interface ExchangeParts {
  readonly source: Pick<KnowledgeSource, 'files' | 'parsed'>
  readonly sourcesIn: (scope: EditScope) => Sources
  /** Keeps what is too long for a chat; returns where. Absent: nothing is kept. */
  readonly keep?: ((name: string, text: string) => string) | undefined
}

/** What is too long for a chat, or would change in it: a file, with the words for a chat that takes it and for one that does not. */
export interface FileAnswer {
  readonly file: { readonly name: string; readonly text: string; readonly place: string }
  readonly beside: string
  readonly instead: string
}

/** What fits into one message beside its heading, in characters, and how many messages are sent at most. */
const LONGEST_PIECE = 1_300
const MOST_PIECES = 4
/** As `export.piece` says it. */
const PIECE = /^\((\d{1,3})\/(\d{1,3})\)(?:\n|$)/gmu
const TOPIC_ID = /^[a-z0-9_-]{1,60}\/[a-z0-9_-]{1,60}$/u

export class Exchange {
  constructor(private readonly parts: ExchangeParts) {}

  /** Several files under their headings, or one block: of the topic that the first line names, else of a new one. */
  read(said: string, scope: EditScope, knowledge: Knowledge): ReadText {
    const text = joined(said)
    // What is missing would be taken for taken away.
    if (text === undefined) return { problems: [{ code: 'only-a-piece', params: {}, path: [] }] }
    const sources = this.parts.sourcesIn(scope)
    const { operations, problems } = isSeveralFiles(text)
      ? importFiles(text, sources)
      : importTopic(...blockIn(text, knowledge), sources)
    const errors = problems.filter((one) => severityOf(one) === 'error')
    if (errors.length) return { problems: errors }
    if (!operations.length) return { problems: [{ code: 'already-so', params: { topic: '' }, path: [] }] }
    const [first = [], ...others] = inParts(operations)
    const tooMany: Problem = { code: 'too-many', params: { most: String(first.length) }, path: [] }
    return others.length ? { problems: [tooMany] } : { operations }
  }

  /**
   * Without `what`, everything that was taught; a base or a topic as its files are with the edits.
   * @returns the messages that hold it, or a file
   */
  write(what: string | undefined, scope: EditScope, locale: LocaleId): readonly (string | FileAnswer)[] {
    const files = this.filesOf(what, scope)
    if (!files.length) return [word(locale, 'export.nothing')]
    const text = exportText(files)
    const pieces = piecesOf(text.replace(/^# (?=file: )/gmu, ''))
    // A chat shows neither links nor marks; what has some would come back as something else.
    const survives = pieces.every((piece) => plainReply(piece) === piece.trim())
    if (survives && pieces.length === 1) return pieces
    if ((survives && pieces.length <= MOST_PIECES) || !this.parts.keep) {
      const said = pieces.slice(0, MOST_PIECES)
      return said.map(
        (piece, i) => `${word(locale, 'export.piece', { piece: i + 1, pieces: pieces.length })}\n${piece}`,
      )
    }
    const place = scope === 'global' ? '' : `-${scope.guild}`
    const name = `${`${what ?? 'taught'}${place}`.replace(/[^\w-]/gu, '-')}.yml`
    const params = { size: text.length, file: this.parts.keep(name, text) }
    const why = survives ? 'export.file' : 'export.marks'
    const [beside, instead] = [word(locale, `${why}-sent`, params), word(locale, why, params)]
    return [{ file: { name, text, place: params.file }, beside, instead }]
  }

  private filesOf(what: string | undefined, scope: EditScope): SourceFile[] {
    const { source, sourcesIn } = this.parts
    const changed = exportFiles(source.files, source.parsed(), sourcesIn(scope))
    if (what === undefined) return changed
    const inside = (path: string) => (what.includes('/') ? isOfTopic(path, what) : path.startsWith(`${what}/`))
    const now = new Map(source.files.map((file) => [file.path, file]))
    for (const file of changed) now.set(file.path, file)
    return [...now.values()].filter(({ path }) => inside(path))
  }
}

/** `base/id` in whichever folder of the base. */
function isOfTopic(path: string, topic: string): boolean {
  const [base = '', id = ''] = topic.split('/')
  return path.startsWith(`${base}/`) && path.endsWith(`/${id}.yml`)
}

function blockIn(text: string, knowledge: Knowledge): [text: string, topic: string] {
  const end = text.indexOf('\n')
  const first = (end < 0 ? text : text.slice(0, end)).trim()
  if (TOPIC_ID.test(first)) return [text.slice(first.length).trimStart(), first]
  return [text, freeTopicId(knowledge.subjects[0]?.base ?? '', knowledge)]
}

/** An exported text without the counts over its pieces; undefined where a piece is missing. */
function joined(text: string): string | undefined {
  const counts = [...text.matchAll(PIECE)].map(([, piece, pieces]) => [Number(piece), Number(pieces)])
  const isWhole = counts.every(([piece, pieces], i) => piece === i + 1 && pieces === counts.length)
  return isWhole ? text.replace(PIECE, '').trimStart() : undefined
}

/** At line ends, none longer than a message takes. */
function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const one of text.split('\n')) {
    if (piece && piece.length + one.length > LONGEST_PIECE) {
      pieces.push(piece)
      piece = ''
    }
    piece = piece ? `${piece}\n${one}` : one
  }
  return piece ? [...pieces, piece] : pieces
}
