/** Judges one frame of a OneBot v11 link before the adapter reads it: the adapter trusts every field and dies of wrong ones. */
import { createHash } from 'node:crypto'
import { isAbsentOr, isId, isNumber, isRecord, isString, type Json } from './shapes'

/** Larger frames are dropped, in bytes. */
export const MAX_FRAME_BYTES = 1024 * 1024

export type FrameFault =
  | 'too-large'
  | 'not-text'
  | 'not-json'
  | 'not-an-object'
  | 'bad-event'
  | 'bad-reply'
  /** For an account that is not ours. */
  | 'other-account'
  /** What the account itself said: never a question. */
  | 'own-message'
  /** A forward link was answered with OneBot's code for a wrong token. */
  | 'token-refused'

export type FrameVerdict =
  | { readonly fault: FrameFault }
  /** `key` names a message or a notice, the same for each copy of it. */
  | { readonly fault?: undefined; readonly frame: Json; readonly key?: string | undefined }

type Judgement = { readonly fault?: FrameFault; readonly key?: string | undefined }

const PASS: Judgement = {}
const TOKEN_REFUSED = 1403

/**
 * @param frame the text of one frame
 * @param maxReplyBytes how large a reply may be; events are held to {@link MAX_FRAME_BYTES}
 */
export function judgeFrame(frame: string, selfId: string, maxReplyBytes = MAX_FRAME_BYTES): FrameVerdict {
  const bytes = Buffer.byteLength(frame)
  if (bytes > maxReplyBytes) return { fault: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(frame)
  } catch {
    return { fault: 'not-json' }
  }
  if (!isRecord(value)) return { fault: 'not-an-object' }
  if ('post_type' in value && bytes > MAX_FRAME_BYTES) return { fault: 'too-large' }
  const { fault, key } = 'post_type' in value ? judgeEvent(value, selfId, frame) : judgeReply(value)
  return fault === undefined ? { frame: value, key } : { fault }
}

function judgeReply(reply: Json): Judgement {
  if (reply.retcode === TOKEN_REFUSED && !isNumber(reply.echo)) return { fault: 'token-refused' }
  return isNumber(reply.echo) && isNumber(reply.retcode) ? PASS : { fault: 'bad-reply' }
}

function judgeEvent(event: Json, selfId: string, frame: string): Judgement {
  if (!isId(event.self_id) || !isNumber(event.time) || !REFERENCES.every((name) => isAbsentOr(isId, event[name]))) {
    return { fault: 'bad-event' }
  }
  if (String(event.self_id) !== selfId) return { fault: 'other-account' }
  switch (event.post_type) {
    case 'message':
      return judgeMessage(event, selfId)
    case 'message_sent':
      return { fault: 'own-message' }
    case 'notice':
      return judgeNotice(event, selfId, frame)
    case 'request':
      return isRequest(event) ? PASS : { fault: 'bad-event' }
    case 'meta_event':
      return PASS
    default:
      return { fault: 'bad-event' }
  }
}

/** Fields that name something, in any kind of event. */
const REFERENCES = ['user_id', 'group_id', 'operator_id', 'target_id', 'message_id', 'guild_id', 'channel_id'] as const

function judgeMessage(event: Json, selfId: string): Judgement {
  const { sender, message, message_type: type } = event
  const place = type === 'group' ? event.group_id : type === 'private' ? event.user_id : undefined
  if (!isId(place) || !isId(event.message_id) || !isId(event.user_id)) return { fault: 'bad-event' }
  if (!isSender(sender) || !isContent(message) || !isAbsentOr(isString, event.sub_type)) return { fault: 'bad-event' }
  if (String(sender.user_id) === selfId) return { fault: 'own-message' }
  // Some implementations number nothing: without a number copies cannot be told. A number comes back after a restart,
  // so the second in which it was said belongs to the name.
  return Number(event.message_id) === 0 ? PASS : { key: `${type}:${place}:${event.message_id}:${event.time}` }
}

function isSender(sender: unknown): sender is Json {
  return (
    isRecord(sender) &&
    isId(sender.user_id) &&
    ['nickname', 'card', 'role'].every((name) => isAbsentOr(isString, sender[name]))
  )
}

function isContent(message: unknown): boolean {
  return isString(message) || (Array.isArray(message) && message.every(isSegment))
}

function isSegment(segment: unknown): boolean {
  if (!isRecord(segment) || !isString(segment.type) || !isRecord(segment.data)) return false
  return segment.type !== 'text' || isString(segment.data.text)
}

/** Notices have no number: two are copies when they are the same, word for word. */
function judgeNotice(event: Json, selfId: string, frame: string): Judgement {
  if (!isNotice(event)) return { fault: 'bad-event' }
  if (isUpload(event) && String(event.user_id) === selfId) return { fault: 'own-message' }
  return { key: `notice:${createHash('sha1').update(frame).digest('base64')}` }
}

function isNotice(event: Json): boolean {
  if (!isString(event.notice_type)) return false
  if (isUpload(event)) return isUploadOfFile(event)
  if (event.notice_type !== 'notify') return isAbsentOr(isString, event.sub_type)
  return isString(event.sub_type) && (event.sub_type !== 'honor' || isString(event.honor_type))
}

/** A notice about a file; some implementations send nothing else about it. */
export function isUpload(event: Json): boolean {
  return event.notice_type === 'group_upload' || event.notice_type === 'offline_file'
}

function isUploadOfFile({ notice_type: type, file, user_id: user, group_id: group }: Json): boolean {
  if (!isId(user) || (type === 'group_upload' && !isId(group)) || !isRecord(file) || !isString(file.name)) return false
  return ['id', 'size', 'busid'].every((name) => isAbsentOr(isId, file[name])) && isAbsentOr(isString, file.url)
}

function isRequest(event: Json): boolean {
  return isString(event.request_type) && isId(event.flag) && isAbsentOr(isString, event.comment)
}
