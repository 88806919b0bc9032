/** Judges one frame of a OneBot v11 link before the adapter reads it: the adapter trusts every field and dies of wrong ones. */
import { isAbsentOr, isId, isNumber, isRecord, isString, type Json } from './shapes'

/** Larger frames are dropped unread, in bytes. */
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
  /** `message` names a message event, the same for each copy of it. */
  | { readonly fault?: undefined; readonly message?: string | undefined }

const PASS: FrameVerdict = {}
const TOKEN_REFUSED = 1403

/** @param frame the text of one frame */
export function judgeFrame(frame: string, selfId: string): FrameVerdict {
  if (Buffer.byteLength(frame) > MAX_FRAME_BYTES) return { fault: 'too-large' }
  let value: unknown
  try {
    value = JSON.parse(frame)
  } catch {
    return { fault: 'not-json' }
  }
  if (!isRecord(value)) return { fault: 'not-an-object' }
  return 'post_type' in value ? judgeEvent(value, selfId) : judgeReply(value)
}

function judgeReply(reply: Json): FrameVerdict {
  if (reply.retcode === TOKEN_REFUSED && !isNumber(reply.echo)) return { fault: 'token-refused' }
  // The adapter looks the echo up in a plain object: only its own numbers may get there.
  return isNumber(reply.echo) && isNumber(reply.retcode) ? PASS : { fault: 'bad-reply' }
}

function judgeEvent(event: Json, selfId: string): FrameVerdict {
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
      return isNotice(event) ? PASS : { fault: 'bad-event' }
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

function judgeMessage(event: Json, selfId: string): FrameVerdict {
  const { sender, message, message_type: type } = event
  const place = type === 'group' ? event.group_id : type === 'private' ? event.user_id : undefined
  if (!isId(place) || !isId(event.message_id) || !isId(event.user_id)) return { fault: 'bad-event' }
  if (!isSender(sender) || !isContent(message) || !isAbsentOr(isString, event.sub_type)) return { fault: 'bad-event' }
  if (String(sender.user_id) === selfId) return { fault: 'own-message' }
  // Some implementations number nothing: without a number copies cannot be told. A number comes back after a restart,
  // so the second in which it was said belongs to the name.
  return Number(event.message_id) === 0 ? PASS : { message: `${type}:${place}:${event.message_id}:${event.time}` }
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

function isNotice(event: Json): boolean {
  if (!isString(event.notice_type)) return false
  if (event.notice_type !== 'notify') return isAbsentOr(isString, event.sub_type)
  return isString(event.sub_type) && (event.sub_type !== 'honor' || isString(event.honor_type))
}

function isRequest(event: Json): boolean {
  return isString(event.request_type) && isId(event.flag) && isAbsentOr(isString, event.comment)
}
