/** Which file a message is about: one that was sent with it, the quoted one, or one that is only named. */
import { extract } from '@support-agent/diagnosis'
import type { Offered } from './file-calls'
import type { Incoming } from './incoming'
import type { Route } from './route'

export type FileWish =
  | { readonly kind: 'sent' }
  | { readonly kind: 'quoted' }
  /** They sent it a moment ago, in a message of its own. */
  | { readonly kind: 'earlier'; readonly offered: Offered }
  /** It could not be sent: its name and perhaps its size are all there is. */
  | { readonly kind: 'named'; readonly name: string; readonly size: number | undefined }

/** @returns undefined for a message that is about no file */
export function fileWish(route: Route, { files, quote, mentioned, isDirect }: Incoming): FileWish | undefined {
  if (files > 0) return { kind: 'sent' }
  const quotesFile = (quote?.files ?? 0) > 0
  if (isCheck(route)) return quotesFile ? { kind: 'quoted' } : namedFile(route.text)
  return quotesFile && (mentioned || isDirect) ? { kind: 'quoted' } : undefined
}

function isCheck(route: Route): route is Extract<Route, { text: string }> & { command: 'check' } {
  return (route.kind === 'command' || route.kind === 'perhaps-command') && route.command === 'check'
}

/** `报告 终稿.exe 60MB`: the size, where there is one, stands at the end. */
function namedFile(text: string): FileWish | undefined {
  const trimmed = text.trim()
  if (!trimmed) return undefined
  const size = extract(trimmed).find(({ quantity, at }) => quantity === 'size' && at[1] === trimmed.length)
  const name = size ? trimmed.slice(0, size.at[0]).trimEnd() : trimmed
  if (!name) return undefined
  return { kind: 'named', name, size: typeof size?.value === 'number' ? Math.round(size.value) : undefined }
}
