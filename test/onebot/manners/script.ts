/**
 * Scripts of what happens on a link, as text: a step a line, and below it what the bot sent because of it.
 *
 * ```
 * # What it proves.
 * 阿明@1: 文件发不出去,错误码50001
 * > 1 看到「错误码50001」,多半是:设备时间不准
 * mute self 1 600
 * 小红@1: 收不到文件
 * +11m
 * ```
 *
 * Somebody says something to the bot in group 1: their words begin with a mention of it, or quote what it said there last
 * where they begin with `[引用bot]`; `(阿明@1): …` speaks to nobody. `> 1 …` is the first line of what was sent to group 1,
 * `> operator …` of what the operator was told, `> takes back …` what was asked to be deleted; `…` stands for anything.
 */
import { FATES, type Fate } from './dialects'

export type Step =
  | {
      readonly kind: 'says'
      readonly name: string
      readonly group: number
      readonly text: string
      readonly to: 'bot' | 'all'
    }
  | { readonly kind: 'waits'; readonly ms: number }
  /** Of the bot, told; 0 lifts it. */
  | { readonly kind: 'mute'; readonly scope: 'self'; readonly group: number; readonly seconds: number }
  | { readonly kind: 'mute'; readonly scope: 'all'; readonly group: number; readonly on: boolean }
  /** Only the lists of members and groups say it. */
  | { readonly kind: 'untold'; readonly scope: 'self' | 'all'; readonly group: number; readonly seconds: number }
  /** What becomes of what is sent to the group from now on. */
  | { readonly kind: 'fate'; readonly group: number; readonly fates: readonly Fate[] }
  /** Whether deleting works. */
  | { readonly kind: 'deletes'; readonly how: 'works' | 'lies' | 'fails' }
  /** The name's latest message is taken back. */
  | { readonly kind: 'recall'; readonly name: string }
  /** Time stands still between the steps. */
  | { readonly kind: 'hold'; readonly on: boolean }

export interface Act {
  readonly step: Step
  readonly line: number
  /** What is sent because of it. */
  readonly sent: readonly string[]
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** @throws Error for a line that is none of these */
export function parseScript(text: string, name: string): Act[] {
  const acts: { step: Step; line: number; sent: string[] }[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('> ')) {
      const last = acts.at(-1)
      if (!last) throw new Error(`${name}:${i + 1}: nothing has happened yet`)
      last.sent.push(line.slice(2))
      continue
    }
    const step = parseStep(line)
    if (!step) throw new Error(`${name}:${i + 1}: "${line}" is no step`)
    acts.push({ step, line: i + 1, sent: [] })
  }
  return acts
}

function parseStep(line: string): Step | undefined {
  const says = /^(\(?)([^\s@()]+)@(\d+)\)?: (.+)$/u.exec(line)
  if (says) {
    const [, aside, name = '', group, text = ''] = says
    return { kind: 'says', name, group: Number(group), text, to: aside ? 'all' : 'bot' }
  }
  const [word = '', ...rest] = line.split(/[\s,]+/u)
  const waits = /^\+(\d+)([smh])$/u.exec(word)
  if (waits) return { kind: 'waits', ms: Number(waits[1]) * (UNITS[waits[2] ?? ''] ?? 0) }
  const [first = '', second = '', third = ''] = rest
  switch (word) {
    case 'mute':
      return first === 'self'
        ? { kind: 'mute', scope: 'self', group: Number(second), seconds: Number(third) }
        : { kind: 'mute', scope: 'all', group: Number(second), on: true }
    case 'lift':
      return first === 'self'
        ? { kind: 'mute', scope: 'self', group: Number(second), seconds: 0 }
        : { kind: 'mute', scope: 'all', group: Number(second), on: false }
    case 'untold':
      return { kind: 'untold', scope: first === 'self' ? 'self' : 'all', group: Number(second), seconds: Number(third) }
    case 'fate': {
      const fates = rest.slice(1).flatMap((fate) => FATES.find((known) => known === fate) ?? [])
      return fates.length === rest.length - 1 ? { kind: 'fate', group: Number(first), fates } : undefined
    }
    case 'delete':
      return first === 'works' || first === 'lies' || first === 'fails' ? { kind: 'deletes', how: first } : undefined
    case 'recall':
      return { kind: 'recall', name: first }
    case 'hold':
    case 'go':
      return { kind: 'hold', on: word === 'hold' }
    default:
      return undefined
  }
}
