/** Teaching without end: edits, undos and authors that want to be forgotten, each said as soon as it is durable. */
import { StorageError } from '@support-agent/storage'
import type { Draft, Journal } from '../../plugins/teaching/src/journal'

const AUTHORS = 5
/** Every so many edits one is taken back, and one author forgotten. */
const UNDO = 7
const FORGET = 60
const GROUP = { platform: 'onebot', guild: '1' }

/** The n-th change of a run; its reason names it. */
export function draftOf(run: string, n: number, last: number): Draft {
  const author = { hash: `author-${n % AUTHORS}`, name: `管理员${n % AUTHORS}` }
  const scope = n % 3 === 0 ? GROUP : 'global'
  const why = `${run}/${n}`
  if (n % UNDO === 0 && last > 0) return { author, scope, why, operations: [], undoes: String(last) }
  const text = `第 ${why} 句${'发不出去'.repeat(n % 40)}`
  return { author, scope, why, operations: [{ op: 'add-utterances', topic: 'tiny/too-large', texts: [text] }] }
}

/**
 * @param run a name that no other run has
 * @param say what is told, a line each, as `EditLedger` reads it
 * @param most how many edits; returns earlier after a rejection
 * @returns whether every edit was acknowledged
 */
export async function teach(
  journal: Journal,
  run: string,
  say: (line: string) => void,
  most = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  for (let n = 1; n <= most; n++) {
    const draft = draftOf(run, n, journal.last)
    // An edit that was acknowledged stays, also where what followed it was rejected.
    let what = draft.why ?? ''
    try {
      const { id } = await journal.append(draft)
      say(`ack ${id} ${draft.why} .`)
      if (n % FORGET !== 0) continue
      what += '/forget'
      const [hash, upTo] = [`author-${(n / FORGET) % AUTHORS}`, journal.last]
      await journal.forgetAuthor(hash)
      say(`forgot ${hash} ${upTo} .`)
    } catch (error) {
      say(`rejected ${what} ${error instanceof StorageError ? error.code : String(error)} .`)
      return false
    }
  }
  return true
}
