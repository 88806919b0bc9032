/** Asks a OneBot implementation where the bytes of a file are. */
import type { FileLocation, FileProblem } from '@support-agent/platform'
import { isUrl, pathOf, type WireFile } from './files'
import { type Ask, OneBotRefusal } from './refusals'
import { isRecord, isString, type Json } from './shapes'

/** Where the file was shown: a group, or the private chat with a person. */
export interface Place {
  readonly guildId?: string | undefined
  readonly userId?: string | undefined
}

/** `get_file` may answer with the bytes themselves: larger files are not asked for, in bytes. */
const MAX_CARRIED = 20 * 1024 * 1024

/** The address that came with the file, else the one that the implementation gives for its id. A name is never asked for. */
export async function locate(
  file: WireFile,
  place: Place,
  ask: Ask,
): Promise<FileLocation | { readonly problem: FileProblem }> {
  if (file.url !== undefined) return { kind: 'url', url: file.url }
  const problems: FileProblem[] = []
  for (const [action, params] of waysTo(file, place)) {
    try {
      const found = readLocation(await ask(action, params))
      if (found) return found
      problems.push('refused')
    } catch (error) {
      problems.push(problemOf(error))
    }
  }
  if (file.path !== undefined) return { kind: 'path', path: file.path }
  return { problem: TELLING.find((problem) => problems.includes(problem)) ?? 'unsupported' }
}

/** What says most comes first. */
const TELLING: readonly FileProblem[] = ['expired', 'refused', 'unreachable']

/** The calls that may know, best first: an address is better than bytes through the link. */
function waysTo({ id, name, size, busid, hash }: WireFile, { guildId, userId }: Place): [string, Json][] {
  if (id === undefined || id === name) return []
  const address: [string, Json] =
    guildId === undefined
      ? ['get_private_file_url', { user_id: Number(userId), file_id: id, ...(hash && { file_hash: hash }) }]
      : ['get_group_file_url', { group_id: Number(guildId), file_id: id, ...(busid && { busid: Number(busid) }) }]
  const bytes: [string, Json] = ['get_file', { file_id: id, file: id }]
  return size !== undefined && size <= MAX_CARRIED ? [address, bytes] : [address]
}

/** Bytes before addresses before paths: a path is good only on the same machine. */
function readLocation(data: unknown): FileLocation | undefined {
  if (!isRecord(data)) return undefined
  const { base64, url, file } = data
  if (isString(base64) && base64 !== '') return { kind: 'base64', data: base64 }
  if (isString(url) && isUrl(url)) return { kind: 'url', url }
  const path = [file, url]
    .map((value) => (isString(value) ? pathOf(value) : undefined))
    .find((text) => text !== undefined)
  return path === undefined ? undefined : { kind: 'path', path }
}

/** Unknown actions, as the implementations answer them. */
const UNKNOWN_ACTION: readonly number[] = [404, 1404]

function problemOf(error: unknown): FileProblem {
  if (!(error instanceof OneBotRefusal)) return 'unreachable'
  if (UNKNOWN_ACTION.includes(error.code) || /packetBackend|不支持|unsupported/i.test(error.said)) return 'unsupported'
  return /过期|不存在|删除|撤回|expired|deleted|not found|not exist/i.test(error.said) ? 'expired' : 'refused'
}
