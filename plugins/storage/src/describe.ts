/** Puts errors and events of the storage into words, in the operator's language. */
import english from './locales/en-US.json'
import chinese from './locales/zh-CN.json'
import type { ErrorCode, Params, StorageEvent } from './problem'

export type StorageLocale = 'zh-CN' | 'en-US'

const WORDS: Readonly<Record<StorageLocale, typeof chinese>> = { 'zh-CN': chinese, 'en-US': english }

/** What happened, why, and what to do. */
export function describeStorageError(
  problem: { readonly code: ErrorCode | StorageEvent['code']; readonly params: Params },
  locale: StorageLocale,
): string {
  const words: Readonly<Record<ErrorCode | StorageEvent['code'], string>> = WORDS[locale]
  return words[problem.code].replace(/\{(\w{1,20})\}/g, (place, name: string) => String(problem.params[name] ?? place))
}
