/** A reply as data: lines that name their words by key, so that the same reply reads in any locale. */
import zhCN from './locales/zh-CN.json'

export type LineKey = keyof typeof zhCN

export function isLineKey(key: string): key is LineKey {
  return Object.hasOwn(zhCN, key)
}

export interface Line {
  readonly key: LineKey
  readonly params?: Readonly<Record<string, string | number>> | undefined
}

export function line(key: LineKey, params?: Line['params']): Line {
  return params ? { key, params } : { key }
}
