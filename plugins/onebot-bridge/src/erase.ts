/** Takes back a message, and looks whether it is gone: implementations have said yes to what they had not done. */
import { OneBot } from '@koishijs/plugin-adapter-onebot'
import type { Platform } from '@support-agent/platform'
import { type Ask, OneBotOffline, OneBotRefusal } from './refusals'
import { isRecord } from './shapes'

/** How long a sign is waited for, in milliseconds. */
export const LOOK_MS = 2_000

/** @param ask gives up after {@link LOOK_MS} where it looks a message up */
export async function erase(ask: Ask, messageId: string, onRecall: Platform['onRecall']): Promise<boolean> {
  const id = Number.isSafeInteger(Number(messageId)) ? Number(messageId) : messageId
  let hear = (): void => {}
  const heard = new Promise<true>((done) => {
    hear = () => done(true)
  })
  const undo = onRecall((recall) => {
    if (recall.messageId === messageId) hear()
  })
  let timer: NodeJS.Timeout | undefined
  try {
    const answer = await ask('delete_msg', { message_id: id }).then(
      () => 'yes' as const,
      (error: unknown) => (error instanceof OneBotOffline ? ('offline' as const) : ('no' as const)),
    )
    if (answer === 'offline') return false
    if (answer === 'yes' && (await isGone(ask, id))) return true
    // go-cqhttp and Lagrange keep what was taken back and tell of it; a no may come after it was done.
    const silence = new Promise<false>((done) => {
      timer = setTimeout(() => done(false), LOOK_MS)
    })
    return await Promise.race([heard, silence])
  } finally {
    clearTimeout(timer)
    undo()
  }
}

/** NapCat gives no answer at all about a message that was taken back. */
async function isGone(ask: Ask, id: number | string): Promise<boolean> {
  try {
    const data = await ask('get_msg', { message_id: id })
    return isRecord(data) && (data.message === '' || (Array.isArray(data.message) && data.message.length === 0))
  } catch (error) {
    return error instanceof OneBotRefusal || error instanceof OneBot.TimeoutError
  }
}
