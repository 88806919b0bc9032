/** What an administrator, or a member who proposes, wants of the knowledge: the meaning of one command. */
import type { TopicId } from '@support-agent/diagnosis'
import type { Operation } from '@support-agent/knowledge-base'

/** The commands that teach; their names in a chat are the shell's. */
export const TEACHING_COMMANDS = [
  ...(['topics', 'add', 'change', 'remove', 'hide', 'unhide', 'teach', 'try', 'history', 'compare', 'undo'] as const),
  ...(['export', 'import', 'inbox', 'propose', 'confirm', 'cancel'] as const),
]
export type TeachingCommand = (typeof TEACHING_COMMANDS)[number]

/** What is said beside what is wanted. */
export interface How {
  /** Without the question, not without the check. */
  readonly now: boolean
  /** Only in the group where it is said, even by an operator. */
  readonly here: boolean
  /** The reason, for the history. */
  readonly why?: string | undefined
}

export type Wish =
  | { readonly kind: 'list'; readonly base?: string | undefined; readonly page: number }
  | { readonly kind: 'show'; readonly topic: TopicId }
  | { readonly kind: 'search'; readonly words: string }
  | { readonly kind: 'try'; readonly text: string }
  | ({ readonly kind: 'edit'; readonly operations: readonly Operation[] } & How)
  /** A topic from a YAML block, or from a dialogue where there is none. */
  | ({ readonly kind: 'import'; readonly text: string } & How)
  | ({
      readonly kind: 'dialogue'
      readonly of: 'cause' | 'guide'
      /** Undefined: there are several, and the dialogue asks. */
      readonly base: string | undefined
      readonly fromGroup?: number | undefined
    } & How)
  | { readonly kind: 'history'; readonly topic?: TopicId | undefined; readonly page: number }
  | { readonly kind: 'stale' }
  /** What became of the proposals of members. */
  | { readonly kind: 'proposals' }
  | { readonly kind: 'compare'; readonly edit: string }
  | ({ readonly kind: 'undo'; readonly edit: string } & How)
  | { readonly kind: 'export'; readonly what?: string | undefined }
  | { readonly kind: 'inbox'; readonly page: number }
  | { readonly kind: 'inbox-show'; readonly number: number }
  | ({ readonly kind: 'inbox-file'; readonly number: number; readonly topic: TopicId } & How)
  | ({
      readonly kind: 'inbox-case'
      readonly number: number
      readonly line: number
      readonly topic: TopicId | 'silent' | 'vague'
    } & How)
  | { readonly kind: 'inbox-dismiss'; readonly number: number }
  | { readonly kind: 'propose'; readonly topic: TopicId; readonly texts: readonly string[] }
  | { readonly kind: 'confirm'; readonly why?: string | undefined }
  | { readonly kind: 'cancel' }
  /** Not understood: what to say instead. */
  | { readonly kind: 'wrong'; readonly key: WrongKey; readonly params?: Readonly<Record<string, string>> | undefined }

export type WrongKey =
  | 'wrong.topic'
  | 'wrong.topic-near'
  | 'wrong.topic-choices'
  | 'wrong.base'
  | 'wrong.step'
  | 'wrong.edit'
  | 'wrong.number'
  | 'wrong.chance'
  | 'wrong.here'
  | `usage.${TeachingCommand}`

export function wrong(key: WrongKey, params?: Readonly<Record<string, string>>): Extract<Wish, { kind: 'wrong' }> {
  return { kind: 'wrong', key, params }
}
