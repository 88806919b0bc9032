/** How implementations tell of mutes, and of what became of a message. From their sources and threads, not seen live. */
import { type Answer, no, ok } from '../bridge-peer'
import { SELF_ID } from '../peer'

export const DIALECTS = ['napcat', 'llonebot', 'lagrange'] as const
export type DialectName = (typeof DIALECTS)[number]

/** What becomes of a message: in the order of the issue, the certain ones first. */
export const FATES = ['ok', 'lost', 'blocked', 'muted', '100', '-70', '120', '200', '1200', 'silence', 'id-0'] as const
export type Fate = (typeof FATES)[number]

/** Codes that mean the same whoever says them; `lost` is a yes to what nobody ever sees. */
const COMMON: Partial<Readonly<Record<Fate, Answer>>> = {
  '100': { ...no(100, 'send group message failed: blocked by server') },
  '-70': no(-70, ''),
  '120': no(120, ''),
  '200': no(200, ''),
  'id-0': ok({ message_id: 0 }),
}

interface Dialect {
  /** Of a member for so many seconds; 0 lifts it. */
  readonly ban: (user: number, seconds: number) => object
  /** Of everyone, or its lift. */
  readonly banAll: (on: boolean) => object
  readonly fates: Partial<Readonly<Record<Fate, Answer>>>
}

const notice = { post_type: 'notice', notice_type: 'group_ban', operator_id: 20009 }

const kind = (on: boolean) => (on ? 'ban' : 'lift_ban')

const napcatSays = (how: string, answer: object) =>
  `${how}: NTEvent serviceAndMethod:NodeIKernelMsgService/sendMsg ListenerName:NodeIKernelMsgListener/onMsgInfoListUpdate EventRet:\n${JSON.stringify(answer, null, 4)}\n`
const llonebotSays = (how: string, answer: string) =>
  `invoke ${how}, nodeIKernelMsgService/sendMsg, [ '0', { peerUid: '30003' }, [ { textElement: { content: '在' } } ] ]${answer}`

const SAYINGS: Readonly<Record<DialectName, Dialect>> = {
  napcat: {
    ban: (user, seconds) => ({ ...notice, sub_type: kind(seconds > 0), user_id: user, duration: seconds }),
    banAll: (on) => ({ ...notice, sub_type: kind(on), user_id: 0, duration: on ? -1 : 0 }),
    fates: {
      blocked: no(1200, napcatSays('EventChecker Failed', { result: -1, errMsg: 'rich media transfer failed' })),
      muted: no(1200, napcatSays('EventChecker Failed', { result: 120, errMsg: '' })),
      '1200': no(1200, napcatSays('Timeout', { result: 0, errMsg: '' })),
    },
  },
  llonebot: {
    ban: (user, seconds) => ({ ...notice, sub_type: kind(seconds > 0), user_id: user, duration: seconds }),
    // It calls the mute of everyone a lift, with a duration that says what it is.
    banAll: (on) => ({ ...notice, sub_type: 'lift_ban', user_id: 0, duration: on ? -1 : 0 }),
    fates: {
      blocked: no(1200, llonebotSays('failed', ", { result: -1, errMsg: 'no' }")),
      muted: no(1200, llonebotSays('failed', ", { result: 120, errMsg: '' }")),
      '1200': no(1200, llonebotSays('timeout', '')),
    },
  },
  lagrange: {
    ban: (user, seconds) => ({ ...notice, sub_type: kind(seconds > 0), user_id: user, duration: seconds }),
    // Nobody is named.
    banAll: (on) => ({ ...notice, sub_type: kind(on), duration: on ? 268_435_455 : 0 }),
    fates: {
      blocked: no(110, 'send message failed'),
      muted: no(120, ''),
      '1200': no(9000, ''),
    },
  },
}

export function ownMute(dialect: DialectName, seconds: number): object {
  return SAYINGS[dialect].ban(SELF_ID, seconds)
}

export function everyonesMute(dialect: DialectName, on: boolean): object {
  return SAYINGS[dialect].banAll(on)
}

/** @returns the peer's answer; `undefined` is none */
export function answerOf(dialect: DialectName, fate: Fate, messageId: number): Answer | undefined {
  if (fate === 'silence') return undefined
  return SAYINGS[dialect].fates[fate] ?? COMMON[fate] ?? ok({ message_id: messageId })
}
