/** What a check of a file found, as a conversation takes it; the room that checks files makes it. */
import { type Evidence, extract, mask } from '@support-agent/diagnosis'

export interface FileFinding {
  /** Its words stand under `finding.<id>`, or `finding.<id>.<variant>` where `measured.variant` names one. */
  readonly id: string
  readonly severity: 'info' | 'notice' | 'warning' | 'danger'
  /** Keys that end with `Bytes` are sizes. */
  readonly measured: Readonly<Record<string, string | number>>
  readonly entry?: string | undefined
  readonly emits?: readonly { readonly variable: string; readonly value: string }[] | undefined
}

/** One error of a log with all its repetitions. */
export interface LogError {
  /** As it stands in the file: masked before it is kept or shown. */
  readonly text: string
  /** Counted from 1; absent where only a part of the file was read. */
  readonly line?: number | undefined
  readonly repeats: number
}

export interface FileFacts {
  /** As it was sent: hostile. */
  readonly name: string
  /** Bytes. */
  readonly size?: number | undefined
  readonly verdict: 'refused' | 'suspicious' | 'not-fully-checked' | 'clean'
  /** The worst first. */
  readonly findings: readonly FileFinding[]
  readonly unfinished: readonly { readonly check: string; readonly why: string }[]
  /** Nobody had its bytes to look at: its name, and perhaps its size, are all there is. */
  readonly unseen?: boolean | undefined
  /** Why its bytes could not be had. */
  readonly problem?: string | undefined
  readonly log?: { readonly errors: readonly LogError[] } | undefined
}

/** What can only be said of a file when nothing else was found. */
const NOTHING_WRONG = ['file_name', 'file_state', 'file_content'] as const
/** As much of a file of which only the name was looked at. */
const NOTHING_WRONG_UNSEEN = ['file_name'] as const

/** The name, the size and the findings as evidence. Of several findings about one variable the worst counts. */
export function evidenceOfFile(file: FileFacts): Evidence[] {
  const { name, size, findings, verdict, unseen } = file
  const source = 'file' as const
  const evidence: Evidence[] = extract(name)
    .filter(({ quantity }) => quantity === 'extension')
    .slice(-1)
    .map(({ quantity, value }) => ({ kind: 'reading', quantity, value, said: mask(name).text, source }))
  if (size !== undefined) evidence.push({ kind: 'reading', quantity: 'size', value: size, said: '', source })
  const values = new Map<string, string>()
  for (const { variable, value } of findings.flatMap(({ emits = [] }) => emits)) {
    if (!values.has(variable)) values.set(variable, value)
  }
  const fine = verdict !== 'clean' ? [] : unseen ? NOTHING_WRONG_UNSEEN : NOTHING_WRONG
  for (const variable of fine) if (!values.has(variable)) values.set(variable, 'ok')
  for (const [variable, value] of values) evidence.push({ kind: 'value', variable, value, said: '', source })
  return evidence
}

/** Whether something was found that may be why a platform refuses the file. */
export function explainsRefusal({ findings }: FileFacts): boolean {
  return findings.some(({ severity }) => severity !== 'info')
}
