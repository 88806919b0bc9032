/** Sends a file of ours: its bytes through the link, and where the implementation reads files only, the path to it. */
import type { FileVerdict, OwnFile } from '@support-agent/platform'
import { type Ask, OneBotRefusal, verdictOf } from './refusals'
import type { Json } from './shapes'

/** Where to: a group, or the private chat with a friend. */
export type Recipient = { readonly group: string } | { readonly user: string }

/** One frame carries them all, a third larger; NapCat has fallen over 140 MB. In bytes. */
const LARGEST = 8 * 1024 * 1024

/**
 * NapCat and LLOneBot take `base64://` and paths, Lagrange paths and in newer builds both, go-cqhttp paths only. A path is good
 * where the implementation runs on this machine. What may have arrived is not sent a second time.
 */
export async function sendFile(file: OwnFile, to: Recipient, ask: Ask): Promise<FileVerdict> {
  if (file.bytes.length > LARGEST) return { kind: 'refused', reason: 'rejected', wording: 'too large' }
  const base64 = `base64://${Buffer.from(file.bytes).toString('base64')}`
  const verdict = await upload(base64, file.name, to, ask)
  return isRefused(verdict) ? upload(file.path, file.name, to, ask) : verdict
}

async function upload(file: string, name: string, to: Recipient, ask: Ask): Promise<FileVerdict> {
  const [action, params]: [string, Json] =
    'group' in to
      ? ['upload_group_file', { group_id: Number(to.group), file, name }]
      : ['upload_private_file', { user_id: Number(to.user), file, name }]
  try {
    await ask(action, params)
    return { kind: 'sent' }
  } catch (error) {
    return verdictOfUpload(error)
  }
}

/** How they say that they found no file in what they were given: then nothing was sent, whatever the code. */
const UNREAD =
  /文件不存在|未知文件类型|识别URL失败|no such file|could not find|file[ _]not[ _](?:found|exist)|invalid (?:uri|file)/iu

function verdictOfUpload(error: unknown): FileVerdict {
  if (error instanceof OneBotRefusal && UNREAD.test(error.said)) {
    return { kind: 'refused', reason: 'rejected', code: error.code, wording: error.wording }
  }
  const verdict = verdictOf(error)
  return verdict.kind === 'delivered' ? { kind: 'sent' } : verdict
}

function isRefused(verdict: FileVerdict): boolean {
  return verdict.kind === 'refused' && verdict.reason !== 'offline'
}
