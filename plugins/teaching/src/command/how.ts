/** What stands behind a command beside what is wanted: `--yes`, `--here`, and `--why` with a reason. */
import intake from '../locales/intake.json'
import type { How } from './wish'

/** Flags stand at the end, on the last line or on one of their own; a reason goes on to the end of its line. */
export function howIn(said: string): { readonly text: string; readonly how: How } {
  let text = said.trim()
  let how: How = { now: false, here: false }
  for (;;) {
    const now = withoutFlag(text, intake.now)
    const here = withoutFlag(text, intake.here)
    const [why, before] = how.why === undefined ? reasonIn(text) : []
    if (now !== undefined) [text, how] = [now, { ...how, now: true }]
    else if (here !== undefined) [text, how] = [here, { ...how, here: true }]
    else if (why !== undefined && before !== undefined) [text, how] = [before, { ...how, why }]
    else return { text, how }
  }
}

function withoutFlag(text: string, flags: readonly string[]): string | undefined {
  const flag = flags.find((one) => text === one || text.endsWith(` ${one}`) || text.endsWith(`\n${one}`))
  return flag === undefined ? undefined : text.slice(0, text.length - flag.length).trim()
}

function reasonIn(text: string): [why: string, before: string] | [] {
  const found = new RegExp(`(?:^|\\s)(?:${intake.why.join('|')})\\s+([^\\n]+)$`, 'u').exec(text)
  return found?.[1] === undefined ? [] : [found[1].trim(), text.slice(0, found.index).trim()]
}
