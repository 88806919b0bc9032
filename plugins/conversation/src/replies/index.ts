/** Decisions into lines. One function a kind of decision; a new kind does not compile until it has its words. */
import type { Conversation } from '../conversation'
import { type Line, line } from '../line'
import type { Circumstance, Reply, Turn } from '../turn'
import { answerReply } from './answer'
import { chooseReply } from './choose'
import { explainReply } from './explain'
import { checkedReply, fileLines } from './file'
import { handOverReply } from './hand-over'
import { askReply, helpReply, introduction } from './help'
import { lookUpReply } from './look-up'
import { moreReply } from './more'
import { questionReply } from './question'

/** What there is to say about a turn; no lines for silence. What was found in a file comes first, a posted secret last. */
export function replyTo(turn: Turn, conversation: Conversation, circumstance: Circumstance): Reply {
  const reply = conclusionOf(turn, conversation, circumstance)
  if (!reply.lines.length) return reply
  const warning = turn.credential ? [line(turn.file ? 'secret.in-file' : 'secret.in-message')] : []
  return { ...reply, lines: [...fileLines(turn, circumstance), ...reply.lines, ...warning] }
}

function conclusionOf(turn: Turn, conversation: Conversation, circumstance: Circumstance): Reply {
  const { decision } = turn
  switch (decision.kind) {
    case 'answer':
    case 'guide':
      return answerReply(decision, turn, conversation, circumstance)
    case 'choose':
      return says(chooseReply(decision.topics, turn, circumstance))
    case 'more':
      return moreReply(decision, turn, circumstance)
    case 'explain':
      return says(explainReply(decision.topic, turn, circumstance))
    case 'look-up':
      return says(lookUpReply(decision.code, turn, circumstance))
    case 'checked':
      return says(checkedReply(turn))
    case 'ask':
      return says(askReply(decision.need, turn, circumstance))
    case 'question':
      return says(questionReply(decision, turn, circumstance))
    case 'close':
      return says(decision.outcome === 'unknown' ? [] : [line(`close.${decision.outcome}`)])
    case 'hand-over':
      return says(handOverReply(turn, circumstance))
    case 'already-handed-over':
      return says([line('hand-over.already')])
    case 'relieved':
      return says([])
    case 'none-left':
      return says([line('none-left')])
    case 'help':
      return says(helpReply(turn, circumstance))
    case 'out-of-scope':
      return says([introduction(turn, circumstance)])
    case 'silent':
      return says([])
  }
}

function says(lines: readonly Line[]): Reply {
  return { lines, shown: [] }
}
