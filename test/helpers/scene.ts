/**
 * Scenes: people, roles, a clock and what the platform does, as text; what the bot says stands where it is heard.
 *
 * ```
 * # What it shows, in a sentence.
 * mode: confident
 * admin: 小李
 * set: {"unasked":{"humanFirst":true}}
 *
 * 小明: 文件发不出去 50001
 * +3s
 * bot: 看到「50001」…
 * 小明 recalls
 * 小李 in 二群: [@bot] 状态
 * 老王 in private: 状态
 * bot in private 老王: …
 * platform: mutes the bot 10m
 * ```
 *
 * Nothing takes time but `+` lines. A bot line tells a place other than the group, and `[引用bot]` where it quotes its own words.
 */
import { MODES, type Mode } from '@support-agent/conversation'
import { ChatError } from './chat'

export interface SceneHead {
  readonly mode: Mode
  /** Names by role; everybody else is a member. */
  readonly owner: string | undefined
  readonly admin: string | undefined
  readonly operator: string | undefined
  /** Programs that the operator listed. */
  readonly bots: string | undefined
  /** Settings of manners that differ from their defaults. */
  readonly set: object
}

export type Deed =
  | {
      readonly kind: 'says'
      readonly name: string
      readonly place: string
      readonly text: string
      readonly times: number
    }
  | { readonly kind: 'recalls'; readonly name: string }
  | { readonly kind: 'waits'; readonly ms: number }
  | { readonly kind: 'platform'; readonly what: string }
  | { readonly kind: 'restarts' }

/** A deed with what the bot says before the next one. */
export interface Act {
  readonly deed: Deed
  /** As it is written. */
  readonly line: string
  /** Without `bot`: the place and the words. */
  readonly heard: readonly string[]
}

export interface Scene {
  readonly title: string
  readonly head: SceneHead
  readonly acts: readonly Act[]
}

/** Where people talk when a line names no place. */
export const HERE = 'here'
export const PRIVATE = 'private'

const HEAD_KEYS = ['mode', 'owner', 'admin', 'operator', 'bots', 'set'] as const
const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/** @throws ChatError naming file and line */
export function parseScene(text: string, file = 'scene'): Scene {
  const lines = text.split('\n')
  const end = lines.indexOf('')
  if (!lines[0]?.startsWith('# ')) throw new ChatError(file, 1, 'a scene begins with a sentence behind #')
  const acts: { deed: Deed; line: string; heard: string[] }[] = []
  lines.forEach((line, i) => {
    if (i <= end || line === '' || line.startsWith('#')) return
    const fail = (what: string): never => {
      throw new ChatError(file, i + 1, what)
    }
    const last = acts.at(-1)
    if (/^bot( in [^:]+| takes back)?: /.test(line)) (last ?? fail('the bot speaks first')).heard.push(line.slice(3))
    else if (line.startsWith('  ')) {
      const heard = last?.heard ?? fail('a line goes on that never began')
      heard.push(`${heard.pop() ?? fail('a line goes on that never began')}\n${line.slice(2)}`)
    } else acts.push({ deed: deedOf(line) ?? fail(`"${line}" is no line of a scene`), line, heard: [] })
  })
  return { title: lines[0].slice(2), head: headOf(lines.slice(1, end), file), acts }
}

function headOf(lines: readonly string[], file: string): SceneHead {
  const found = new Map<string, string>()
  for (const [i, line] of lines.entries()) {
    const [, key = '', value = ''] = /^([a-z]+): (.+)$/.exec(line) ?? []
    if (!HEAD_KEYS.some((one) => one === key)) throw new ChatError(file, i + 2, `"${line}" is no line of a head`)
    found.set(key, value)
  }
  const mode = MODES.find((one) => one === (found.get('mode') ?? 'confident'))
  if (!mode) throw new ChatError(file, 2, `"${found.get('mode')}" is no mode`)
  const name = (key: 'owner' | 'admin' | 'operator' | 'bots') => found.get(key)
  return {
    ...{ mode, owner: name('owner'), admin: name('admin'), operator: name('operator'), bots: name('bots') },
    set: JSON.parse(found.get('set') ?? '{}') as object,
  }
}

function deedOf(line: string): Deed | undefined {
  const [, number, unit = ''] = /^\+(\d{1,6})([smhd])$/.exec(line) ?? []
  if (number !== undefined) return { kind: 'waits', ms: Number(number) * (UNITS[unit] ?? 0) }
  if (line === 'restart') return { kind: 'restarts' }
  const [, recaller] = /^(\S{1,10}) recalls$/.exec(line) ?? []
  if (recaller !== undefined) return { kind: 'recalls', name: recaller }
  const [, who = '', place = HERE, times = '1', text] =
    /^([^\s:]{1,10})(?: in (\S{1,10}))?(?: ×(\d{1,4}))?: (.*)$/.exec(line) ?? []
  if (text === undefined) return undefined
  return who === 'platform'
    ? { kind: 'platform', what: text }
    : { kind: 'says', name: who, place, text, times: Number(times) }
}

/** A length of time as the platform's lines write it: `10m`. */
export function lengthOf(text: string): number {
  const [, number, unit = ''] = /^(\d{1,6})([smhd])$/.exec(text) ?? []
  return Number(number) * (UNITS[unit] ?? Number.NaN)
}
