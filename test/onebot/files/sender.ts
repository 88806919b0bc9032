/** Shares files as one implementation of OneBot tells of them, and answers its calls about their bytes. */
import type { FileReport } from '../../helpers/chat'
import { failed, type OneBotPeer, type Said, SELF_ID } from '../peer'
import type { FileSender } from '../play-chat'
import type { Dialect, SharedFile } from './dialects'
import type { FileHost } from './file-host'

/** A notice waits 2.5 s for its message. */
const NOTICE_SETTLES = 3_000

export class DialectSender implements FileSender {
  readonly shared: SharedFile[] = []

  /** @param only the one way in which it tells; all its ways without it */
  constructor(
    private readonly peer: OneBotPeer,
    private readonly host: FileHost,
    private readonly dialect: Dialect,
    private readonly only?: FileReport,
  ) {
    for (const [action, answer] of Object.entries(dialect.actions)) {
      peer.answers[action] = ({ file_id }) => {
        const file = this.shared.find(({ id }) => id === file_id || `0cc${id}` === file_id)
        return file ? answer(file) : failed(200, '文件不存在')
      }
    }
  }

  settles(isAnswered: boolean): number {
    return this.only === 'segment' || (this.only && isAnswered) ? 0 : NOTICE_SETTLES
  }

  send(name: string, content: string, from: Said & { readonly user: number }) {
    const file = this.host.share(name, content)
    this.shared.push(file)
    const { notice, segment } = this.dialect[from.group === undefined ? 'private' : 'group']
    const tells = { notice: this.only !== 'segment' && notice, segment: this.only !== 'notice' && segment }
    if (!tells.notice && !tells.segment) throw new Error(`it tells nothing of a file there by ${this.only}`)
    const words = (segment ?? this.dialect.group.segment)?.(file) ?? {}
    const event = this.peer.message('', {
      ...from,
      fields: { ...from.fields, message: [{ type: 'file', data: words }] },
    })
    const quotable = this.peer.keep(event)
    if (tells.notice) this.peer.raw(JSON.stringify(noticeOf(tells.notice(file), from)))
    if (!tells.segment) return { quotable }
    this.peer.raw(JSON.stringify(event))
    return { quotable, told: quotable }
  }
}

function noticeOf(file: object, { user, group }: Said): object {
  const time = Math.floor(Date.now() / 1000)
  const head = { time, self_id: SELF_ID, post_type: 'notice', user_id: user, file }
  return group === undefined
    ? { ...head, notice_type: 'offline_file' }
    : { ...head, notice_type: 'group_upload', group_id: group }
}
