/** May we listen, and to whom are we silent: everything that is decided before a message is understood. */
import { soundsLikeUs } from '@support-agent/conversation'
import { Admit, type AdmitSettings } from './admit'
import type { FileCalls } from './file-calls'
import { channelKey, groupOf, speakerKey, userOf } from './ids'
import type { Incoming } from './incoming'
import type { Expected } from './manners/expected'
import type { GroupBook } from './manners/group-book'
import type { OwnTexts } from './manners/own-texts'
import type { Peers } from './manners/peers'

export interface ListenerParts {
  readonly groups: GroupBook
  readonly own: OwnTexts
  readonly expected: Expected
  readonly peers: Peers
  readonly fileCalls: FileCalls
}

/** `hears`: it goes on · `deaf`: it is nothing to us · `silent`: it may be for us, and we are switched off here. */
export type Hearing = 'hears' | 'deaf' | 'silent'

export class Listener {
  private readonly admit: Admit

  constructor(
    settings: AdmitSettings,
    private readonly parts: ListenerParts,
  ) {
    this.admit = new Admit(settings)
  }

  /** @param id the platform's own id of the message */
  hears(incoming: Incoming, id: string, now: number): Hearing {
    const arrival = {
      user: userOf(incoming),
      isSelf: incoming.userId === incoming.selfId,
      fromBot: incoming.fromBot,
      message: `${channelKey(incoming)}/${id}`,
    }
    if (this.admit.arrive(arrival, now) !== 'admitted' || this.isOurOwn(incoming, now)) return 'deaf'
    const group = groupOf(incoming)
    if (!group) return 'hears'
    if (this.parts.groups.isSilent(group, now)) return 'silent'
    const silenced = this.parts.groups.isMemberSilenced(group, incoming.userId, now)
    return silenced && !incoming.mentioned ? 'deaf' : 'hears'
  }

  /** Whoever was asked for more says it to the bot, without calling it again. */
  asAddressed(incoming: Incoming, now: number): Incoming {
    const isFile = incoming.files > 0 && this.parts.fileCalls.isCalledFor(incoming, now)
    const came = this.parts.expected.came(speakerKey(incoming), now) || isFile
    return came && !incoming.mentioned ? { ...incoming, mentioned: true } : incoming
  }

  /** Counts towards a flood; its beginning is said once. */
  answerable(incoming: Incoming, now: number): 'answerable' | 'flood-begins' | 'flooding' {
    const admission = this.admit.answerable(userOf(incoming), now)
    if (admission === 'admitted') return 'answerable'
    return admission === 'flood-begins' ? 'flood-begins' : 'flooding'
  }

  /** Our words come back, or another bot like us speaks: no question, and no beginning of a conversation with it. */
  private isOurOwn(incoming: Incoming, now: number): boolean {
    if (incoming.isDirect) return false
    if (incoming.text && this.parts.own.has(channelKey(incoming), incoming.text)) return true
    const speaker = speakerKey(incoming)
    if (!soundsLikeUs(incoming.text)) return this.parts.peers.isPeer(speaker, now)
    this.parts.peers.soundedLikeUs(speaker, now)
    return true
  }
}
