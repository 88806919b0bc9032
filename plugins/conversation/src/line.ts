/** A reply as data: lines that name their words by key, so that the same reply reads in any locale. */
import type zhCN from './locales/zh-CN.json'

export type LineKey = keyof typeof zhCN

export interface Line {
  readonly key: LineKey
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

export function line(key: LineKey, params?: Line['params']): Line {
  return params ? { key, params } : { key }
}
