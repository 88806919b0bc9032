/** Every text that an operation brings in, and what it is for. */
import type { FieldPath } from '../mistake'
import type { Operation } from './operation'
import type { SpokenFile } from './topic-place'

/** What people say, or one of the texts that the bot says; `note` is read by administrators alone. */
export type TextUse = 'sentence' | 'title' | 'summary' | 'step' | 'caution' | 'claim' | 'note'

export interface TaughtText {
  readonly text: string
  readonly use: TextUse
  /** Where it stands in the operation. */
  readonly path: FieldPath
}

export function taughtTexts(operation: Operation): TaughtText[] {
  switch (operation.op) {
    case 'add-topic': {
      const { kind, file, english } = operation
      const spoken = kind === 'cause' || kind === 'guide' ? spokenTexts(file) : []
      const translated = Object.entries(english?.remedies ?? {}).map(([id, words]) =>
        text(words, 'step', 'english', 'remedies', id),
      )
      return [
        ...some(file.title, 'title', 'file', 'title'),
        ...file.utterances.map((each, index) => text(each, 'sentence', 'file', 'utterances', index)),
        ...spoken,
        ...wordTexts(english ?? {}, 'english'),
        ...translated,
      ]
    }
    case 'add-utterances':
      return operation.texts.map((each, index) => text(each, 'sentence', 'texts', index))
    case 'change-utterance':
      return [text(operation.to, 'sentence', 'to')]
    case 'add-remedy':
      return [text(operation.remedy.do, 'step', 'remedy', 'do'), ...some(operation.english, 'step', 'english')]
    case 'change-remedy':
      return [...some(operation.do, 'step', 'do'), ...some(operation.english, 'step', 'english')]
    case 'add-claim':
    case 'change-claim':
      return claimTexts(operation.claim, ['claim'])
    case 'set-words':
      return wordTexts(operation)
    case 'add-case':
      return [text(operation.text, 'sentence', 'text')]
    default:
      return []
  }
}

function spokenTexts(file: SpokenFile): TaughtText[] {
  return [
    ...wordTexts({ summary: file.summary, caution: file.caution }, 'file'),
    ...file.remedies.map((remedy, index) => text(remedy.do, 'step', 'file', 'remedies', index, 'do')),
    ...(file.claims ?? []).flatMap((claim, index) => claimTexts(claim, ['file', 'claims', index])),
    ...Object.keys(file.examples ?? {}).map((each) => text(each, 'sentence', 'file', 'examples', each)),
  ]
}

type Claim = NonNullable<SpokenFile['claims']>[number]

function claimTexts({ says, note, source }: Claim, path: FieldPath): TaughtText[] {
  return [
    text(says, 'claim', ...path, 'says'),
    ...some(note, 'note', ...path, 'note'),
    ...some(source.section, 'note', ...path, 'source', 'section'),
  ]
}

type Words = {
  readonly title?: string | undefined
  readonly summary?: string | undefined
  readonly caution?: string | undefined
}

function wordTexts(words: Words, ...path: FieldPath): TaughtText[] {
  return (['title', 'summary', 'caution'] as const).flatMap((field) => some(words[field], field, ...path, field))
}

function some(value: string | undefined, use: TextUse, ...path: FieldPath): TaughtText[] {
  return value === undefined ? [] : [text(value, use, ...path)]
}

function text(value: string, use: TextUse, ...path: FieldPath): TaughtText {
  return { text: value, use, path }
}
